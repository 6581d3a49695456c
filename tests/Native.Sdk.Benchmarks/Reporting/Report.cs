using System.Globalization;
using System.Text;
using Native.Sdk.Benchmarks.Measuring;

namespace Native.Sdk.Benchmarks.Reporting;

/// <summary>Collects what the cases measure, shows it as it comes, and makes a page of it.</summary>
internal sealed class Report(TextWriter console)
{
    private readonly List<Section> sections = [];

    public IEnumerable<Mark> Marks => sections.SelectMany(section => section.Marks);

    public Section Begin(string title, string text)
    {
        console.WriteLine($"\n== {title} ({DateTime.Now:HH:mm:ss}, load {Machine.Load()})");
        var section = new Section(title, text);
        sections.Add(section);
        return section;
    }

    /// <summary>Says that something is going on.</summary>
    public void Progress(string text) => console.WriteLine($"   {DateTime.Now:HH:mm:ss} {text}");

    /// <summary>Adds lines to a table: the SDK's first, the others are compared with it.</summary>
    public void Add(Section section, string input, params IReadOnlyList<Samples> contenders)
    {
        for (var i = 0; i < contenders.Count; i++)
        {
            var row = new Row(input, contenders[i], i == 0 ? null : contenders[0].Median / contenders[i].Median);
            section.Rows.Add(row);
            console.WriteLine("   " + string.Join("  ", Cells(row).Select((cell, column) => column < 2 ? cell.PadRight(column == 0 ? 14 : 34) : cell.PadLeft(10))));
        }
    }

    public void Add(Section section, Mark mark)
    {
        section.Marks.Add(mark);
        console.WriteLine("   " + mark);
    }

    /// <summary>A case that could not be measured.</summary>
    public void Fail(string name, string why)
    {
        Console.Error.WriteLine($"bench: case {name}: {why}");
        sections.Add(new Section($"Not measured: {name}", why.Split('\n')[0]));
    }

    public void Note(Section section, string text)
    {
        section.Notes.Add(text);
        console.WriteLine("   " + text);
    }

    /// <summary>The page, docs/performance.md.</summary>
    public string ToMarkdown(string command, TimeSpan duration)
    {
        var page = new StringBuilder("# Performance\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Written by `{command}` on {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC in {duration.TotalMinutes:F0} minutes; no figure here is typed.\n\n| | |\n|---|---|\n");
        foreach (var (name, value) in Machine.Describe())
        {
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {value} |\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"| Load at the end | {Machine.Load()} |\n\n");
        page.Append(
            "All contenders ran in one run on the same files, the same compiler command lines and the same parallelism, in turns. *Native.Sdk* is the native build in a fresh process, " +
            "as the MSBuild task runs it, with the assembly that the package ships; of other engines the whole process is measured. A ratio below 1 means that Native.Sdk is faster.\n\n## Marks\n\n" +
            "| | Mark | Figure | Limit |\n|---|---|---:|---:|\n");
        foreach (var mark in Marks)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {(mark.IsMet ? "met" : "**missed**")} | {mark.What} | {mark.Figure} | {mark.Bound} |\n");
        }

        foreach (var mark in Marks.Where(mark => !mark.IsMet && mark.Why.Length > 0))
        {
            page.Append(CultureInfo.InvariantCulture, $"\nMissed: {mark.What}. {mark.Why}\n");
        }

        foreach (var section in sections)
        {
            AppendSection(page, section);
        }

        return page.ToString();
    }

    private static void AppendSection(StringBuilder page, Section section)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {section.Title}\n\n{section.Text}\n");
        if (section.Rows.Count > 0)
        {
            page.Append("\n| Input | | Median | Fastest | Processor | Tools run | Runs | Native.Sdk / it |\n|---|---|---:|---:|---:|---:|---:|---:|\n");
            foreach (var row in section.Rows)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", Cells(row))} |\n");
            }
        }

        foreach (var note in section.Notes)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n{note}\n");
        }
    }

    private static string[] Cells(Row row) =>
    [
        row.Input,
        row.Samples.Contender,
        Machine.Time(row.Samples.Median),
        Machine.Time(row.Samples.Minimum),
        row.Samples.MedianCpu > 0 ? Machine.Time(row.Samples.MedianCpu) : "",
        row.Samples.Work is { } work ? work.ToString(CultureInfo.InvariantCulture) : "",
        row.Samples.Count.ToString(CultureInfo.InvariantCulture),
        row.Ratio is { } ratio ? string.Create(CultureInfo.InvariantCulture, $"{ratio:F3}") : "",
    ];
}
