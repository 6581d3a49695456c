using System.Text.RegularExpressions;
using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;
using Xunit.Abstractions;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>
/// The libraries of the machine, against readelf: a sample, or every one under <c>/usr/lib</c> with
/// <c>NATIVE_SDK_TEST_ALL_LIBRARIES=1</c> (minutes).
/// </summary>
public sealed class ElfSystemLibraryTests(ITestOutputHelper output)
{
    private const int SampleSize = 20;

    [FactIfTool("readelf")]
    public void LibrariesOfThisMachineAreReadAsReadelfReadsThem()
    {
        using var workshop = new ElfWorkshop();

        Agreement.Check(Libraries(), path => CompareWithReadElf(workshop, path), output);
    }

    [FactIfTool("readelf")]
    public void LibrariesOfThisMachineAreTheSameToTheLoaderWhenStripped()
    {
        using var workshop = new ElfWorkshop();

        Agreement.Check(Libraries(), path => CompareStripped(workshop, path), output);
    }

    private static string? CompareWithReadElf(ElfWorkshop workshop, string path)
    {
        if (!ElfSharedLibrary.TryRead(File.ReadAllBytes(path), out var library, out var problem))
        {
            return problem;
        }

        return Agreement.FirstDifference(ElfFacts.Of(library), ElfFacts.Of(workshop.Run([.. ElfFacts.Command, path])));
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
        var all = Agreement.Files("/usr/lib", "*.so*", IsSharedLibrary);
        return Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_ALL_LIBRARIES") == "1"
            ? all
            : all.Where((_, i) => i % Math.Max(1, all.Length / SampleSize) == 0);
    }

    /// <summary>By magic and <c>e_type</c>, without the reader that is tested here.</summary>
    private static bool IsSharedLibrary(byte[] start) =>
        start.AsSpan().StartsWith("\u007fELF"u8) && start[16] + start[17] == (int)ElfFileType.SharedObject;
}
