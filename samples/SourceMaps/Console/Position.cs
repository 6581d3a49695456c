using System.Globalization;

namespace SourceMaps.Console;

/// <summary>A position in the generated file, counted from 1, as stack traces and editors do.</summary>
internal readonly record struct Position(int Line, int Column)
{
    /// <summary>
    /// Reads <c>line:column</c>, and whatever a stack trace puts around it: <c>at f (bundle.js:1:507)</c>.
    /// </summary>
    public static bool TryParse(string text, out Position position)
    {
        position = default;
        var parts = text.TrimEnd(')').Split(':');
        if (parts.Length < 2
            || !int.TryParse(parts[^2], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            || !int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            || line == 0
            || column == 0)
        {
            return false;
        }

        position = new Position(line, column);
        return true;
    }
}
