using Native.Sdk.Diagnostics;

namespace Native.Sdk.Headers;

/// <summary>
/// The tokens of a text, in arrays: a large header has a million of them. What stands between them (line markers,
/// <c>#pragma pack</c>, comments) is kept beside, with the number of the token that follows it.
/// </summary>
internal sealed class CTokens(string text, CNames names)
{
    private CTokenKind[] kinds = new CTokenKind[Math.Max(64, text.Length / 4)];
    private int[] starts = new int[Math.Max(64, text.Length / 4)];
    private int[] values = new int[Math.Max(64, text.Length / 4)];
    private int[] lines = new int[Math.Max(64, text.Length / 4)];
    private int[] matches = [];

    private readonly List<CSource> sources = [];
    private readonly CMarks fileMarks = new(), packMarks = new();

    public string Text => text;

    public CNames Names => names;

    /// <summary>How many, without the <see cref="CTokenKind.End"/> behind the last.</summary>
    public int Count { get; private set; }

    /// <summary>Documentation, for the token behind it.</summary>
    public List<CComment> Comments { get; } = [];

    public Dictionary<string, CMacroDefinition> Macros { get; } = new(StringComparer.Ordinal);

    public CTokenKind Kind(int index) => kinds[index];

    /// <summary>Of a word its number, of a literal its length.</summary>
    public int Value(int index) => values[index];

    public int Line(int index) => lines[index];

    /// <summary>For an opening bracket the token that closes it, or -1.</summary>
    public int Match(int index) => matches[index];

    /// <summary>A word or literal as it stands in the text.</summary>
    public ReadOnlySpan<char> Span(int index) => kinds[index] switch
    {
        CTokenKind.Number or CTokenKind.String or CTokenKind.Character => text.AsSpan(starts[index], values[index]),
        CTokenKind.Identifier or >= CTokenKind.Typedef => names[values[index]],
        CTokenKind.End => "the end",
        _ => text.AsSpan(starts[index], Math.Min(1, text.Length - starts[index])),
    };

    public string Name(int index) => names[values[index]];

    /// <summary>From one token to before another, as it stands in the text.</summary>
    public ReadOnlySpan<char> Between(int first, int end) => text.AsSpan(starts[first], starts[end] - starts[first]);

    public CSource Source(int index) => sources[fileMarks.At(index)];

    /// <summary><c>#pragma pack</c> at a token; 0 without.</summary>
    public int Pack(int index) => packMarks.At(index);

    public SourceLocation Location(int index) => new(Source(index).Path, lines[index]);

    public void Add(CTokenKind kind, int start, int value, int line)
    {
        if (Count == kinds.Length)
        {
            Array.Resize(ref kinds, Count * 2);
            Array.Resize(ref starts, Count * 2);
            Array.Resize(ref values, Count * 2);
            Array.Resize(ref lines, Count * 2);
        }

        kinds[Count] = kind;
        starts[Count] = start;
        values[Count] = value;
        lines[Count++] = line;
    }

    public void SetSource(CSource source)
    {
        sources.Add(source);
        fileMarks.Set(Count, sources.Count - 1);
    }

    public void SetPack(int bytes) => packMarks.Set(Count, bytes);

    /// <summary>Adds the end and pairs the brackets. One that does not fit is left alone; a brace closes what is open within it.</summary>
    public void Finish(int line)
    {
        Add(CTokenKind.End, text.Length, 0, line);
        Count--;
        matches = new int[Count + 1];
        Array.Fill(matches, -1);
        var open = new int[64];
        var (depth, braces) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            switch (kinds[i])
            {
                case CTokenKind.OpenParenthesis or CTokenKind.OpenBracket or CTokenKind.OpenBrace:
                    if (depth == open.Length)
                    {
                        Array.Resize(ref open, depth * 2);
                    }

                    open[depth++] = i;
                    braces += kinds[i] == CTokenKind.OpenBrace ? 1 : 0;
                    break;
                case CTokenKind.CloseParenthesis or CTokenKind.CloseBracket when depth > 0 && kinds[open[depth - 1]] == kinds[i] - 1:
                    matches[open[--depth]] = i;
                    break;
                case CTokenKind.CloseBrace when braces > 0:
                    while (kinds[open[--depth]] != CTokenKind.OpenBrace)
                    {
                    }

                    matches[open[depth]] = i;
                    braces--;
                    break;
            }
        }
    }
}
