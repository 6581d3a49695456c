using System.Text;
using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Binaries;

public sealed class StaticLibraryTests
{
    private const string Def = """
        LIBRARY n.dll
        EXPORTS
        f
        g @12 NONAME
        d DATA
        """;

    private const string DefOfX86 = """
        LIBRARY n.dll
        EXPORTS
        f@4
        g@8 @12 NONAME
        d DATA
        """;

    private static readonly ImportedSymbol[] Imports =
    [
        new("n.dll", "f", "f", null, IsData: false),
        new("n.dll", "g", null, 12, IsData: false),
        new("n.dll", "d", "d", null, IsData: true),
    ];

    [FactIfTool("gcc", "ar")]
    public void ObjectsAreReadAndOtherFilesNamed()
    {
        using var workshop = new Workshop();
        workshop.CompileToBytes("int data; int f(void) { return data; }", "a.c", "gcc", "-fno-common");
        workshop.CompileToBytes("static int hidden; int* g(void) { return &hidden; }", "b.c", "gcc");
        workshop.Write("lib.rmeta", "rust");
        workshop.Run("ar", "rcs", "a.a", "a.c.o", "lib.rmeta", "b.c.o");

        var library = Read(workshop.Read("a.a"));

        Assert.Equal(["a.c.o", "b.c.o"], library.Objects.Select(one => one.Name));
        Assert.Equal(["data f", "g"], library.Objects.Select(
            one => string.Join(' ', one.File.Definitions.Select(symbol => symbol.Name).Sorted())));
        Assert.Equal(["lib.rmeta"], library.OtherMembers);
        Assert.Empty(library.Imports);
    }

    [FactIfTool("llvm-dlltool", "llvm-readobj")]
    public void ShortImportLibraryIsRead()
    {
        using var workshop = new Workshop();
        workshop.Write("n.def", Def);
        workshop.Run("llvm-dlltool", "-m", "i386:x86-64", "-d", "n.def", "-l", "n.lib");

        var library = Read(workshop.Read("n.lib"));

        Assert.Equal(Imports, library.Imports);
        Assert.Empty(library.Objects);
        Assert.Empty(library.OtherMembers);
        Assert.Equal(
            workshop.Run("llvm-readobj", "n.lib").All("^Symbol: __imp_(.*)$"),
            library.Imports.Select(import => import.Symbol));
    }

    [FactIfTool("llvm-dlltool")]
    public void NamesOfX86AreUndecoratedAsTheImportSays()
    {
        using var workshop = new Workshop();
        workshop.Write("n.def", DefOfX86);
        workshop.Run("llvm-dlltool", "-m", "i386", "-d", "n.def", "-l", "n.lib");
        workshop.Run("llvm-dlltool", "-k", "-m", "i386", "-d", "n.def", "-l", "k.lib");

        Assert.Equal(["f@4", null, "d"], Read(workshop.Read("n.lib")).Imports.Select(import => import.Name));
        Assert.Equal(["f", null, "d"], Read(workshop.Read("k.lib")).Imports.Select(import => import.Name));
        Assert.Equal(["_f@4", "_g@8", "_d"], Read(workshop.Read("n.lib")).Imports.Select(import => import.Symbol));
    }

    /// <summary>EXPORTAS (arm64ec) is the one name type that no tool here writes.</summary>
    [Fact]
    public void NameToLookUpIsReadWhereItStandsApart()
    {
        byte[] bytes =
        [
            0, 0, 0xff, 0xff, 0, 0, 0x64, 0xaa, 0, 0, 0, 0, 14, 0, 0, 0, 1, 0, 4 << 2, 0,
            .. "#f\0n.dll\0name\0"u8,
        ];

        Assert.Equal(new ImportedSymbol("n.dll", "#f", "name", null, IsData: false), CoffImport.Read(bytes));
    }

    [FactIfTool("x86_64-w64-mingw32-gcc")]
    public void LongImportLibraryOfDlltoolIsRead()
    {
        using var workshop = new Workshop();
        workshop.Write("n.def", Def);
        workshop.Run("x86_64-w64-mingw32-dlltool", "-d", "n.def", "-l", "n.a");

        var library = Read(workshop.Read("n.a"));

        Assert.Equal(Imports.OrderBy(import => import.Symbol), library.Imports.OrderBy(import => import.Symbol));
        Assert.Empty(library.Objects);
    }

    [FactIfTool("x86_64-w64-mingw32-gcc")]
    public void LongImportLibraryOfGnuLdIsReadBesideObjects()
    {
        using var workshop = new Workshop();
        const string Source = "__declspec(dllexport) int f(void) { return 1; } __declspec(dllexport) int d;";
        workshop.CompileToBytes(Source, "n.c", "x86_64-w64-mingw32-gcc");
        workshop.Run("x86_64-w64-mingw32-gcc", "-shared", "n.c.o", "-o", "n.dll", "-Wl,--out-implib,n.a");
        workshop.Run("x86_64-w64-mingw32-ar", "rs", "n.a", "n.c.o");

        var library = Read(workshop.Read("n.a"));

        Assert.Equal(["n.dll d", "n.dll f"], library.Imports.Select(
            import => $"{import.Library} {import.Symbol}").Sorted());
        Assert.Equal(["n.c.o"], library.Objects.Select(one => one.Name));
    }

    [Fact]
    public void UniversalLibraryHasTheObjectsOfAllCpus()
    {
        var bytes = BinarySpecimen.ToUniversal(
            ToArchive(BinarySpecimen.MachOObjectX64), ToArchive(BinarySpecimen.MachOObjectArm64));

        var library = Read(bytes);

        Assert.Equal(["a.o", "a.o"], library.Objects.Select(one => one.Name));
        Assert.All(library.Objects, one => Assert.Contains(one.File.Definitions, symbol => symbol.Name == "strong"));

        static byte[] ToArchive(byte[] content) =>
            [.. Encoding.ASCII.GetBytes($"!<arch>\n{"a.o",-16}{0,-32}{content.Length,-10}`\n"), .. content];
    }

    [FactIfTool("gcc", "ar")]
    public void ThinArchiveAndUnsoundObjectAreRefused()
    {
        using var workshop = new Workshop();
        var bytes = workshop.CompileToBytes("int f;", "a.c", "gcc");
        workshop.Run("ar", "rcsT", "thin.a", "a.c.o");
        workshop.Write("cut.o", bytes[..100]);
        workshop.Run("ar", "rcS", "cut.a", "cut.o");

        Assert.False(StaticLibrary.TryRead(workshop.Read("thin.a"), out _, out var thin));
        Assert.False(StaticLibrary.TryRead(workshop.Read("cut.a"), out _, out var cut));

        Assert.Equal("It is a thin archive: the objects are not in it, only their paths.", thin);
        Assert.StartsWith("Its member 'cut.o' at offset 0x44 is unsound. The section header table ", cut);
    }

    private static StaticLibrary Read(byte[] bytes)
    {
        Assert.True(StaticLibrary.TryRead(bytes, out var library, out var problem), problem);
        return library;
    }
}
