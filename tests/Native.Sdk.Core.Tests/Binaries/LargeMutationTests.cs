using System.Buffers.Binary;
using System.Reflection.PortableExecutable;
using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>
/// As <see cref="ElfMutationTests"/> and <see cref="BinaryMutationTests"/>, with libraries of many symbols: the ratio
/// counts there, not what a reader always needs.
/// </summary>
public sealed class LargeMutationTests
{
    private const int Symbols = 700;

    [FactIfTool("gcc")]
    public void CorruptElfLibraryOfManySymbolsIsReadOrRefused()
    {
        using var workshop = new ElfWorkshop();
        workshop.Write("v.map", string.Concat(Enumerable.Range(0, 50).Select(i => $"V{i} {{ global: *{i}; }};\n")));
        workshop.Write("a.c", Source(""));
        string[] gcc = ["gcc", "-shared", "-fPIC", "-nostdlib", "-Os", "-s"];
        workshop.Run([.. gcc, "-Wl,--version-script=v.map", "a.c", "-o", "a.so"]);
        workshop.Write("b.c", Callers(""));
        workshop.Run([.. gcc, "b.c", "a.so", "-o", "b.so"]);

        Mutation.Run(
            workshop.Read("b.so"),
            ElfMutationTests.Lie,
            ("library", bytes => ElfSharedLibrary.TryRead(bytes, out _, out _)),
            ("front door", bytes => SharedLibrary.TryRead(bytes, out _, out _)),
            ("stripper", bytes => ElfStripper.TryStrip(bytes, out _, out _)));
    }

    [FactIfTool("clang", "ld.lld", "lld-link", "llvm-lib")]
    public void CorruptImageAndImportLibraryOfManySymbolsAreReadOrRefused()
    {
        using var workshop = new Workshop();
        BuildImages(workshop, inCaller: "");
        workshop.Run("llvm-lib", "/out:objects.lib", "a.c.o", "b.c.o");

        foreach (var file in new[] { "a.dll", "b.dll", "a.lib", "objects.lib" })
        {
            Mutation.Run(
                workshop.Read(file),
                BinaryMutationTests.Lie,
                ("image", bytes => PeImage.TryRead(bytes, out _, out _)),
                ("front door", bytes => SharedLibrary.TryRead(bytes, out _, out _)),
                ("archive", bytes => Archive.TryRead(bytes, out _, out _)),
                ("static library", bytes => StaticLibrary.TryRead(bytes, out _, out _)));
        }
    }

    [FactIfZig]
    public void CorruptDylibOfManySymbolsIsReadOrRefused()
    {
        using var workshop = new Workshop();
        workshop.Write("a.c", Callers(""));
        string[] zig = [Zig.Program!, "cc", "-target", "x86_64-macos", "-Os", "-g0", "-shared"];
        workshop.Run([.. zig, "a.c", "-o", "a.dylib", "-Wl,-undefined,dynamic_lookup"]);

        Mutation.Run(
            workshop.Read("a.dylib"),
            BinaryMutationTests.Lie,
            ("image", bytes => MachOImage.TryRead(bytes, out _, out _)),
            ("front door", bytes => SharedLibrary.TryRead(bytes, out _, out _)));
    }

