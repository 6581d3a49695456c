using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>What decides whether and how a library loads: versions of symbols, stack, relocations, CPU level.</summary>
public sealed class ElfLoaderFactsTests
{
    private const string Source = """
        #include <math.h>
        #include <pthread.h>
        int old(void) { return 1; } int current(void) { return 2; }
        __asm__(".symver old, f@V1\n.symver current, f@@V2");
        __attribute__((weak)) extern int maybe(void);
        int plain(double x) { return pow(x, x) + pthread_self() + (maybe ? maybe() : 0); }
        """;

    private const string Nothing = "int f(void) { return 1; }";

    [FactIfTool("gcc")]
    public void VersionsOfSymbolsAreReadOnBothSides()
    {
        var library = Build(Source, "-Wl,--version-script=v.map", "-Wl,--no-as-needed", "-lm");

        Assert.Equal(["V1", "V2"], library.VersionDefinitions);
        Assert.Equal(
            ["f V1 False", "f V2 True", "plain V1 True"],
            library.Exports.Where(symbol => symbol.Name != symbol.Version)
                .Select(symbol => $"{symbol.Name} {symbol.Version} {symbol.IsDefaultVersion}").Sorted());
        var pow = library.VersionNeeds.Single(need => need.Library == "libm.so.6");
        Assert.Equal(("GLIBC_2.29", false, "pow"), (pow.Version, pow.IsWeak, pow.Symbols.Single()));
        Assert.Contains(new ElfImport("pow", "GLIBC_2.29", "libm.so.6", IsWeak: false), library.Imports);
        Assert.Contains(new ElfImport("maybe", Version: null, Library: null, IsWeak: true), library.Imports);
        var libc = library.VersionNeeds.Single(need => need is { Library: "libc.so.6", Version: "GLIBC_2.2.5" });
        Assert.Equal(["__cxa_finalize", "pthread_self"], libc.Symbols.Sorted());
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, true)]   // VER_FLG_WEAK
    public void VersionsAreReadOfTheSpecimen(byte flags, bool isWeak)
    {
        byte[] bytes = [.. ElfSpecimen.Versioned];
        bytes[0x410 + 16 + 4] = flags;  // of the first vernaux

        var library = Read(bytes);

        Assert.Equal(["V1", "V2"], library.VersionDefinitions);
        Assert.Equal(
            [("libneeded.so.1", "N1", isWeak, "needed_old"), ("libneeded.so.1", "N2", false, "needed_new")],
            library.VersionNeeds.Select(need => (need.Library, need.Version, need.IsWeak, need.Symbols.Single())));
        Assert.Equal((3, ElfOsAbi.SystemV), (library.X86Level, library.File.OsAbi));
    }

    [FactIfTool("gcc")]
    public void LibraryWithoutVersionsHasNone()
    {
        var library = Build("int needed(void); int f(void) { return needed(); }", "-nostdlib");

        Assert.Equal([new ElfImport("needed", null, null, IsWeak: false)], library.Imports);
        Assert.Equal([(null, true)], library.Exports.Select(symbol => (symbol.Version, symbol.IsDefaultVersion)));
        Assert.Empty(library.VersionNeeds);
        Assert.Empty(library.VersionDefinitions);
    }

    [FactIfTool("gcc")]
    public void VersionThatIsNeededForItselfHasNoSymbols()
    {
        const string Pointers = "int puts(const char*); int x; int* p[] = { &x, &x }; int f(void) { return puts(\"\"); }";

        var library = Build(Pointers, "-Wl,-z,pack-relative-relocs");

        Assert.True(library.HasPackedRelativeRelocations);
        Assert.Empty(library.VersionNeeds.Single(need => need.Version == "GLIBC_ABI_DT_RELR").Symbols);
    }

    [FactIfTool("gcc")]
    public void ProtectionsAreReadAsTheLinkerWasTold()
    {
        Assert.Equal((false, true, true), Protections("-Wl,-z,relro,-z,now,-z,noexecstack"));
        Assert.Equal((true, false, false), Protections("-Wl,-z,norelro,-z,lazy,-z,execstack"));

        static (bool, bool, bool) Protections(string options)
        {
            var library = Build(Nothing, options);
            return (library.HasExecutableStack, library.HasRelro, library.BindsNow);
        }
    }

    /// <summary>Specimens of lld, without PT_GNU_STACK once it is renamed.</summary>
    [Theory]
    [InlineData(ElfMachine.X86_64, true)]
    [InlineData(ElfMachine.Arm, true)]
    [InlineData(ElfMachine.S390, true)]
    [InlineData(ElfMachine.PowerPC, true)]
    [InlineData(ElfMachine.AArch64, false)]
    [InlineData(ElfMachine.RiscV, false)]
    [InlineData(ElfMachine.LoongArch, false)]
    [InlineData(ElfMachine.PowerPC64, false)]
    public void WithoutAWordOnTheStackTheCpuDecides(ElfMachine machine, bool isExecutable)
    {
        byte[] bytes = [.. ElfSpecimen.For(ElfMachine.X86_64).Library];
        Assert.False(Read(bytes).HasExecutableStack);

        byte[] stack = [0x51, 0xe5, 0x74, 0x64];
        bytes[bytes.AsSpan().IndexOf(stack)] = 0x5f;
        BitConverter.TryWriteBytes(bytes.AsSpan(18), (ushort)machine);

        Assert.Equal(isExecutable, Read(bytes).HasExecutableStack);
    }

    [FactIfTool("gcc")]
    public void CodeThatTheLoaderMustChangeIsSeen()
    {
        const string Absolute = """__asm__(".globl f\n.type f,@function\nf: movabs $x, %rax\nret"); int x = 1;""";

        Assert.True(Build(Absolute, "-Wl,-z,notext").HasTextRelocations);
        Assert.False(Build(Nothing).HasTextRelocations);
    }

    [FactIfTool("gcc")]
    public void CpuLevelIsTheHighestThatIsNeeded()
    {
        Assert.Null(Build(Nothing).X86Level);
        Assert.Equal(2, Build(Nothing, "-Wl,-z,x86-64-v2").X86Level);
        Assert.Equal(4, Build(Nothing, "-Wl,-z,x86-64-v4").X86Level);
    }

    [FactIfTool("gcc", "strip")]
    public void SymbolTableAndDebugInformationAreMeasured()
    {
        using var workshop = new ElfWorkshop();
        workshop.Write("a.c", "int f(void) { return 1; }");
        workshop.Run("gcc", "-g", "-shared", "-fPIC", "a.c", "-o", "a.so");
        workshop.Run("strip", "-g", "a.so", "-o", "b.so");
        workshop.Run("strip", "a.so", "-o", "c.so");

        var full = Read(workshop.Read("a.so"));
        var withoutDebug = Read(workshop.Read("b.so"));
        var stripped = Read(workshop.Read("c.so"));

        Assert.InRange(full.DebugInformationSize, 100, full.File.Bytes.Length);
        Assert.Equal((true, 0), (withoutDebug.HasSymbolTable, withoutDebug.DebugInformationSize));
        Assert.Equal((false, 0), (stripped.HasSymbolTable, stripped.DebugInformationSize));
    }

    [FactIfTool("gcc")]
    public void GnuExtensionsAreInTheHeader()
    {
        const string Ifunc = """
            static int g(void) { return 1; }
            static void* pick(void) { return g; }
            int f(void) __attribute__((ifunc("pick")));
            """;

        Assert.Equal(ElfOsAbi.Gnu, Build(Ifunc).File.OsAbi);
        Assert.Equal(ElfOsAbi.SystemV, Build(Nothing).File.OsAbi);
    }

    private static ElfSharedLibrary Build(string source, params string[] options)
    {
        using var workshop = new ElfWorkshop();
        workshop.Write("v.map", "V1 { global: f; plain; local: *; }; V2 { global: f; } V1;");
        workshop.Write("a.c", source);
        workshop.Run(["gcc", "-shared", "-fPIC", "a.c", "-o", "a.so", .. options]);
        return Read(workshop.Read("a.so"));
    }

    private static ElfSharedLibrary Read(byte[] bytes)
    {
        Assert.True(ElfSharedLibrary.TryRead(bytes, out var library, out var problem), problem);
        return library;
    }
}
