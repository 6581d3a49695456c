using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>Libraries for Linux with a defect, each made by the tools that make it in life.</summary>
public sealed class ElfAuditTests : IDisposable
{
    private const string Answer = "int answer(void) { return 42; }\n";

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [FactIfTool("gcc")]
    public void PlainLibraryHasNoFinding() => Assert.Empty(Audit.Of("linux-x64", "libx.so", Gcc(Answer)));

    [FactIfTool("rustc")]
    public void RustOnANewSystemNeedsANewGlibc()
    {
        workshop.Write("lib.rs", "#[no_mangle]\npub extern \"C\" fn answer() -> usize { std::thread::spawn(|| 42).join().unwrap() }\n");
        workshop.Run("rustc", "--crate-type=cdylib", "-O", "-Cstrip=symbols", "lib.rs", "-o", "libx.so");

        var finding = Audit.Only("linux-x64", "libx.so", workshop.Read("libx.so"));

        Assert.Equal("NSDK4010", finding.Code);
        Assert.StartsWith("GLIBC_2.", finding.Subject);
        Assert.Matches(@"needs GLIBC_2\.3\d \(\w+.*: it fails to load on \S.* \(glibc 2\.\d+\) and older, and net8\.0 supports 2\.23", finding.Text);
        Assert.Contains("NativeToolchain=zig", finding.Text);
    }

    [FactIfTool("gcc")]
    public void VersionsOfWeakSymbolsCount()
    {
        var library = Gcc("""
            #include <stdlib.h>
            void *use(void) { return malloc(1); }
            extern int gettid(void) __attribute__((weak));
            extern int statx(int, const char*, int, unsigned, void*) __attribute__((weak));
            int answer(void) { return (gettid ? gettid() : 0) + (statx ? statx(0, "", 0, 0, NULL) : 0); }
            """);

        var finding = Audit.Only("linux-x64", "libx.so", library);

        Assert.Equal("NSDK4010", finding.Code);
        Assert.Equal("GLIBC_2.30", finding.Subject);
        Assert.Contains("GLIBC_2.30 (gettid, weak but refused all the same), GLIBC_2.28 (statx, weak but refused all the same)", finding.Text);
    }

    [FactIfTool("gcc")]
    public void ABaselineOfTheProjectReplacesTheFrameworks()
    {
        var library = Gcc("int gettid(void);\nint answer(void) { return gettid(); }\n");

        Assert.Empty(Audit.Of("linux-x64", "libx.so", library, Audit.Policy with { GlibcBaseline = new Version(2, 30) }));
        Assert.Empty(Audit.Of("linux-x64", "libx.so", library, Audit.Policy with { GlibcBaseline = new Version(2, 99) }));
        Assert.Contains("the oldest to run on is glibc 2.29", Audit.Only("linux-x64", "libx.so", library, Audit.Policy with { GlibcBaseline = new Version(2, 29) }).Text);
        Assert.Contains("net10.0 supports 2.27", Audit.Only("linux-x64", "libx.so", library, Audit.Policy with { TargetFrameworks = ["net10.0", "net472"] }).Text);
    }

    [FactIfTool("g++")]
    public void CppOfTheSystemIsFound()
    {
        var library = Gxx("#include <string>\n#include <iostream>\nextern \"C\" int answer() { std::cout << std::string(99, 'x'); return 42; }\n");

        var findings = Audit.Of("linux-x64", "libx.so", library);

        Assert.Equal(["NSDK4011", "NSDK4012"], findings.Select(finding => finding.Code));
        Assert.Equal("libstdc++.so.6", findings[1].Subject);
        Assert.Contains("GLIBCXX_3.4.21 (", findings[0].Text);
        Assert.All(findings, finding => Assert.Contains("-static-libstdc++", finding.Text));
    }