    /// <summary>Sixty thousand libraries, which all have the same thousand versions.</summary>
    [FactIfTool("gcc")]
    public void VersionsThatShareEntriesWithoutMeasureAreRefused()
    {
        const int Size = 1 << 20;
        using var workshop = new ElfWorkshop();
        workshop.Write("a.c", $"char blob[{Size}] = {{ 1 }};");
        workshop.Write("v.map", "V1 { global: blob; };");
        workshop.Run("gcc", "-shared", "-fPIC", "-nostdlib", "-Wl,--version-script=v.map", "a.c", "-o", "a.so");
        var bytes = workshop.Read("a.so");
        Assert.True(ElfSharedLibrary.TryRead(bytes, out var library, out _));
        var symbol = library.Exports.Single(symbol => symbol.Name == "blob");
        var section = library.File.Sections[(int)symbol.SectionIndex];
        var blob = bytes.AsSpan((int)(section.Offset + symbol.Value - section.Address), Size);
        var versions = Size - 16_000;
        for (var at = 0; at < versions; at += 16)
        {
            BinaryPrimitives.WriteInt32LittleEndian(blob[(at + 8)..], versions - at);   // vn_aux
            BinaryPrimitives.WriteInt32LittleEndian(blob[(at + 12)..], 16);             // vn_next
        }

        for (var at = versions; at < Size - 16; at += 16)
        {
            BinaryPrimitives.WriteInt32LittleEndian(blob[(at + 12)..], 16);             // vna_next
        }

        byte[] tag = [0xfc, 0xff, 0xff, 0x6f, 0, 0, 0, 0];  // DT_VERDEF, made DT_VERNEED
        var entry = bytes.AsSpan(bytes.AsSpan().IndexOf(tag));
        entry[0] = 0xfe;
        BinaryPrimitives.WriteUInt64LittleEndian(entry[8..], symbol.Value);

        Mutation.Measure(bytes, Refuse, "library");

        static void Refuse(byte[] bytes)
        {
            Assert.False(ElfSharedLibrary.TryRead(bytes, out _, out var problem));
            Assert.Equal("The entries of a table of symbol versions overlap.", problem);
        }
    }

    /// <summary>Fifty thousand libraries, of which all the same functions are imported.</summary>
    [FactIfTool("clang", "ld.lld", "lld-link")]
    public void ImportsThatShareATableWithoutMeasureAreRefused()
    {
        const int Size = 1 << 20;
        using var workshop = new Workshop();
        BuildImages(workshop, inCaller: $"__declspec(dllexport) char blob[{Size}] = {{ 0x55, 0x56, 0x57 }};");
        var bytes = workshop.Read("b.dll");
        using var reader = new PEReader([.. bytes]);
        var headers = reader.PEHeaders;
        Assert.True(headers.TryGetDirectoryOffset(headers.PEHeader!.ImportTableDirectory, out var descriptor));
        byte[] mark = [0x55, 0x56, 0x57, 0];
        var blob = bytes.AsSpan().IndexOf(mark);
        var section = headers.SectionHeaders.Last(one => one.PointerToRawData <= blob);
        for (var at = 0; at < Size - 20; at += 20)
        {
            bytes.AsSpan(descriptor, 20).CopyTo(bytes.AsSpan(blob + at));
        }

        var directory = headers.PEHeaderStartOffset + 112 + 8;
        BinaryPrimitives.WriteInt32LittleEndian(
            bytes.AsSpan(directory), blob - section.PointerToRawData + section.VirtualAddress);

        Mutation.Measure(bytes, Refuse, "image");

        static void Refuse(byte[] bytes)
        {
            Assert.False(PeImage.TryRead(bytes, out _, out var problem));
            Assert.Equal("Its tables of imported names overlap: together they are larger than the file.", problem);
        }
    }

    /// <summary><c>a.dll</c>, its import library <c>a.lib</c>, and <c>b.dll</c>, which needs all of it.</summary>
    private static void BuildImages(Workshop workshop, string inCaller)
    {
        string[] clang = ["clang", "--target=x86_64-pc-windows-msvc"];
        string[] link = ["lld-link", "/dll", "/noentry", "/nodefaultlib", "/opt:noref"];
        workshop.CompileToBytes(Source("__declspec(dllexport) "), "a.c", clang);
        workshop.Run([.. link, "/out:a.dll", "/implib:a.lib", "a.c.o"]);
        workshop.CompileToBytes(inCaller + Callers("__declspec(dllimport) "), "b.c", clang);
        workshop.Run([.. link, "/out:b.dll", "b.c.o", "a.lib"]);
    }

    private static string Callers(string mark) => string.Concat(Enumerable.Range(0, Symbols).Select(
        i => $"{mark}int f{i}(void); int g{i}(void) {{ return f{i}(); }}\n"));

    private static string Source(string mark) =>
        string.Concat(Enumerable.Range(0, Symbols).Select(i => $"{mark}int f{i}(void) {{ return {i}; }}\n"));
}
