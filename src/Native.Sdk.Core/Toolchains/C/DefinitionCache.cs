using System.Globalization;
using System.Text;
using Native.Sdk.Binaries;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains.C;

/// <summary>
/// What objects define, by the hash of their content, so that after an edit only the objects that are new are read. It is
/// a memory and no output: whatever is not in it, or is damaged, is read from the objects again.
/// </summary>
/// <remarks>
/// <code>
/// definitions 2 9c0e…      the rules that chose them, and the hash of all that follows
/// 77d4a1… 3                an object, and how many of its symbols may be exported
/// Fzstd_version            a function
/// Dzstd_table              data
/// Ff⇥_f@8                  a function, and its decorated name behind a tabulator
/// </code>
/// </remarks>
internal sealed class DefinitionCache
{
    private const string Rules = "definitions 2";

    private readonly Dictionary<string, ObjectSymbol[]> before;
    private readonly Dictionary<string, ObjectSymbol[]> now = new(StringComparer.Ordinal);
    private bool hasNews;

    private DefinitionCache(Dictionary<string, ObjectSymbol[]> before) => this.before = before;

    /// <summary>Of an earlier run; empty where there was none.</summary>
    public static DefinitionCache Load(string path) => new(File.Exists(path) ? Read(File.ReadAllText(path)) : []);

    /// <summary>The symbols of an object with that content, or null.</summary>
    public ObjectSymbol[]? Find(Hash128 content)
    {
        var key = content.ToString();
        if (before.TryGetValue(key, out var symbols))
        {
            now[key] = symbols;
        }

        return symbols;
    }

    /// <summary>Remembers the symbols of an object.</summary>
    public void Add(Hash128 content, ObjectSymbol[] symbols)
    {
        // An assembler may make names of anything; one with a line break or a tabulator is not worth remembering.
        if (!Array.Exists(symbols, symbol => symbol.Name.Contains('\n') || symbol.Name.Contains('\t')))
        {
            now[content.ToString()] = symbols;
            hasNews = true;
        }
    }

    /// <summary>Writes what was found and added, if that is something else than before.</summary>
    public void Save(string temporary, string path)
    {
        if (!hasNews && now.Count == before.Count)
        {
            return;
        }

        var text = new StringBuilder();
        foreach (var (key, symbols) in now)
        {
            text.Append(key).Append(' ').Append(symbols.Length).Append('\n');
            foreach (var symbol in symbols)
            {
                text.Append(symbol.IsFunction ? 'F' : 'D').Append(symbol.Name);
                if (symbol.Decorated is not null)
                {
                    text.Append('\t').Append(symbol.Decorated);
                }

                text.Append('\n');
            }
        }

        var body = text.ToString();
        AtomicFile.WriteText(temporary, path, Head(body) + "\n" + body);
    }

    private static string Head(string body) => Rules + " " + ContentHash.OfText(body).ToString();

    private static Dictionary<string, ObjectSymbol[]> Read(string text)
    {
        var result = new Dictionary<string, ObjectSymbol[]>(StringComparer.Ordinal);
        var end = text.IndexOf('\n');
        if (end < 0 || text[..end] != Head(text[(end + 1)..]))
        {
            return result;
        }

        var lines = text.Split('\n');
        for (var i = 1; i < lines.Length - 1;)
        {
            var blank = lines[i].IndexOf(' ');
            var key = lines[i][..blank];
            var symbols = new ObjectSymbol[int.Parse(lines[i].AsSpan(blank + 1), NumberStyles.None, CultureInfo.InvariantCulture)];
            i++;
            for (var s = 0; s < symbols.Length; s++, i++)
            {
                var tab = lines[i].IndexOf('\t');
                symbols[s] = new ObjectSymbol(tab < 0 ? lines[i][1..] : lines[i][1..tab], IsVisible: true, InComdat: false, IsFunction: lines[i][0] == 'F')
                {
                    Decorated = tab < 0 ? null : lines[i][(tab + 1)..],
                };
            }

            result[key] = symbols;
        }

        return result;
    }
}
