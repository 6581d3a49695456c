using Xunit.Abstractions;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>Comparing what is read of many files with what another tool says of them.</summary>
internal static class Agreement
{
    /// <summary>Compares every file, and fails with all differences.</summary>
    /// <param name="files">Absolute paths.</param>
    /// <param name="compare">The difference in a file; null if there is none.</param>
    /// <param name="output">Where to say how many there were.</param>
    public static void Check(IEnumerable<string> files, Func<string, string?> compare, ITestOutputHelper output)
    {
        var count = 0;
        var differences = new List<string>();
        foreach (var file in files)
        {
            count++;
            if (compare(file) is { } difference)
            {
                differences.Add($"{file}: {difference}");
            }
        }

        output.WriteLine($"{count} files, {differences.Count} differences");
        Assert.True(differences.Count == 0, $"{differences.Count} of {count}:\n{string.Join('\n', differences)}");
    }

    /// <summary>The first line that is not the same; null if there is none.</summary>
    public static string? FirstDifference(IReadOnlyList<string> read, IReadOnlyList<string> expected)
    {
        for (var i = 0; i < Math.Max(read.Count, expected.Count); i++)
        {
            var (mine, other) = (read.ElementAtOrDefault(i), expected.ElementAtOrDefault(i));
            if (mine != other)
            {
                return $"'{mine}', expected '{other}'";
            }
        }

        return null;
    }

    /// <summary>The files below a folder, sorted, by name and by what their first 18 bytes are.</summary>
    public static string[] Files(string folder, string pattern, Func<byte[], bool> isWanted)
    {
        // Links are left out: each file once, and /usr/lib has circles.
        var withoutLinks = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        return [.. Directory.EnumerateFiles(folder, pattern, withoutLinks)
            .Where(path => isWanted(Start(path)))
            .Order(StringComparer.Ordinal)];
    }

    private static byte[] Start(string path)
    {
        var start = new byte[18];
        using var stream = File.OpenRead(path);
        stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start;
    }
}
