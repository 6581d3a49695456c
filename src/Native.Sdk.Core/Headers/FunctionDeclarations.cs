namespace Native.Sdk.Headers;

/// <summary>
/// Finds the names of the functions that a project's own headers declare, in preprocessed text. It reads just enough of
/// C for that: declarations at the outermost level, and within them the declarators.
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
/// int (api_get)(int), api_put(int);                       two functions; parentheses keep a macro of that name away
/// extern int (*api_hook)(void);                           a variable
/// </code>
/// </remarks>
public static class FunctionDeclarations
{
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
        var depth = 0;
        var hasParenthesis = false;
        var tokens = new CTokens(preprocessed);
        while (tokens.Next() is { } token)
        {
            if (token.StartsWith('#'))
            {
                if (MarkedFile(token) is { } file && !ownByFile.TryGetValue(file, out own))
                {
                    var path = Path.GetFullPath(file, folder);
                    ownByFile[file] = own = folders.Any(directory => path.StartsWith(directory, StringComparison.Ordinal));
                }

                continue;
            }

            switch (token)
            {
                case ";":
                    if (own)
                    {
                        var declared = CDeclaration.Functions(declaration, out var isPrivate);
                        names.AddRange(declared.Where(name => !isPrivate && seen.Add(name)));
                    }

                    End();
                    break;
                case "{" when declaration is ["extern", "\"C\"" or "\"C++\""]:
                    End();
                    break;
                case "{":
                    tokens.SkipBlock();

                    // The body of a function ends its declaration; the braces of a struct do not, nor do those among parameters.
                    if (depth <= 0 && hasParenthesis && declaration[^1] != "{}" && CDeclaration.Functions(declaration, out _).Count > 0)
                    {
                        End();
                    }
                    else
                    {
                        declaration.Add("{}");
                    }

                    break;
                case "}":
                    End();
                    break;
                default:
                    hasParenthesis |= token == "(";
                    depth += token is "(" or "[" ? 1 : token is ")" or "]" ? -1 : 0;
                    declaration.Add(token);
                    break;
            }
        }

        return names;

        void End()
        {
            declaration.Clear();
            depth = 0;
            hasParenthesis = false;
        }
    }

    /// <summary><c># 12 "include/api.h" 2 3</c> → <c>include/api.h</c>.</summary>
    private static string? MarkedFile(string directive)
    {
        var first = directive.IndexOf('"');
        var last = directive.LastIndexOf('"');
        return first < 0 || last <= first || !directive.AsSpan(1).TrimStart().StartsWith("line", StringComparison.Ordinal) && !char.IsDigit(directive.AsSpan(1).TrimStart()[0])
            ? null
            : directive[(first + 1)..last].Replace("\\\\", "\\").Replace("\\\"", "\"");
    }
}
