using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Native.Sdk.Diagnostics;
using Native.Sdk.Verification;

namespace Native.Sdk.Tool;

/// <summary>The answer of show: for people the table, the findings and whatever else was asked for; for programs JSON.</summary>
/// <remarks>
/// <code>
/// Zstd 1.2.0, held to net8.0, glibc 2.17
///   linux-x64  libzstd.so   812 KB  glibc 2.14  186 exports, 12 used  ok
///   win-x64    zstd.dll     790 KB  UCRT        186 exports, 12 used  NSDK4030
///   2 libraries, 1.6 MB; 1 finding
///
/// NSDK4030: 'zstd.dll' for win-x64 needs …
/// </code>
/// </remarks>
internal static class ShowReport
{
    private const int MaxElsewhere = 10;

    /// <summary>As text.</summary>
    public static void Write(VerificationReport report, Subject subject, ShowOptions options, TextWriter output)
    {
        foreach (var line in ReportTable.ToText(report))
        {
            output.WriteLine(line);
        }

        foreach (var line in Remarks(subject).SelectMany(remark => Paragraph.Hang("  ", remark)))
        {
            output.WriteLine(line);
        }

        // What is wrong in the same way on several platforms is several findings, with one text that names them all.
        foreach (var finding in report.Findings.DistinctBy(finding => (finding.Code, finding.Text)))
        {
            output.WriteLine();
            foreach (var line in Paragraph.Wrap($"{finding.Code}{Level(finding)}: {finding.Text}", Paragraph.Width))
            {
                output.WriteLine(line);
            }
        }

        if (subject.Library is { } library)
        {
            WriteDetails(LibraryDetails.Of(library), output);
            WriteNames(options.ListsExports, "Exports", library.Exports, output);
        }

        foreach (var unused in report.Libraries)
        {
            WriteNames(options.ListsUnused, $"{unused.Rid}/{unused.File} exports, and no managed code here uses", unused.UnusedExports, output);
        }
    }

    /// <summary>As JSON: <see cref="ReportJson"/>, and what only show knows.</summary>
    public static string ToJson(VerificationReport report, Subject subject)
    {
        var json = JsonNode.Parse(ReportJson.Write(report))!.AsObject();
        json["elsewhere"] = new JsonArray([.. subject.Elsewhere.Select(path => JsonValue.Create(path))]);
        return json.ToJsonString(Json.Options);
    }

    private static string Level(Finding finding) => finding.Diagnostic.Level switch
    {
        MessageLevel.Error => "",
        MessageLevel.Warning => " (warning)",
        _ => " (note)",
    };

    private static IEnumerable<string> Remarks(Subject subject)
    {
        if (subject.Elsewhere is { Count: > 0 and var count } paths)
        {
            var some = string.Join(", ", paths.Take(MaxElsewhere)) + (count > MaxElsewhere ? $" and {count - MaxElsewhere} more" : "");
            yield return $"{Count(count, "native file", "native files")} elsewhere, not verified, because .NET finds nothing there by itself: {some}";
        }

        if (subject.CountOfRuntime is > 0 and var own)
        {
            yield return $"{Count(own, "native library", "native libraries")} of .NET itself left out";
        }
    }

    private static void WriteDetails(IEnumerable<(string Label, string Text)> details, TextWriter output)
    {
        const int LabelWidth = 15;
        output.WriteLine();
        var last = "";
        foreach (var (label, text) in details)
        {
            foreach (var line in Paragraph.Hang("  " + (label == last ? "" : label).PadRight(LabelWidth - 2), text))
            {
                output.WriteLine(line);
            }

            last = label;
        }
    }

    private static void WriteNames(bool isWanted, string heading, IReadOnlyList<string> names, TextWriter output)
    {
        if (!isWanted || names.Count == 0)
        {
            return;
        }

        var text = new StringBuilder($"\n{heading}:\n");
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            text.Append("  ").Append(name).Append('\n');
        }

        output.Write(text);
    }

    private static string Count(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";
}
