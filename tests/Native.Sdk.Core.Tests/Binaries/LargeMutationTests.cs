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
        workshop.Run("gcc", "-m64", "-shared", "-fPIC", "-nostdlib", "-Os", "-s", "-Wl,--version-script=v.map", "a.c", "-o", "a.so");
        workshop.Write("b.c", string.Concat(Enumerable.Range(0, Symbols).Select(i => $"int f{i}(void); int g{i}(void) {{ return f{i}(); }}\n")));
        workshop.Run("gcc", "-shared", "-fPIC", "-nostdlib", "-Os", "-s", "b.c", "a.so", "-o", "b.so");

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
        workshop.CompileToBytes(Source("__declspec(dllexport) "), "a.c", "clang", "--target=x86_64-pc-windows-msvc");
        workshop.Run("lld-link", "/dll", "/noentry", "/nodefaultlib", "/out:a.dll", "/implib:a.lib", "a.c.o");
        var needs = string.Concat(Enumerable.Range(0, Symbols).Select(
            i => $"__declspec(dllimport) int f{i}(void); int g{i}(void) {{ return f{i}(); }}\n"));
        workshop.CompileToBytes(needs, "b.c", "clang", "--target=x86_64-pc-windows-msvc");
        workshop.Run("lld-link", "/dll", "/noentry", "/nodefaultlib", "/out:b.dll", "/opt:noref", "b.c.o", "a.lib");
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
        workshop.Write("a.c", Source("") + string.Concat(Enumerable.Range(0, Symbols).Select(
            i => $"int n{i}(void); int g{i}(void) {{ return n{i}(); }}\n")));
        workshop.Run(Zig.Program!, "cc", "-target", "x86_64-macos", "-Os", "-g0", "-shared", "a.c", "-o", "a.dylib", "-Wl,-undefined,dynamic_lookup");

        Mutation.Run(
            workshop.Read("a.dylib"),
            BinaryMutationTests.Lie,
            ("image", bytes => MachOImage.TryRead(bytes, out _, out _)),
            ("front door", bytes => SharedLibrary.TryRead(bytes, out _, out _)));
    }

    private static string Source(string mark) =>
        string.Concat(Enumerable.Range(0, Symbols).Select(i => $"{mark}int f{i}(void) {{ return {i}; }}\n"));
}
