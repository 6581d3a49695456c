using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>Dylibs with a defect, linked by zig.</summary>
public sealed class MachOAuditTests : IDisposable
{
    private const string Answer = "int answer(void) { return 42; }\n";

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [FactIfZig]
    public void PlainLibraryHasNoFinding() => Assert.Empty(Audit.Of("osx-arm64", "libx.dylib", Zig("aarch64-macos.11.0", Answer)));

    [FactIfZig]
    public void InstallNameOfAnInstallationIsFound()
    {
        var finding = Audit.Only("osx-arm64", "libx.dylib", Zig("aarch64-macos.11.0", Answer, "-Wl,-install_name,/opt/homebrew/lib/libx.dylib"));

        Assert.Equal(("NSDK4036", "/opt/homebrew/lib/libx.dylib"), Key(finding));
        Assert.Contains("-install_name,@rpath/libx.dylib", finding.Text);
    }

    [FactIfZig]
    public void LibraryOfAPackageManagerIsFound()
    {
        Zig("aarch64-macos.11.0", "int other(void) { return 1; }\n", "-Wl,-install_name,/opt/homebrew/opt/other/lib/libother.dylib");
        workshop.Write("libother.dylib", workshop.Read("libx.dylib"));

        var finding = Audit.Only("osx-arm64", "libx.dylib", Zig("aarch64-macos.11.0", "int other(void);\nint answer(void) { return other(); }\n", "-L.", "-lother"));

        Assert.Equal(("NSDK4035", "/opt/homebrew/opt/other/lib/libother.dylib"), Key(finding));
        Assert.Contains("Homebrew", finding.Text);
    }

    [FactIfZig]
    public void LaterSystemThanSupportedIsFound()
    {
        var library = Zig("aarch64-macos.15.2", Answer);

        var finding = Audit.Only("osx-arm64", "libx.dylib", library);
        Assert.Equal(("NSDK4037", "15.2"), Key(finding));
        Assert.Contains("asks for macOS 15.2 or later, and net8.0 supports macOS 12.0", finding.Text);
        Assert.Contains("the oldest to run on is macOS 14.0", Audit.Only("osx-arm64", "libx.dylib", library, Audit.Policy with { MacOSDeploymentTarget = new Version(14, 0) }).Text);
        Assert.Empty(Audit.Of("osx-arm64", "libx.dylib", library, Audit.Policy with { MacOSDeploymentTarget = new Version(15, 2) }));
    }

    [FactIfZig]
    public void SearchPathOfTheBuildMachineIsFound() =>
        Assert.Equal(("NSDK4018", "/usr/local/lib"), Key(Audit.Only("osx-x64", "libx.dylib", Zig("x86_64-macos.11.0", Answer, "-Wl,-rpath,/usr/local/lib,-rpath,@loader_path"))));

    [FactIfZig]
    public void MissingSignatureIsFoundOnArm64Only()
    {
        Assert.Equal("NSDK4038", Audit.Only("osx-arm64", "libx.dylib", WithoutSignature(Zig("aarch64-macos.11.0", Answer))).Code);
        Assert.Empty(Audit.Of("osx-x64", "libx.dylib", Zig("x86_64-macos.11.0", Answer)));
    }

    [FactIfZig]
    public void AnotherCpuIsFound() => Assert.Equal("NSDK4020", Audit.Only("osx-arm64", "libx.dylib", Zig("x86_64-macos.11.0", Answer)).Code);

    private static (string, string) Key(Finding finding) => (finding.Code, finding.Subject);

    /// <summary>What a tool leaves that does not sign: the load command LC_CODE_SIGNATURE becomes one that says nothing here (LC_SOURCE_VERSION).</summary>
    private static byte[] WithoutSignature(byte[] library)
    {
        var place = library.AsSpan().IndexOf((byte[])[0x1d, 0, 0, 0, 0x10, 0, 0, 0]);
        library[place] = 0x2a;
        return library;
    }

    private byte[] Zig(string target, string source, params string[] options)
    {
        workshop.Write("x.c", source);
        workshop.Run([Support.Zig.Program!, "cc", "-target", target, "-shared", "-s", "-O1", "x.c", "-o", "libx.dylib", "-Wl,-install_name,@rpath/libx.dylib", .. options]);
        return workshop.Read("libx.dylib");
    }
}
