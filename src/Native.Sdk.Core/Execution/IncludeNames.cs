using System.Text.RegularExpressions;

namespace Native.Sdk.Execution;

/// <summary>The names that a C or C++ source includes or asks for, as its text has them: those in inactive parts and comments too.</summary>
internal sealed partial class IncludeNames
{
    private IncludeNames()
    {
    }

    /// <summary>Names behind the <c>"</c> or <c>&lt;</c> that they are written with.</summary>
    public List<string> Includes { get; } = [];

    /// <summary>Those of them that are included by <c>#include_next</c>, which begins to look behind the folder of the source.</summary>
    public HashSet<string> Next { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether there are includes whose name is not in the text: a macro's, or one that leads up (<c>../x.h</c>).</summary>
    public bool HasOthers { get; private set; }

    /// <summary>Names in <c>__has_include</c>, likewise.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Whether some <c>__has_include</c> asks for a name that is not in it.</summary>
    public bool AsksForOthers { get; private set; }

    /// <summary>The text, where it has <c>__has_include</c>; else empty.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether a name of the lists is one in quotes.</summary>
    public static bool IsQuoted(string name) => name[0] == '"';

    /// <summary>Of a file; one that is not there has none.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IncludeNames Read(string path)
    {
        var names = new IncludeNames();
        if (!File.Exists(path))
        {
            return names;
        }

        var text = File.ReadAllText(path);
        foreach (var match in Include().EnumerateMatches(text))
        {
            if (!TryAdd(names.Includes, text.AsSpan(match.Index + match.Length)))
            {
                names.HasOthers = true;
            }
            else if (text.AsSpan(match.Index, match.Length).EndsWith("_next"))
            {
                names.Next.Add(names.Includes[^1]);
            }
        }

        if (text.Contains("__has_include", StringComparison.Ordinal))
        {
            names.Text = text;
            foreach (var match in HasInclude().EnumerateMatches(text))
            {
                names.AsksForOthers |= !TryAdd(names.Asked, text.AsSpan(match.Index + match.Length));
            }
        }

        return names;
    }

    private static bool TryAdd(List<string> names, ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(" \t");
        if (rest.Length == 0 || rest[0] is not ('"' or '<'))
        {
            return false;
        }

        var end = rest[1..].IndexOfAny(rest[0] == '"' ? '"' : '>', '\n');
        if (end < 0 || rest[end + 1] == '\n')
        {
            return false;
        }

        var name = rest[..(end + 1)].ToString();
        if (name.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        while (name.AsSpan(1).StartsWith("./"))
        {
            name = name.Remove(1, 2);
        }

        names.Add(name);
        return true;
    }

    [GeneratedRegex(@"^[ \t]*#[ \t]*(?:include_next|include|import)\b", RegexOptions.Multiline)]
    private static partial Regex Include();

    /// <summary>What stands alone, in <c>defined(__has_include)</c> or <c>#ifdef</c>, asks for nothing.</summary>
    [GeneratedRegex(@"__has_include(?:_next)?[ \t]*\(")]
    private static partial Regex HasInclude();
}
