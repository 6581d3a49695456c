using System.Globalization;
using System.Text.RegularExpressions;
using Native.Sdk.Headers;

namespace Native.Sdk.Core.Tests.Headers;

/// <summary>Where clang puts the members of every structure, against where we put them.</summary>
/// <remarks>
/// <code>
/// Type: struct a                                      or "struct a::(unnamed at b.c:1:43)"
/// Layout: &lt;ASTRecordLayout
///   Size:128
///   Alignment:64
///   FieldOffsets: [0, 3, 16, 32, 64]&gt;
/// </code>
/// </remarks>
internal static partial class ClangLayouts
{
    /// <summary>Arguments with which clang tells.</summary>
    public static readonly string[] Arguments = ["-fsyntax-only", "-w", "-Xclang", "-fdump-record-layouts-simple"];

    /// <summary>Makes clang lay them out. (Its option to do so by itself does it before it has seen attributes behind the brace.)</summary>
    public static string Uses(CTranslationUnit unit) => string.Concat(
        unit.Records.Where(record => record is { IsComplete: true, Tag.Length: > 0 }).Select((record, index) => $"char uses_record_{index}[sizeof({record}) + 1];\n")
        .Concat(unit.Typedefs.Where(named => named.Unaliased is CRecordType { IsComplete: true, Tag: "" }).Select((named, index) => $"char uses_typedef_{index}[sizeof({named.Name}) + 1];\n")));

    /// <summary>"struct a: 16/8 [0, 3]"; of one without tag the line is its name.</summary>
    public static List<string> OfClang(string dump)
    {
        var result = new List<string>();
        foreach (Match match in Layout().Matches(dump))
        {
            var name = match.Groups["name"].Value;
            if (name.StartsWith("struct __va_list", StringComparison.Ordinal) || name == "struct __NSConstantString_tag")
            {
                continue;
            }

            var unnamed = Unnamed().Match(name);
            result.Add(Line(
                unnamed.Success ? $"{name.Split(' ')[0]} {unnamed.Groups[1].Value}:{unnamed.Groups[2].Value}" : name.Split("::")[0],
                Number(match, "size") / 8, Number(match, "align") / 8, match.Groups["offsets"].Value));
        }

        result.Sort(StringComparer.Ordinal);
        return result;
    }

    /// <summary>The same of our own.</summary>
    public static List<string> OfParser(CTranslationUnit unit)
    {
        // clang calls a structure without tag by its first typedef.
        var names = new Dictionary<CType, string>();
        foreach (var named in unit.Typedefs)
        {
            names.TryAdd(named.Target is CQualifiedType qualified ? qualified.Type : named.Target, named.Name);
        }

        var result = new List<string>();
        foreach (var record in unit.Records.Where(record => record.IsComplete))
        {
            var word = record.IsUnion ? "union " : "struct ";
            var name = record.Tag.Length > 0 ? word + record.Tag : names.GetValueOrDefault(record) ?? $"{word}{record.Location.File}:{record.Location.Line}";
            result.Add(unit.Layout.Of(record) is { } layout
                ? Line(name, layout.Size, layout.Alignment, string.Join(", ", layout.BitOffsets))
                : $"{name}: unknown");
        }

        result.Sort(StringComparer.Ordinal);
        return result;
    }

    private static string Line(string name, long size, long alignment, string offsets) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}: {size}/{alignment} [{offsets}]");

    private static long Number(Match match, string group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Type: (?<name>.*)\n\nLayout: <ASTRecordLayout\n  Size:(?<size>\d+)\n(?:  \w+:.*\n)*?  Alignment:(?<align>\d+)\n(?:  \w+Alignment:.*\n)*  FieldOffsets: \[(?<offsets>[^\]]*)\]")]
    private static partial Regex Layout();

    [GeneratedRegex(@"\((?:unnamed|anonymous)(?: struct| union)? at (.*):(\d+):\d+\)$")]
    private static partial Regex Unnamed();
}
