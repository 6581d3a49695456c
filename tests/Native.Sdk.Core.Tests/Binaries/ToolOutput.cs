using System.Globalization;
using System.Text.RegularExpressions;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>Finding things in what a tool printed; <c>^</c> and <c>$</c> are those of lines.</summary>
internal static class ToolOutput
{
    public static IEnumerable<Match> Matches(this string output, string pattern) =>
        Regex.Matches(output, pattern, RegexOptions.Multiline);

    /// <summary>The first group of every match.</summary>
    public static IEnumerable<string> All(this string output, string pattern) =>
        output.Matches(pattern).Select(match => match.Groups[1].Value);

    /// <summary>The first group of the first match; empty if there is none.</summary>
    public static string First(this string output, string pattern) => output.All(pattern).FirstOrDefault("");

    public static bool Has(this string output, string pattern) =>
        Regex.IsMatch(output, pattern, RegexOptions.Multiline);

    public static string Group(this Match match, string name) => match.Groups[name].Value;

    public static long Hexadecimal(string digits) =>
        long.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>Whether the section is one of DWARF, by its name.</summary>
    public static bool IsDwarf(string section) => section.StartsWith(".debug_", StringComparison.Ordinal)
        || section.StartsWith(".zdebug_", StringComparison.Ordinal);

    public static IEnumerable<string> Sorted(this IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);
}
