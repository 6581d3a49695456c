namespace Native.Sdk.Headers;

/// <summary>
/// Finds the names of the functions that a project's own headers declare, in preprocessed text. It reads just enough of
/// C for that: declarations at the outermost level, and within them the declarator.
/// </summary>
/// <remarks>
/// C17, 6.7 (declarations) and 6.10 (preprocessing). A specimen, with line markers as gcc and clang write them:
/// <code>
/// # 1 "/usr/include/stdio.h" 1 3 4                        another file: its functions do not count
/// extern int printf (const char *__restrict __format, ...);
/// # 9 "include/api.h" 2                                   ours again
/// typedef int (*cb)(void *);                              a type
/// __attribute__((visibility("default"))) int api_add(int a, int b) __attribute__((nonnull));
/// extern "C" { void api_free(api_t *); }                  transparent braces
/// static inline int twice(int x) { return 2 * x; }        no function of the library
/// int (*api_callback(int which))(void);                   a function that returns a pointer to one
/// extern int (*api_hook)(void);                           a variable
/// </code>
/// </remarks>
public static class FunctionDeclarations
{
    /// <summary>Words whose parenthesis is not a parameter list.</summary>
    private static readonly HashSet<string> Modifiers =
    [
        "__attribute__", "__attribute", "__declspec", "__asm__", "__asm", "asm", "_Alignas", "alignas", "__extension__",
        "__typeof__", "typeof", "__typeof", "_Static_assert", "static_assert", "noexcept", "throw", "decltype",
    ];

    /// <summary>The names, in the order of their first declaration.</summary>
    /// <param name="preprocessed">Output of <c>cc -E</c>.</param>
    /// <param name="headers">Absolute paths of the headers whose declarations count, with everything in their folders.</param>
    /// <param name="folder">Absolute folder that relative names in line markers start from.</param>
    public static IReadOnlyList<string> Read(string preprocessed, IReadOnlyList<string> headers, string folder)
    {
        var folders = headers.Select(header => Path.GetDirectoryName(header)! + Path.DirectorySeparatorChar).ToArray();
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var declaration = new List<string>();
        var own = false;
        var ownByFile = new Dictionary<string, bool>(StringComparer.Ordinal);
        var tokens = new Tokens(preprocessed);
        while (tokens.Next() is { } token)
        {
            if (token.StartsWith('#'))
            {
                if (MarkedFile(token) is { } file)
                {
                    if (!ownByFile.TryGetValue(file, out own))
                    {
                        var path = Path.GetFullPath(file, folder);
                        ownByFile[file] = own = folders.Any(directory => path.StartsWith(directory, StringComparison.Ordinal));
                    }
                }

                continue;
            }

            switch (token)
            {
                case ";":
                    if (own && FunctionName(declaration) is { } name && seen.Add(name))
                    {
                        names.Add(name);
                    }

                    declaration.Clear();
                    break;
                case "{" when declaration is ["extern", "\"C\"" or "\"C++\""]:
                    declaration.Clear();
                    break;
                case "{":
                    tokens.SkipBlock();
                    declaration.Add("{}");

                    // The body of an inline function ends its declaration; the braces of a struct do not.
                    if (FunctionName(declaration) is not null)
                    {
                        declaration.Clear();
                    }

                    break;
                case "}":
                    declaration.Clear();
                    break;
                default:
                    declaration.Add(token);
                    break;
            }
        }

        return names;
    }

    /// <summary>The declared function, or null for types, variables and functions that the header itself defines.</summary>
    private static string? FunctionName(List<string> declaration)
    {
        if (declaration.Contains("typedef") || (declaration.Contains("static") && !declaration.Contains("{}")))
        {
            return null;
        }

        for (var i = 0; i < declaration.Count; i++)
        {
            if (Modifiers.Contains(declaration[i]) && i + 1 < declaration.Count && declaration[i + 1] == "(")
            {
                i = Close(declaration, i + 1);
                continue;
            }

            if (declaration[i] == "=")
            {
                return null;
            }

            if (declaration[i] != "(")
            {
                continue;
            }

            if (i > 0 && IsIdentifier(declaration[i - 1]))
            {
                // "int (*f(int))(void)" has the name inside; "int (name)(void)" too, and both are seen below.
                return declaration[i - 1];
            }

            // "( * name (" is a function that returns a function pointer; "( * name )" is a variable; "( name )" a function.
            var inner = i + 1;
            var isPointer = false;
            while (inner < declaration.Count && (declaration[inner] is "*" or "(" || IsQualifier(declaration[inner])))
            {
                isPointer |= declaration[inner] == "*";
                inner++;
            }

            if (inner + 1 < declaration.Count && IsIdentifier(declaration[inner]))
            {
                return declaration[inner + 1] == "(" ? declaration[inner] : !isPointer && declaration[inner + 1] == ")" ? declaration[inner] : null;
            }

            return null;
        }

        return null;
    }

    private static int Close(List<string> tokens, int open)
    {
        var depth = 0;
        for (var i = open; i < tokens.Count; i++)
        {
            depth += tokens[i] == "(" ? 1 : tokens[i] == ")" ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return tokens.Count;
    }

    private static bool IsIdentifier(string token) => (char.IsAsciiLetter(token[0]) || token[0] is '_' or '$' or > '\x7f') && !IsQualifier(token);

    private static bool IsQualifier(string token) => token is "const" or "volatile" or "__restrict" or "restrict" or "__cdecl" or "__stdcall" or "__ptr64";

    /// <summary><c># 12 "include/api.h" 2 3</c> → <c>include/api.h</c>.</summary>
    private static string? MarkedFile(string directive)
    {
        var first = directive.IndexOf('"');
        var last = directive.LastIndexOf('"');
        return first < 0 || last <= first || !directive.AsSpan(1).TrimStart().StartsWith("line", StringComparison.Ordinal) && !char.IsDigit(directive.AsSpan(1).TrimStart()[0])
            ? null
            : directive[(first + 1)..last].Replace("\\\\", "\\").Replace("\\\"", "\"");
    }

    /// <summary>Splits preprocessed C into words, literals, single punctuation characters and whole directive lines.</summary>
    private sealed class Tokens(string text)
    {
        private int position;
        private bool lineStart = true;

        public string? Next()
        {
            while (position < text.Length)
            {
                var c = text[position];
                if (c == '\n')
                {
                    lineStart = true;
                    position++;
                }
                else if (char.IsWhiteSpace(c))
                {
                    position++;
                }
                else if (c == '#' && lineStart)
                {
                    var end = text.IndexOf('\n', position);
                    end = end < 0 ? text.Length : end;
                    var line = text[position..end];
                    position = end;
                    return line;
                }
                else
                {
                    lineStart = false;
                    return c is '"' or '\'' ? Literal(c) : IsWord(c) ? Word() : text[position++].ToString();
                }
            }

            return null;
        }

        /// <summary>Behind an opening brace: to behind its closing one.</summary>
        public void SkipBlock()
        {
            for (var depth = 1; depth > 0 && Next() is { } token;)
            {
                depth += token == "{" ? 1 : token == "}" ? -1 : 0;
            }
        }

        private string Word()
        {
            var start = position;
            while (position < text.Length && IsWord(text[position]))
            {
                position++;
            }

            return text[start..position];
        }

        private string Literal(char quote)
        {
            var start = position++;
            while (position < text.Length && text[position] != quote && text[position] != '\n')
            {
                position += text[position] == '\\' ? 2 : 1;
            }

            position = Math.Min(position + 1, text.Length);
            return text[start..position];
        }

        private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or > '\x7f';
    }
}
