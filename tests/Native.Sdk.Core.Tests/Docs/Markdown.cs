using System.Text.RegularExpressions;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Docs;

/// <summary>A page of docs/, as far as the tests have to understand it: sections, tables, links.</summary>
internal sealed partial class Markdown
{
    private readonly string[] lines;

    private Markdown(string name, string text)
    {
        Name = name;
        Text = text;
        lines = text.Split('\n');
        Sections = ReadSections();
    }

    /// <summary>File name.</summary>
    public string Name { get; }

    /// <summary>All of it.</summary>
    public string Text { get; }

    /// <summary>The headings with what stands below each, up to the next one of any level.</summary>
    public IReadOnlyList<(string Heading, string Body)> Sections { get; }

    /// <summary>Reads <c>docs/{name}</c>.</summary>
    public static Markdown Read(string name) => new(name, File.ReadAllText(Path.Combine(Repository.Root, "docs", name)).ReplaceLineEndings("\n"));

    /// <summary>What stands below a heading.</summary>
    public string Body(string heading) => Sections.Single(section => section.Heading == heading).Body;

    /// <summary>The rows of the table below a heading, cell by cell, without its head.</summary>
    public IReadOnlyList<string[]> Table(string heading) =>
    [
        .. Body(heading).Split('\n').Where(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
    ];

    /// <summary>The words in backquotes in the first column of the table below a heading.</summary>
    public IReadOnlyList<string> FirstColumn(string heading) => [.. Table(heading).Select(row => Code().Match(row[0]).Groups[1].Value)];

    /// <summary>Targets of links within the docs: <c>errors.md</c>, <c>#kinds</c>, <c>reference.md#kinds</c>.</summary>
    public IEnumerable<string> Links => Link().Matches(Text).Select(match => match.Groups[1].Value);

    /// <summary>The anchor that GitHub gives each heading.</summary>
    public IReadOnlySet<string> Anchors => Sections
        .Select(section => NotInAnchor().Replace(section.Heading.ToLowerInvariant(), "").Replace(' ', '-')).ToHashSet();

    /// <summary>A line of code that begins with <c>#</c> is no heading.</summary>
    private List<(string Heading, string Body)> ReadSections()
    {
        var inCode = false;
        var starts = new List<int>();
        for (var i = 0; i < lines.Length; i++)
        {
            inCode ^= lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (!inCode && lines[i].StartsWith('#'))
            {
                starts.Add(i);
            }
        }

        return [.. starts.Zip(starts.Skip(1).Append(lines.Length), (start, end) => (lines[start].TrimStart('#').Trim(), string.Join('\n', lines[(start + 1)..end])))];
    }

    [GeneratedRegex("(?<!`)`([^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\(((?!https?:)[^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor();
}
