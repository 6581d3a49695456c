using System.Text.RegularExpressions;
using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>
/// The libraries of the machine, against readelf: a sample, or every one under <c>/usr/lib</c> with
/// <c>NATIVE_SDK_TEST_ALL_LIBRARIES=1</c> (minutes).
/// </summary>
public sealed class ElfSystemLibraryTests
{
    private const int SampleSize = 20;

    [FactIfTool("readelf")]
    public void LibrariesOfThisMachineAreReadAsReadelfReadsThem()
    {
        using var workshop = new ElfWorkshop();

        var differences = Libraries().Select(path => (path, Difference: CompareWithReadElf(workshop, path)))
            .Where(compared => compared.Difference is not null);

        Assert.Empty(differences.Select(compared => $"{compared.path}: {compared.Difference}"));
    }

    [FactIfTool("readelf")]
    public void LibrariesOfThisMachineAreTheSameToTheLoaderWhenStripped()
    {
        using var workshop = new ElfWorkshop();

        var differences = Libraries().Select(path => (path, Difference: CompareStripped(workshop, path)))
            .Where(compared => compared.Difference is not null);

        Assert.Empty(differences.Select(compared => $"{compared.path}: {compared.Difference}"));
    }

    private static string? CompareWithReadElf(ElfWorkshop workshop, string path)
    {
        if (!ElfSharedLibrary.TryRead(File.ReadAllBytes(path), out var library, out var problem))
        {
            return problem;
        }

        var output = workshop.Run("readelf", "--dyn-syms", "-d", "-n", "-W", path);
        var exports = ReadElf.Definitions(output, ".dynsym")
            .Where(line => line.Contains(" DEFAULT ") || line.Contains(" PROTECTED "));
        return !exports.SequenceEqual(library.Exports.Select(ReadElf.Describe)) ? "exports"
            : !ReadElf.Dynamic(output, "NEEDED").SequenceEqual(library.Needed) ? "needed"
            : ReadElf.Dynamic(output, "SONAME").LastOrDefault() != library.SoName ? "soname"
            : ReadElf.Dynamic(output, "RPATH").LastOrDefault() != library.RPath ? "rpath"
            : ReadElf.Dynamic(output, "RUNPATH").LastOrDefault() != library.RunPath ? "runpath"
            : ReadElf.BuildId(output) != library.BuildId ? "build-id"
            : null;
    }

    private static string? CompareStripped(ElfWorkshop workshop, string path)
    {
        if (!ElfStripper.TryStrip(File.ReadAllBytes(path), out var stripped, out var problem))
        {
            return problem;
        }

        workshop.Write("stripped.so", stripped);
        var before = workshop.Run("readelf", "-l", "-d", "-r", "-V", "-W", path);
        var after = workshop.Run("readelf", "-l", "-d", "-r", "-V", "-W", "stripped.so");
        return WithoutSectionNumbers(before) != WithoutSectionNumbers(after) ? "readelf prints something else"
            : !Exports(File.ReadAllBytes(path)).SequenceEqual(Exports(stripped)) ? "exports"
            : null;
    }

    /// <summary>Numbers of sections may change, and do in libraries that patchelf has changed.</summary>
    private static string WithoutSectionNumbers(string output) => Regex.Replace(output, @"Link: \d+ ", "Link: ");

    /// <summary>The exports with the names of their sections.</summary>
    private static string[] Exports(byte[] bytes) => ElfSharedLibrary.TryRead(bytes, out var library, out var problem)
        ? [library.BuildId ?? "", .. library.Exports.Select(symbol => Describe(library.File, symbol))]
        : [problem];

    private static string Describe(ElfFile file, ElfSymbol symbol) =>
        file.Sections[(int)symbol.SectionIndex].Name + (symbol with { SectionIndex = 0 });

    private static IEnumerable<string> Libraries()
    {
        // Links are left out: each library once, and /usr/lib has circles.
        var withoutLinks = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        var all = new DirectoryInfo("/usr/lib").EnumerateFiles("*.so*", withoutLinks)
            .Where(IsSharedLibrary)
            .Select(file => file.FullName)
            .Order(StringComparer.Ordinal)
            .ToArray();
        return Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_ALL_LIBRARIES") == "1"
            ? all
            : all.Where((_, i) => i % Math.Max(1, all.Length / SampleSize) == 0);
    }

    /// <summary>By magic, class and <c>e_type</c>, without the reader that is tested here.</summary>
    private static bool IsSharedLibrary(FileInfo file)
    {
        var start = new byte[18];
        using var stream = file.OpenRead();
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start.AsSpan().StartsWith("\u007fELF"u8)
            && start[16] + start[17] == (int)ElfFileType.SharedObject;
    }
}
