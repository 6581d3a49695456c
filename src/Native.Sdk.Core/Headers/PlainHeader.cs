using System.Text;

namespace Native.Sdk.Headers;

/// <summary>Makes of a header what can be read where no compiler is there to preprocess it.</summary>
/// <remarks>
/// Nothing is included and nothing expanded; <see cref="CParser"/> takes unknown names for types, or for macros that
/// decorate. Conditions are answered as if no macro were defined but the header's own and NATIVE_SDK_BINDINGS; those that
/// need values are taken for true. <c>#define</c> stays, for constants; lines keep their numbers.
/// <code>
/// #ifndef API_H          true: nothing has defined it
/// #ifdef __cplusplus     false
/// #if defined(_WIN32)    false, and #else counts
/// #if VERSION >= 3       taken for true
/// </code>
/// </remarks>
public static class PlainHeader
{
    /// <summary>The header without lines that begin with <c>#</c>, but for definitions, and without what conditions leave out.</summary>
    public static string Strip(string text)
    {
        var result = new StringBuilder(text.Length);
        var defined = new HashSet<string>(StringComparer.Ordinal) { "NATIVE_SDK_BINDINGS" };
        var conditions = new Stack<(bool IsOuterActive, bool IsActive, bool WasActive)>();
        var (isActive, isComment, isContinued) = (true, false, false);
        var isKept = false;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            var isDirective = isContinued || (!isComment && line.TrimStart().StartsWith("#", StringComparison.Ordinal));
            if (isDirective)
            {
                if (!isContinued)
                {
                    isKept = Directive(line.TrimStart()[1..].TrimStart(), defined, conditions, ref isActive);
                }

                isContinued = line.TrimEnd('\r').EndsWith("\\", StringComparison.Ordinal);
            }

            if (isDirective ? isKept : isActive)
            {
                result.Append(line);
            }

            isComment = EndsInComment(line, isComment);
            result.Append('\n');
        }

        // Each line got its end, the last one too, which has none.
        return result.ToString(0, result.Length - 1);
    }

    /// <returns>Whether the line stays.</returns>
    private static bool Directive(ReadOnlySpan<char> line, HashSet<string> defined, Stack<(bool IsOuterActive, bool IsActive, bool WasActive)> conditions, ref bool isActive)
    {
        var word = Word(line);
        var rest = line[word.Length..].Trim();
        switch (word)
        {
            case "define" when isActive:
                defined.Add(Word(rest));
                return true;
            case "undef" when isActive:
                defined.Remove(Word(rest));
                return true;
            case "if" or "ifdef" or "ifndef":
                var isTrue = word == "if" ? IsTrue(rest, defined) : defined.Contains(Word(rest)) == (word == "ifdef");
                conditions.Push((isActive, isActive && isTrue, isTrue));
                isActive = conditions.Peek().IsActive;
                return false;
            case "elif" or "else" when conditions.TryPop(out var condition):
                var isNow = !condition.WasActive && (word == "else" || IsTrue(rest, defined));
                conditions.Push((condition.IsOuterActive, condition.IsOuterActive && isNow, condition.WasActive || isNow));
                isActive = conditions.Peek().IsActive;
                return false;
            case "endif" when conditions.TryPop(out var ended):
                isActive = ended.IsOuterActive;
                return false;
            case "pragma":
                return isActive;
            default:
                return false;
        }
    }

    /// <summary><c>0</c>, <c>defined(A)</c>, <c>!defined A</c>, and several of them joined by one kind of operator.</summary>
    private static bool IsTrue(ReadOnlySpan<char> condition, HashSet<string> defined)
    {
        var comment = condition.IndexOf("/", StringComparison.Ordinal);
        var text = (comment < 0 ? condition : condition[..comment]).ToString();
        return text.Contains("||", StringComparison.Ordinal)
            ? Array.Exists(text.Split("||"), part => IsAll(part, defined))
            : IsAll(text, defined);
    }

    private static bool IsAll(string text, HashSet<string> defined) => Array.TrueForAll(text.Split("&&"), part =>
    {
        var term = part.Trim().Trim('(', ')').Trim();
        var isNegated = term.StartsWith('!');
        term = term.TrimStart('!').Trim();
        return term == "0" ? isNegated
            : term.StartsWith("defined", StringComparison.Ordinal) ? defined.Contains(term["defined".Length..].Trim().Trim('(', ')').Trim()) != isNegated
            : true;
    });

    private static string Word(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && CLexer.IsWord(text[length]))
        {
            length++;
        }

        return text[..length].ToString();
    }

    /// <summary>Whether a block comment goes on behind a line.</summary>
    private static bool EndsInComment(ReadOnlySpan<char> line, bool isComment)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            var next = i + 1 < line.Length ? line[i + 1] : '\0';
            if (isComment)
            {
                isComment = line[i] != '*' || next != '/';
                i += isComment ? 0 : 1;
            }
            else if (quote != '\0')
            {
                i += line[i] == '\\' ? 1 : 0;
                quote = i < line.Length && line[i] == quote ? '\0' : quote;
            }
            else if (line[i] is '"' or '\'')
            {
                quote = line[i];
            }
            else if (line[i] == '/' && next == '/')
            {
                return false;
            }
            else if (line[i] == '/' && next == '*')
            {
                isComment = true;
                i++;
            }
        }

        return isComment;
    }
}
