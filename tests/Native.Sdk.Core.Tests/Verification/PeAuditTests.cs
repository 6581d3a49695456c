using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>DLLs with a defect, linked by LLVM's linker with import libraries that stand for the real DLLs.</summary>
public sealed class PeAuditTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [FactIfTool("clang", "lld-link", "llvm-dlltool")]
    public void DllThatNeedsWindowsOnlyHasNoFinding() =>
        Assert.Empty(Audit.Of("win-x64", "x.dll", Link("kernel32.dll")));

    [FactIfTool("clang", "lld-link", "llvm-dlltool")]
    public void VisualCppRuntimeIsFound()
    {
        var finding = Audit.Only("win-x64", "x.dll", Link("VCRUNTIME140.dll"));

        Assert.Equal(("NSDK4030", "VCRUNTIME140.dll"), (finding.Code, finding.Subject));
        Assert.Contains("+crt-static", finding.Text);
    }

    [FactIfTool("clang", "lld-link", "llvm-dlltool")]
    public void RuntimeForDebuggingIsFound()
    {
        Assert.Equal(("NSDK4031", "ucrtbased.dll"), Key(Audit.Only("win-x64", "x.dll", Link("ucrtbased.dll"))));
        Assert.Equal(("NSDK4031", "VCRUNTIME140D.dll"), Key(Audit.Only("win-x64", "x.dll", Link("VCRUNTIME140D.dll"))));
    }

    [FactIfTool("clang", "lld-link", "llvm-dlltool")]
    public void DllThatIsNoPartOfWindowsIsFoundUnlessItIsPackedOrAllowed()
    {
        var library = Link("libgcc_s_seh-1.dll");

        var finding = Audit.Only("win-x64", "x.dll", library);
        Assert.Equal(("NSDK4013", "libgcc_s_seh-1.dll"), Key(finding));
        Assert.Contains("(for imported)", finding.Text);
        Assert.Empty(Audit.Of("win-x64", "x.dll", library, Audit.Policy with { AllowedLibraries = ["libgcc*.dll"] }));
        Assert.Empty(Audit.Of(Audit.Policy, ("runtimes/win-x64/native/x.dll", library), ("runtimes/win-x64/native/LIBGCC_S_SEH-1.dll", Link("kernel32.dll"))).Findings);
    }

    [FactIfTool("clang", "lld-link", "llvm-dlltool")]
    public void MissingProtectionsAreFound()
    {
        var finding = Audit.Only("win-x64", "x.dll", Link("kernel32.dll", "/dynamicbase:no", "/nxcompat:no"));

        Assert.Equal("NSDK4032", finding.Code);
        Assert.Contains("/DYNAMICBASE) and data execution prevention", finding.Text);
    }

    [FactIfTool("clang", "lld-link", "llvm-dlltool")]
    public void AnotherCpuIsFound() => Assert.Equal("NSDK4020", Audit.Only("win-arm64", "x.dll", Link("kernel32.dll")).Code);

    [FactIfTool("clang", "lld-link", "llvm-dlltool")]
    public void PathOfThePdbIsFound()
    {
        var finding = Audit.Only("win-x64", "x.dll", Link("kernel32.dll", "/debug", "/pdbaltpath:C:\\Users\\me\\project\\x.pdb"));

        Assert.Equal(("NSDK4065", "C:\\Users\\me\\project\\x.pdb"), Key(finding));
    }

    [Theory]
    [InlineData("msvcp140_1.dll", true, false)]
    [InlineData("MSVCR120.dll", true, false)]
    [InlineData("msvcrt.dll", false, false)]
    [InlineData("msvcp_win.dll", false, false)]
    [InlineData("vcruntime140_1d.dll", true, true)]
    [InlineData("concrt140d.dll", true, true)]
    [InlineData("mfc140ud.dll", false, true)]
    [InlineData("vcruntime140_threads.dll", true, false)]
    [InlineData("ucrtbase.dll", false, false)]
    public void RuntimesAreToldByTheirNames(string dll, bool isRuntime, bool isDebug)
    {
        Assert.Equal(isRuntime, SystemLibraries.IsVisualCppRuntime(dll));
        Assert.Equal(isDebug, SystemLibraries.IsDebugRuntime(dll));
    }

    private static (string, string) Key(Finding finding) => (finding.Code, finding.Subject);

    /// <summary>A DLL that exports <c>answer</c> and imports one function of a DLL.</summary>
    private byte[] Link(string imported, params string[] options)
    {
        workshop.Write("x.c", "__declspec(dllimport) int imported(void);\n__declspec(dllexport) int answer(void) { return imported(); }\n");
        workshop.Write("imported.def", $"LIBRARY \"{imported}\"\nEXPORTS\n  imported\n");
        workshop.Run("llvm-dlltool", "-m", "i386:x86-64", "-d", "imported.def", "-l", "imported.lib");
        workshop.Run("clang", "--target=x86_64-pc-windows-msvc", "-c", "x.c", "-o", "x.obj");
        workshop.Run(["lld-link", "/dll", "/noentry", "/out:x.dll", "x.obj", "imported.lib", .. options]);
        return workshop.Read("x.dll");
    }
}
