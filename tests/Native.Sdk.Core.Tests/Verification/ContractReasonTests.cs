using Native.Sdk.Platforms;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>Why an entry point is missing, and what a missing one of a generated method means.</summary>
public sealed class ContractReasonTests
{
    [Theory]
    [InlineData("linux-x64", "_Z7sm_freePv")]
    [InlineData("linux-x64", "_ZN2sm7sm_freeEPv")]
    [InlineData("win-x64", "?sm_free@@YAXPEAX@Z")]
    [InlineData("osx-arm64", "_Z7sm_freePv")]
    public void CppNameIsRecognised(string rid, string export)
    {
        var package = new ContractPackage().Library(rid, "sm", export, "sm_fre").Assembly("net8.0", ContractCheckTests.Import("sm_free"));

        Assert.Equal("NSDK4051", Assert.Single(package.Check().Findings).Code);
        Assert.Contains($"but '{export}' is: the function was compiled as C++", Assert.Single(package.Texts()));
    }

    [Theory]
    [InlineData("_ZN2sm7sm_free17h0123456789abcdefE")]
    [InlineData("_RNvCs4fqI2P2rA04_2sm7sm_free")]
    public void RustNameIsRecognised(string export)
    {
        var package = new ContractPackage().Library("linux-x64 win-x64", "sm", export).Assembly("net8.0", ContractCheckTests.Import("sm_free"));

        Assert.Equal(["NSDK4052 linux-x64 libsm.so sm_free", "NSDK4052 win-x64 sm.dll sm_free"], package.Findings());
        Assert.Contains($"It is there as '{export}', without #[no_mangle].", Assert.Single(package.Texts()));
    }

    [Fact]
    public void SourcesAreAskedForWhatIsMissingUntilOneKnows()
    {
        var asked = new List<string>();
        var package = new ContractPackage
        {
            FindUnexported = (library, function) =>
            {
                asked.Add($"{library.Name} {function}");
                return function == "sm_free" ? "src/lib.rs:12" : null;
            },
        };
        package.Library("linux-x64 win-x64", "sm", "sm_a").Assembly("net8.0 net9.0", ContractCheckTests.Import("sm_a"), ContractCheckTests.Import("sm_free"), ContractCheckTests.Import("other"));

        var findings = package.Check().Findings;

        Assert.Equal(["libsm.so other", "sm.dll other", "libsm.so sm_free"], asked);
        Assert.Equal(["NSDK4050", "NSDK4050", "NSDK4052", "NSDK4052"], findings.Select(finding => finding.Code).Order());
        Assert.Contains("It is at src/lib.rs:12, without #[no_mangle].", findings.First(finding => finding.Code == "NSDK4052").Text);
    }

    [Fact]
    public void GeneratedOnesThatSomePlatformsLackAreOneWarningForEachOfThem()
    {
        var package = new ContractPackage().Library("linux-x64", "sm", "a", "b", "c").Library("win-x64 win-arm64", "sm", "a")
            .Assembly("net8.0", Generated("a"), Generated("b"), Generated("c"));

        Assert.Equal(["NSDK4054 win-arm64 sm.dll b, c", "NSDK4054 win-x64 sm.dll b, c"], package.Findings());
        Assert.StartsWith("2 of the functions that Sm.dll (net8.0) has from a header are not exported by sm.dll (win-x64, win-arm64), but by libsm.so (linux-x64): b, c.",
            Assert.Single(package.Texts()));
    }

    [Fact]
    public void GeneratedOnesThatAreNowhereAreOneNote()
    {
        var package = new ContractPackage().Library("linux-x64 win-x64", "sm", "a")
            .Assembly("net8.0 net472", [.. Enumerable.Range(10, 30).Select(i => Generated("f" + i))]);

        var finding = Assert.Single(package.Check().Findings);

        Assert.Equal(("NSDK4055", ""), (finding.Code, finding.Rid));
        Assert.StartsWith("30 of the functions that Sm.dll (net8.0, net472) has from a header are not exported by libsm.so (linux-x64) and sm.dll (win-x64): f10, f11,", finding.Text);
        Assert.Contains(", f29 and 10 more. ", finding.Text);
    }

    [Fact]
    public void WhatSomebodyAlsoWroteByHandIsAnError() => Assert.Equal(
        ["NSDK4050 linux-x64 libsm.so f"],
        new ContractPackage().Library("linux-x64", "sm", "a").Assembly("net8.0", Generated("f")).Assembly("net9.0", ContractCheckTests.Import("f")).Findings());

    [Theory]
    [InlineData("_Z1fv", "NSDK4051 linux-x64 libsm.so f")]
    [InlineData("_ZN2ns1fEv", "NSDK4055  libsm.so f")]
    public void GeneratedOneThatWasCompiledAsCppIsAnError(string export, string finding) => Assert.Equal(
        [finding], new ContractPackage().Library("linux-x64", "sm", export).Assembly("net8.0", Generated("f")).Findings());

    /// <summary>To compare each with each would take minutes.</summary>
    [Fact]
    public void ThousandsOfMissingOnesAreSaidWithHintsForTheFirstOnly()
    {
        var exports = Enumerable.Range(0, 3000).Select(i => $"library_function_number_{i}").ToArray();
        var package = new ContractPackage().Library("linux-x64 win-x64", "sm", exports)
            .Assembly("net8.0 net9.0", [.. exports.Take(1000).Select(name => ContractCheckTests.Import(name.Replace("_f", "_F_")))]);

        var findings = package.Check().Findings;

        Assert.Equal(2000, findings.Count);
        Assert.InRange(findings.Count(finding => finding.Text.Contains("Did you mean", StringComparison.Ordinal)), 2, 40);
    }

    private static ManagedImport Generated(string entryPoint) => ContractCheckTests.Import(entryPoint) with { IsGenerated = true, IsExactSpelling = true };
}
