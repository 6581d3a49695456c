using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>Membership in the sets of symbol versions.</summary>
public sealed class LinuxPolicyTests
{
    [Theory]
    [InlineData("x64", "2.17", "GLIBC_2.2.5", true)]
    [InlineData("x64", "2.17", "GLIBC_2.17", true)]
    [InlineData("x64", "2.17", "GLIBC_2.18", false)]
    [InlineData("x64", "2.23", "GLIBC_2.18", true)]         // between policies: glibc's own releases
    [InlineData("x64", "2.23", "GLIBC_2.24", false)]
    [InlineData("x64", "2.28", "GLIBC_2.19", false)]        // there is no such version on x64
    [InlineData("s390x", "2.28", "GLIBC_2.19", true)]       // and here there is
    [InlineData("x64", "2.17", "GLIBC_2.0", false)]
    [InlineData("x86", "2.17", "GLIBC_2.0", true)]
    [InlineData("arm64", "2.17", "GLIBC_2.18", true)]       // every distribution of that policy has it on arm64
    [InlineData("arm64", "2.17", "GLIBC_2.4", false)]
    [InlineData("x64", "2.41", "GLIBC_PRIVATE", false)]
    [InlineData("x64", "2.35", "GLIBC_ABI_DT_RELR", false)]
    [InlineData("x64", "2.36", "GLIBC_ABI_DT_RELR", true)]
    [InlineData("riscv64", "2.36", "GLIBC_ABI_DT_RELR", false)]
    [InlineData("x64", "2.43", "GLIBC_2.43", true)]         // newer than the table
    [InlineData("x64", "2.42", "GLIBC_2.43", false)]
    [InlineData("x64", "2.36", "GLIBC_2.37", false)]
    [InlineData("x64", "2.17", "GLIBCXX_3.4.19", true)]
    [InlineData("x64", "2.23", "GLIBCXX_3.4.20", false)]
    [InlineData("x64", "2.26", "GLIBCXX_3.4.23", false)]
    [InlineData("arm64", "2.26", "GLIBCXX_3.4.23", true)]
    [InlineData("x64", "2.17", "CXXABI_TM_1", true)]
    [InlineData("x64", "2.17", "CXXABI_FLOAT128", false)]
    [InlineData("x64", "2.27", "GCC_7.0.0", true)]
    [InlineData("x64", "2.17", "GCC_7.0.0", false)]
    [InlineData("arm", "2.17", "CXXABI_ARM_1.3.3", true)]
    [InlineData("riscv64", "2.17", "GLIBC_2.31", true)]     // no older policy of that CPU
    [InlineData("loongarch64", "2.17", "GLIBC_2.36", true)]
    public void VersionsAreMembersOfTheirPoliciesOnly(string cpu, string baseline, string version, bool isAllowed)
    {
        var policy = LinuxPolicy.For(cpu, Version.Parse(baseline));

        Assert.True(policy.Knows(version));
        Assert.Equal(isAllowed, policy.Allows(version));
    }

    [Fact]
    public void VersionsOfOtherLibrariesAreNotItsAffair() => Assert.False(LinuxPolicy.For("x64", new Version(2, 17)).Knows("OPENSSL_3.0.0"));

    [Theory]
    [InlineData("net10.0", "x64", "2.27")]
    [InlineData("net9.0", "x64", "2.17")]
    [InlineData("net8.0", "arm", "2.35")]
    [InlineData("netstandard2.0", "x64", "2.17")]
    [InlineData("net10.0;net8.0", "x64", "2.17")]
    [InlineData("net10.0;net472", "x64", "2.27")]           // .NET Framework is on Windows only
    [InlineData("net472", "x64", "2.17")]
    [InlineData("", "x64", "2.17")]
    [InlineData("net8.0", "loongarch64", "2.36")]
    public void TheOldestFrameworkDecides(string frameworks, string cpu, string baseline)
    {
        var policy = new VerificationPolicy { TargetFrameworks = frameworks.Split(';', StringSplitOptions.RemoveEmptyEntries) };

        Assert.Equal(Version.Parse(baseline), policy.ForLinux(cpu).Baseline);
    }
}
