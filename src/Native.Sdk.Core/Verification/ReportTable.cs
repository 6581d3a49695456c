using System.Globalization;

namespace Native.Sdk.Verification;

/// <summary>A report as a table, in plain text for a build's output and in Markdown for a page.</summary>
/// <remarks>
/// <code>
/// Zstd 1.2.0, held to net8.0, glibc 2.17
///   linux-x64  libzstd.so   812 KB  glibc 2.14  186 exports, 12 used  ok
///   win-x64    zstd.dll     790 KB  UCRT        186 exports, 12 used  NSDK4030
///   2 libraries, 1.6 MB; 1 finding
/// </code>
/// </remarks>
public static class ReportTable
{
    private static readonly string[] Headings = ["RID", "Library", "Size", "Needs", "Exports", "Findings"];

    /// <summary>The lines for a console, without what the findings say.</summary>
    public static IEnumerable<string> ToText(VerificationReport report)
    {
        yield return Title(report);
        var rows = Rows(report);
        var widths = Enumerable.Range(0, Headings.Length).Select(column => rows.Select(row => row[column].Length).DefaultIfEmpty().Max()).ToArray();
        foreach (var row in rows)
        {
            yield return "  " + string.Join("  ", row.Select((cell, column) => column == 2 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd();
        }

        yield return "  " + Summary(report);
    }

    /// <summary>The same as a section of a Markdown page, with what the findings say.</summary>
    public static string ToMarkdown(VerificationReport report)
    {
        var lines = new List<string> { "### " + Escape(Title(report)), "", Row(Headings), Row(Headings.Select(_ => "---")) };
        lines.AddRange(Rows(report).Select(row => Row(row.Select(Escape))));
        lines.AddRange(["", Summary(report), ""]);
        lines.AddRange(report.Problems.Select(finding => $"- **{finding.Code}** {Escape(finding.Text)}"));
        return string.Join('\n', lines).TrimEnd() + "\n\n";
    }

    private static string Title(VerificationReport report) => report.Policy.Length > 0 ? $"{report.Name}, held to {report.Policy}" : report.Name;

    private static string Summary(VerificationReport report)
    {
        var findings = report.Problems.Count();
        return string.Create(CultureInfo.InvariantCulture,
            $"{Count(report.Libraries.Count, "library", "libraries")}, {Text.Size(report.Size)}; {(findings == 0 ? "no finding" : Count(findings, "finding", "findings"))}");
    }

    private static string Count(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");

    private static List<string[]> Rows(VerificationReport report) => [.. report.Libraries.Select(library => (string[])
    [
        library.Rid,
        library.File,
        Text.Size(library.Size),
        library.System,
        Count(library.Exports, "export", "exports") + (library.UsedExports is { } used ? string.Create(CultureInfo.InvariantCulture, $", {used} used") : ""),
        string.Join(" ", report.Problems.Where(finding => finding.Rid == library.Rid && (finding.File == library.File || finding.File.Length == 0)).Select(finding => finding.Code).Distinct().DefaultIfEmpty(library.IsAudited ? "ok" : "not checked")),
    ])];

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    /// <summary>Names of files and symbols are plain text, whatever is in them.</summary>
    private static string Escape(string text) => text.Replace("|", "\\|").Replace("<", "&lt;").Replace("*", "\\*").Replace("_", "\\_").Replace("\n", " ");
}
