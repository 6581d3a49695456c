using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;
using Xunit.Abstractions;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>
/// The static and import libraries of the machine, against llvm-ar, readelf and nm: a sample, or every one under
/// <c>/usr</c> and in the packages of <c>NATIVE_SDK_TEST_NUPKGS</c> with <c>NATIVE_SDK_TEST_ALL_LIBRARIES=1</c>
/// (minutes).
/// </summary>
public sealed class ArchiveAgreementTests(ITestOutputHelper output)
{
    private const int SampleSize = 15;

    [FactIfTool("llvm-ar")]
    public void MembersAreReadAsLlvmArReadsThem()
    {
        using var workshop = new Workshop();

        Agreement.Check(Sample(Archives), Compare, output);

        string? Compare(string path)
        {
            if (!Archive.TryRead(File.ReadAllBytes(path), out var archive, out var problem))
            {
                return problem;
            }

            return archive.IsThin ? null : Agreement.FirstDifference(
                LlvmAr.Describe(archive).Split('\n'), workshop.Run("llvm-ar", "tO", path).Split('\n'));
        }
    }

    [FactIfTool("readelf")]
    public void ObjectsDefineWhatReadelfShows()
    {
        using var workshop = new Workshop();

        Agreement.Check(Sample(Archives), Compare, output);

        string? Compare(string path)
        {
            if (!StaticLibrary.TryRead(File.ReadAllBytes(path), out var library, out var problem))
            {
                return problem;
            }

            var isElf = library.Objects.Count > 0
                && library.Objects.All(one => one.File is { Format: BinaryFormat.Elf, IsLtoOnly: false });
            var definitions = library.Objects.SelectMany(one => one.File.Definitions).Select(symbol => symbol.Name);
            return !isElf ? null : Agreement.FirstDifference(
                [.. definitions.Sorted()],
                [.. ByReadElf(workshop, path).Sorted()]);
        }
    }

    [FactIfTool("x86_64-w64-mingw32-nm")]
    public void LongImportLibrariesAreReadAsNmReadsThem()
    {
        using var workshop = new Workshop();
        var libraries = Archives.Where(path => path.Contains("mingw") && HasHead(path));

        Agreement.Check(Sample([.. libraries]), Compare, output);

        string? Compare(string path)
        {
            if (!StaticLibrary.TryRead(File.ReadAllBytes(path), out var library, out var problem))
            {
                return problem;
            }

            var symbols = workshop.Run("x86_64-w64-mingw32-nm", path).All("^[0-9a-f]+ I __imp_(.*)$");
            return Agreement.FirstDifference(
                [.. library.Imports.Select(import => import.Symbol).Sorted()],
                [.. symbols.Sorted()]);
        }
    }

    /// <summary>The object of the import table's entry: <c>d000001.o</c> of MinGW's, <c>n_h.o</c> of others.</summary>
    private static bool HasHead(string path) => Archive.TryRead(File.ReadAllBytes(path), out var archive, out _)
        && archive.Members.Any(member => member.Name.EndsWith("h.o", StringComparison.Ordinal));

    /// <summary>Not nm, which also loads compilers' plugins and then does not show Rust's symbols.</summary>
    private static IEnumerable<string> ByReadElf(Workshop workshop, string path) =>
        workshop.Run("readelf", "-sW", path).Split("\nFile: ")
            .SelectMany(file => ReadElf.Definitions(file, ".symtab"))
            .Select(line => line.Split(' ', 4)[3]);

    private static string[] Archives { get; } =
    [
        .. from folder in Folders()
           from pattern in new[] { "*.a", "*.lib", "*.rlib" }
           from file in Agreement.Files(folder, pattern, start =>
               start.AsSpan().StartsWith("!<arch>\n"u8) || start.AsSpan().StartsWith("!<thin>\n"u8))
           select file,
    ];

    private static IEnumerable<string> Folders() =>
        FactIfPackagesAttribute.Folder is { } packages ? ["/usr", packages] : ["/usr"];

    private static IEnumerable<string> Sample(string[] all) =>
        Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_ALL_LIBRARIES") == "1"
            ? all
            : all.Where((_, i) => i % Math.Max(1, all.Length / SampleSize) == 0);
}
