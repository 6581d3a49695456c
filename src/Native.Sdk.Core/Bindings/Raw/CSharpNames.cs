namespace Native.Sdk.Bindings;

/// <summary>C's names in C#.</summary>
internal static class CSharpNames
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using",
        "virtual", "void", "volatile", "while",
    };

    /// <summary>C# 14: the words that are keywords in some place.</summary>
    private static readonly HashSet<string> ContextualKeywords = new(StringComparer.Ordinal)
    {
        "add", "alias", "allows", "and", "args", "ascending", "async", "await", "by", "descending", "dynamic", "equals", "extension", "field",
        "file", "from", "get", "global", "group", "init", "into", "join", "let", "managed", "nameof", "nint", "not", "notnull", "nuint", "on", "or",
        "orderby", "partial", "record", "remove", "required", "scoped", "select", "set", "unmanaged", "value", "var", "when", "where", "with", "yield",
    };

    /// <summary>A name as it is written: <c>@event</c>.</summary>
    public static string Escape(string name) => IsKeyword(name) || ContextualKeywords.Contains(name) ? "@" + name : name;

    /// <summary>Whether it is a keyword everywhere.</summary>
    public static bool IsKeyword(string name) => Keywords.Contains(name);

    /// <summary>A name without what C# does not let one have: <c>a$b</c>.</summary>
    public static string Identifier(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return string.Concat(name.Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_' ? letter : '_'));
            }
        }

        return name;
    }

    /// <summary>A name that is not taken yet, with as many underscores behind it as that needs; it is taken then.</summary>
    public static string Unique(string name, HashSet<string> taken)
    {
        while (!taken.Add(name))
        {
            name += "_";
        }

        return name;
    }
}