    [FactIfTool("g++")]
    public void AllowedCppOfTheSystemMayBeTooNew()
    {
        var library = Gxx("#include <memory_resource>\nextern \"C\" void* answer() { return std::pmr::new_delete_resource()->allocate(4); }\n");

        var finding = Audit.Only("linux-x64", "libx.so", library, Audit.Policy with { AllowedLibraries = ["libstdc++*"] });

        Assert.Equal("NSDK4011", finding.Code);
        Assert.Contains("GLIBCXX_3.4.26 (_ZNSt3pmr19new_delete_resourceEv)", finding.Text);
    }

    [FactIfTool("gcc")]
    public void LibraryThatNotEverySystemHasIsFound()
    {
        workshop.Write("ssl.c", "int SSL_new(void) { return 1; }\n");
        workshop.Run("gcc", "-shared", "-fPIC", "ssl.c", "-o", "libssl.so", "-Wl,-soname,libssl.so.3");
        var library = Gcc("int SSL_new(void);\nint answer(void) { return SSL_new(); }\n", "-L.", "-lssl");

        var finding = Audit.Only("linux-x64", "libx.so", library);

        Assert.Equal(("NSDK4013", "libssl.so.3"), (finding.Code, finding.Subject));
        Assert.Contains("NativeAllowedLibraries=libssl.so.3", finding.Text);
        Assert.Empty(Audit.Of("linux-x64", "libx.so", library, Audit.Policy with { AllowedLibraries = ["libssl.so.*"] }));
    }

    [FactIfTool("gcc")]
    public void LibraryOfTheSamePackageIsFoundWhereTheLoaderLooksBesideIt()
    {
        workshop.Write("other.c", "int other(void) { return 1; }\n");
        workshop.Run("gcc", "-shared", "-fPIC", "other.c", "-o", "libother.so", "-Wl,-soname,libother.so");
        const string Source = "int other(void);\nint answer(void) { return other(); }\n";

        var good = Audit.Of(Audit.Policy, Packed("libother.so", workshop.Read("libother.so")), Packed("libx.so", Gcc(Source, "-L.", "-lother", "-Wl,-rpath,$ORIGIN")));
        var bad = Audit.Of(Audit.Policy, Packed("libother.so", workshop.Read("libother.so")), Packed("libx.so", Gcc(Source, "-L.", "-lother")));

        Assert.Empty(good.Findings);
        Assert.Equal("NSDK4023", Assert.Single(bad.Findings).Code);
    }

    [FactIfTool("gcc")]
    public void AnotherCpuIsFound()
    {
        var finding = Audit.Only("linux-arm64", "libx.so", Gcc(Answer));

        Assert.Equal("NSDK4020", finding.Code);
        Assert.Contains("is packed for linux-arm64, but it is Elf for x64", finding.Text);
    }

    [FactIfTool("musl-gcc")]
    public void MuslAndGlibcAreToldApart()
    {
        workshop.Write("x.c", "#include <stdlib.h>\nvoid *answer(void) { return malloc(1); }\n");
        workshop.Run("musl-gcc", "-shared", "-fPIC", "-s", "x.c", "-o", "musl.so");
        workshop.Run("gcc", "-shared", "-fPIC", "x.c", "-o", "glibc.so");

        Assert.Empty(Audit.Of("linux-musl-x64", "libx.so", workshop.Read("musl.so")));
        Assert.Equal("NSDK4021", Audit.Only("linux-x64", "libx.so", workshop.Read("musl.so")).Code);
        Assert.Equal("NSDK4021", Audit.Only("linux-musl-x64", "libx.so", workshop.Read("glibc.so")).Code);
    }

    [FactIfTool("gcc")]
    public void SearchPathsOfTheBuildMachineAreFound()
    {
        Assert.Equal(("NSDK4018", "/opt/vendor/lib"), Key(Audit.Only("linux-x64", "libx.so", Gcc(Answer, "-Wl,-rpath,$ORIGIN/x:/opt/vendor/lib"))));
        Assert.Equal(("NSDK4018", "/opt/old"), Key(Audit.Only("linux-x64", "libx.so", Gcc(Answer, "-Wl,--disable-new-dtags,-rpath,/opt/old"))));
    }

