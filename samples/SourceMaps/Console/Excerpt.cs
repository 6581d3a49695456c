namespace SourceMaps.Console;

/// <summary>Shows a source line with a mark below one of its columns, as compilers do.</summary>
internal static class Excerpt
{
    /// <summary>How much of a line is shown: sources can be minified, too.</summary>
    private const int MaxWidth = 100;

    public static void Write(string line, long number, int column, TextWriter output)
    {
        column = Math.Min(column, line.Length);
        var start = Math.Max(0, Math.Min(column - (MaxWidth / 2), line.Length - MaxWidth));
        var end = Math.Min(line.Length, start + MaxWidth);

        // Neither cut may go through a surrogate pair.
        start += start > 0 && char.IsLowSurrogate(line[start]) ? 1 : 0;
        end -= end < line.Length && char.IsLowSurrogate(line[end]) ? 1 : 0;

        var (before, after) = (start > 0 ? "…" : "", end < line.Length ? "…" : "");
        var indent = string.Concat(line[start..Math.Max(start, column)].Select(c => c == '\t' ? '\t' : ' '));
        output.WriteLine($"{number,6} | {before}{line[start..end]}{after}");
        output.WriteLine($"{"",6} | {new string(' ', before.Length)}{indent}^");
    }
}
