using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Native.Sdk.Toolchains.Cargo;

/// <summary>
/// Reads TOML as far as cargo's manifests and config files need it: tables, dotted keys, inline tables, arrays and strings.
/// Numbers, booleans and dates are kept as their text, marked as <see cref="Atom"/>.
/// </summary>
/// <remarks>TOML 1.0. Looser than the specification (cargo complains about bad files itself), never wrong about a good one.</remarks>
internal ref struct Toml
{
    private const int MaxDepth = 64;

    private readonly ReadOnlySpan<char> text;
    private int at;

    private Toml(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>A value that is no string, array or table.</summary>
    public sealed record Atom(string Text);

    private readonly char Current => at < text.Length ? text[at] : '\0';

    private readonly bool AtEnd => at >= text.Length;

    /// <summary>The document: strings, <see cref="Atom"/>s, lists and tables by key; null if it is no TOML.</summary>
    public static Dictionary<string, object>? TryRead(string text)
    {
        try
        {
            return new Toml(text.ReplaceLineEndings("\n").TrimStart('\uFEFF')).Document();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The same of a file; null if it cannot be read, too.</summary>
    public static Dictionary<string, object>? TryReadFile(string path)
    {
        try
        {
            return TryRead(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>What stands below a path of keys; null without it.</summary>
    public static object? Find(IReadOnlyDictionary<string, object>? table, params ReadOnlySpan<string> keys)
    {
        object? value = table;
        foreach (var key in keys)
        {
            value = (value as IReadOnlyDictionary<string, object>)?.GetValueOrDefault(key);
        }

        return value;
    }

    /// <summary>A text as a basic string, which escapes as JSON does, but keeps letters of all languages.</summary>
    /// <remarks>Nearly all texts need no escape: a build with nothing to do is spared the encoder.</remarks>
    public static string Quote(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or '"' or '\\' or '\x7f')
            {
                return "\"" + JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text) + "\"";
            }
        }

        return "\"" + text + "\"";
    }

    private Dictionary<string, object> Document()
    {
        var root = new Dictionary<string, object>(StringComparer.Ordinal);
        var table = root;
        while (true)
        {
            SkipBlank(lines: true);
            if (AtEnd)
            {
                return root;
            }

            if (Take('['))
            {
                var isList = Take('[');
                var keys = Keys();
                Expect(']');
                if (isList)
                {
                    Expect(']');
                }

                table = Open(root, keys, isList);
            }
            else
            {
                Pair(table, 0);
            }

            SkipBlank(lines: false);
            if (!AtEnd && !Take('\n'))
            {
                throw new FormatException();
            }
        }
    }

    private void Pair(Dictionary<string, object> table, int depth)
    {
        var keys = Keys();
        Expect('=');
        SkipBlank(lines: false);
        Open(table, keys[..^1], isList: false)[keys[^1]] = Value(depth + 1);
    }

    private static Dictionary<string, object> Open(Dictionary<string, object> table, List<string> keys, bool isList)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            var makeList = isList && i == keys.Count - 1;
            if (!table.TryGetValue(keys[i], out var found))
            {
                found = makeList ? new List<object>() : new Dictionary<string, object>(StringComparer.Ordinal);
                table.Add(keys[i], found);
            }

            if (makeList && found is List<object> tables)
            {
                tables.Add(new Dictionary<string, object>(StringComparer.Ordinal));
            }

            table = found as Dictionary<string, object> ?? (found as List<object>)?.LastOrDefault() as Dictionary<string, object> ?? throw new FormatException();
        }

        return table;
    }

    private List<string> Keys()
    {
        var keys = new List<string>();
        do
        {
            SkipBlank(lines: false);
            if (Current is '"' or '\'')
            {
                keys.Add(String());
            }
            else
            {
                var start = at;
                while (char.IsAsciiLetterOrDigit(Current) || Current is '_' or '-')
                {
                    at++;
                }

                keys.Add(at > start ? text[start..at].ToString() : throw new FormatException());
            }

            SkipBlank(lines: false);
        }
        while (Take('.'));
        return keys;
    }

    private object Value(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new FormatException();
        }

        if (Current is '"' or '\'')
        {
            return String();
        }

        if (Take('['))
        {
            var list = new List<object>();
            for (SkipBlank(lines: true); !Take(']'); SkipBlank(lines: true))
            {
                list.Add(Value(depth + 1));
                SkipBlank(lines: true);
                if (!Take(',') && Current != ']')
                {
                    throw new FormatException();
                }
            }

            return list;
        }

        if (Take('{'))
        {
            var table = new Dictionary<string, object>(StringComparer.Ordinal);
            for (SkipBlank(lines: true); !Take('}'); SkipBlank(lines: true))
            {
                Pair(table, depth);
                SkipBlank(lines: true);
                if (!Take(',') && Current != '}')
                {
                    throw new FormatException();
                }
            }

            return table;
        }

        var start = at;
        while (!AtEnd && Current is not (',' or ']' or '}' or '#' or '\n'))
        {
            at++;
        }

        var atom = text[start..at].Trim().ToString();
        return atom.Length > 0 ? new Atom(atom) : throw new FormatException();
    }

    private string String()
    {
        var quote = Current;
        var isLong = text[at..].StartsWith(quote == '"' ? "\"\"\"" : "'''");
        at += isLong ? 3 : 1;
        if (isLong)
        {
            Take('\n');
        }

        var result = new StringBuilder();
        while (true)
        {
            if (AtEnd || (!isLong && Current == '\n'))
            {
                throw new FormatException();
            }

            if (Current == quote)
            {
                // Up to two quotes may stand right before the three that end a long string.
                var count = 1;
                while (isLong && count < 5 && at + count < text.Length && text[at + count] == quote)
                {
                    count++;
                }

                at += count;
                if (!isLong || count >= 3)
                {
                    return result.Append(quote, isLong ? count - 3 : 0).ToString();
                }

                result.Append(quote, count);
            }
            else if (Current == '\\' && quote == '"')
            {
                at++;
                Escape(result, isLong);
            }
            else
            {
                result.Append(text[at++]);
            }
        }
    }

    private void Escape(StringBuilder result, bool isLong)
    {
        if (isLong && (Current is '\n' or ' ' or '\t'))
        {
            while (Current is '\n' or ' ' or '\t')
            {
                at++;
            }

            return;
        }

        var kind = Current;
        at++;
        var digits = kind switch { 'u' => 4, 'U' => 8, 'x' => 2, _ => 0 };
        if (digits == 0)
        {
            result.Append(kind switch
            {
                'b' => '\b', 't' => '\t', 'n' => '\n', 'f' => '\f', 'r' => '\r', 'e' => '\x1b', '"' => '"', '\\' => '\\', _ => throw new FormatException(),
            });
            return;
        }

        if (at + digits > text.Length
            || !int.TryParse(text.Slice(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            || !Rune.IsValid(value))
        {
            throw new FormatException();
        }

        result.Append(new Rune(value).ToString());
        at += digits;
    }

    private void SkipBlank(bool lines)
    {
        while (true)
        {
            if (Current is ' ' or '\t' || (lines && Current == '\n'))
            {
                at++;
            }
            else if (Current == '#')
            {
                while (!AtEnd && Current != '\n')
                {
                    at++;
                }
            }
            else
            {
                return;
            }
        }
    }

    private bool Take(char c)
    {
        if (AtEnd || text[at] != c)
        {
            return false;
        }

        at++;
        return true;
    }

    private void Expect(char c)
    {
        if (!Take(c))
        {
            throw new FormatException();
        }
    }
}