    [FactIfTool("gcc")]
    public void ExecutableStackIsFound() => Assert.Equal("NSDK4016", Audit.Only("linux-x64", "libx.so", Gcc(Answer, "-Wl,-z,execstack")).Code);

    [FactIfTool("gcc")]
    public void RelocationsInCodeAreFound()
    {
        workshop.Write("t.S", ".text\n.globl table\ntable: .quad answer\n.section .note.GNU-stack,\"\",@progbits\n");

        Assert.Equal("NSDK4017", Audit.Only("linux-x64", "libx.so", Gcc(Answer, "t.S", "-Wl,-z,notext")).Code);
    }

    [FactIfTool("gcc")]
    public void InstructionSetsAreFound() =>
        Assert.Equal(("NSDK4019", "x86-64-v3"), Key(Audit.Only("linux-x64", "libx.so", Gcc(Answer, "-march=x86-64-v3", "-Wl,-z,x86-64-v3"))));

    [FactIfTool("gcc")]
    public void PackedRelocationsAreFound()
    {
        var finding = Audit.Only("linux-x64", "libx.so", Gcc("#include <stdlib.h>\nvoid *use(void) { return malloc(1); }\nstatic int a;\nint *table[] = { &a, &a, &a, &a };\n", "-Wl,-z,pack-relative-relocs"));

        Assert.Equal(("NSDK4015", "GLIBC_ABI_DT_RELR"), Key(finding));
    }

    [FactIfTool("gcc")]
    public void PrivatePartsOfGlibcAreFound()
    {
        var library = Gcc("extern int __libc_early_init(int);\nint answer(void) { return __libc_early_init(1); }\n");

        Assert.Equal(("NSDK4014", "GLIBC_PRIVATE"), Key(Audit.Only("linux-x64", "libx.so", library)));
    }

    [FactIfTool("gcc")]
    public void DebugInformationIsFoundUnlessItIsMeant()
    {
        var library = Gcc(Answer, "-g", "-ffile-prefix-map=" + workshop["."] + "=.");

        Assert.Contains("NSDK4064", Audit.Of("linux-x64", "libx.so", library).Select(finding => finding.Code));
        Assert.Empty(Audit.Of("linux-x64", "libx.so", library, Audit.Policy with { AcceptsDebugInformation = true }));
    }

    [FactIfTool("gcc")]
    public void PathsOfTheBuildMachineAreFound()
    {
        workshop.Write("x.c", "const char *where(void) { return __FILE__; }\n");
        workshop.Run("gcc", "-shared", "-fPIC", workshop["x.c"], "-o", "libx.so");

        var finding = Audit.Only("linux-x64", "libx.so", workshop.Read("libx.so"), Audit.Policy with { BuildFolders = [Path.GetDirectoryName(workshop["x.c"])!] });

        Assert.Equal(("NSDK4065", workshop["x.c"]), Key(finding));
    }

    [Fact]
    public void FilesThatAreNoLibraryAreFound()
    {
        var finding = Audit.Only("linux-x64", "libx.so", "version https://git-lfs.github.com/spec/v1\n"u8.ToArray());

        Assert.Equal("NSDK4022", finding.Code);
        Assert.Empty(Audit.Of("linux-x64", "README.md", "text"u8.ToArray()));
    }

    private static (string, string) Key(Finding finding) => (finding.Code, finding.Subject);

    private static (string Path, byte[] Bytes) Packed(string file, byte[] bytes) => ($"runtimes/linux-x64/native/{file}", bytes);

    private byte[] Gcc(string source, params string[] options) => Compile("gcc", "x.c", source, options);

    private byte[] Gxx(string source) => Compile("g++", "x.cpp", source, []);

    private byte[] Compile(string compiler, string file, string source, string[] options)
    {
        workshop.Write(file, source);
        workshop.Run([compiler, "-shared", "-fPIC", "-O1", file, "-o", "out.so", .. options]);
        return workshop.Read("out.so");
    }
}
