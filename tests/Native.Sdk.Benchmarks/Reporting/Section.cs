namespace Native.Sdk.Benchmarks.Reporting;

/// <summary>What one case has to show.</summary>
internal sealed class Section(string title, string text)
{
    public string Title => title;

    public string Text => text;

    public List<Row> Rows { get; } = [];

    public List<Mark> Marks { get; } = [];

    /// <summary>Sentences about what was seen, figures included.</summary>
    public List<string> Notes { get; } = [];
}
