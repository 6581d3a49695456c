using System.Text;

namespace Native.Sdk.Headers;

/// <summary>Finds the values of macros: expands them as a preprocessor does, and lets the parser compute.</summary>
/// <remarks>
/// C23, 6.10.5 (macro replacement), with <c>#</c> and <c>##</c>: <c>UINT64_C(1)</c> needs the second, version strings the first.
/// A macro does not expand within itself. The tokens of one macro are counted, and it is given up where they get too many.
/// </remarks>
/// <param name="tokens">Where the definitions stand.</param>
/// <param name="options">Whether those of all files are wanted.</param>
/// <param name="evaluate">The value of an expression.</param>
internal sealed class CMacroReader(CTokens tokens, CParseOptions options, Func<string, CConstant?> evaluate)
{
    private const int MaxTokens = 4096;

    private const int MaxDepth = 64;

    private readonly List<string> active = [];
    private int budget;

    public void Read(CUnitBuilder unit)
    {
        foreach (var macro in tokens.Macros.Values)
        {
            if (macro.Parameters is not null || macro.Body.Length == 0 || !(macro.Source.IsOwn || options.IncludeAll) || IsPrivate(macro))
            {
                continue;
            }

            budget = MaxTokens;
            active.Clear();
            active.Add(macro.Name);
            var expanded = new List<string>();
            var value = Expand(Split(macro.Body), expanded) ? evaluate(string.Concat(expanded)) : null;
            if (value is not null)
            {
                unit.Macros.Add(new CMacro(macro.Name, value) { Location = macro.Location, IsOwn = macro.Source.IsOwn });
            }
            else
            {
                unit.OtherMacros.Add(macro.Name);
            }
        }
    }

    /// <summary>The compiler's own, which stand in no file.</summary>
    private static bool IsPrivate(CMacroDefinition macro) => macro.Source.Path.StartsWith('<') || macro.Source.Path.EndsWith('>');

    /// <summary>Tokens; one that stands behind white space begins with a blank, which <c>#</c> writes again.</summary>
    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var isSpaced = false;
        for (var i = 0; i < text.Length && words.Count <= MaxTokens;)
        {
            var start = i;
            var c = text[i];
            if (char.IsWhiteSpace(c) || c == '\\')
            {
                i++;
                isSpaced = true;
                continue;
            }

            if (CLexer.IsLetter(c))
            {
                while (i < text.Length && CLexer.IsWord(text[i]))
                {
                    i++;
                }

                // L"text" is one token.
                i = i < text.Length && text[i] is '"' or '\'' && text[start..i] is "L" or "u" or "U" or "u8" ? CLexer.LiteralEnd(text, i) : i;
            }
            else if (char.IsAsciiDigit(c) || (c == '.' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])))
            {
                i = CLexer.NumberEnd(text, i);
            }
            else if (c is '"' or '\'')
            {
                i = CLexer.LiteralEnd(text, i);
            }
            else
            {
                CLexer.Punctuation(text.AsSpan(i), out var length);
                i += length;
            }

            words.Add((isSpaced ? " " : "") + text[start..i]);
            isSpaced = false;
        }

        return words;
    }

    /// <returns>False if it got too long.</returns>
    private bool Expand(List<string> words, List<string> result)
    {
        if (active.Count > MaxDepth || (budget -= words.Count) < 0)
        {
            return false;
        }

        for (var i = 0; i < words.Count; i++)
        {
            var word = Bare(words[i]);
            if (word.Length == 0 || !CLexer.IsLetter(word[0]) || !tokens.Macros.TryGetValue(word, out var macro) || active.Contains(word))
            {
                result.Add(words[i]);
                continue;
            }

            var isSpaced = words[i][0] == ' ';
            var body = Split(macro.Body);
            if (macro.Parameters is not null)
            {
                if (i + 1 >= words.Count || Bare(words[i + 1]) != "(" || Arguments(words, i + 2, out var end) is not { } arguments)
                {
                    result.Add(words[i]);
                    continue;
                }

                i = end;
                if (Substitute(macro.Parameters, body, arguments) is not { } replaced)
                {
                    return false;
                }

                body = replaced;
            }

            // Its first token takes the place of the name, the blank before it included.
            body = Paste(body);
            if (body.Count > 0)
            {
                body[0] = (isSpaced ? " " : "") + Bare(body[0]);
            }

            active.Add(word);
            var isDone = Expand(body, result);
            active.RemoveAt(active.Count - 1);
            if (!isDone)
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="words">Tokens.</param>
    /// <param name="start">Behind the parenthesis.</param>
    /// <param name="end">The one that closes it.</param>
    private static List<List<string>>? Arguments(List<string> words, int start, out int end)
    {
        var arguments = new List<List<string>> { new() };
        var depth = 0;
        for (end = start; end < words.Count; end++)
        {
            var word = Bare(words[end]);
            if (depth == 0 && word == ")")
            {
                return arguments;
            }

            if (depth == 0 && word == ",")
            {
                arguments.Add([]);
                continue;
            }

            depth += word is "(" ? 1 : word is ")" ? -1 : 0;
            arguments[^1].Add(words[end]);
        }

        return null;
    }

    private List<string>? Substitute(string[] parameters, List<string> body, List<List<string>> arguments)
    {
        var result = new List<string>();
        for (var i = 0; i < body.Count && result.Count <= MaxTokens; i++)
        {
            var isString = Bare(body[i]) == "#" && i + 1 < body.Count && Array.IndexOf(parameters, Bare(body[i + 1])) >= 0;
            var index = Array.IndexOf(parameters, Bare(body[isString ? i + 1 : i]));
            if (index < 0)
            {
                result.Add(body[i]);
                continue;
            }

            var argument = index >= arguments.Count ? [] : parameters[index] == "__VA_ARGS__" ? Rest(arguments, index) : arguments[index];
            if (isString)
            {
                i++;
                result.Add(Quote(argument));
            }
            else if ((i > 0 && Bare(body[i - 1]) == "##") || (i + 1 < body.Count && Bare(body[i + 1]) == "##"))
            {
                // Beside ## it stays as it is; an empty one vanishes.
                result.AddRange(argument.Count == 0 ? [""] : argument);
            }
            else if (!Expand(argument, result))
            {
                return null;
            }
        }

        return result;
    }

    private static List<string> Rest(List<List<string>> arguments, int index)
    {
        var all = new List<string>();
        for (var i = index; i < arguments.Count; i++)
        {
            if (i > index)
            {
                all.Add(",");
            }

            all.AddRange(arguments[i]);
        }

        return all;
    }

    private static string Bare(string word) => word.Length > 0 && word[0] == ' ' ? word[1..] : word;

    private static string Quote(List<string> words) =>
        '"' + string.Concat(words).Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';

    /// <summary><c>1 ## UL</c> → <c>1UL</c>.</summary>
    private static List<string> Paste(List<string> words)
    {
        if (!words.Exists(static word => Bare(word) == "##"))
        {
            words.RemoveAll(static word => word.Length == 0);
            return words;
        }

        var text = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            if (Bare(words[i]) != "##")
            {
                text.Append(i > 0 && Bare(words[i - 1]) == "##" ? Bare(words[i]) : words[i]);
            }
        }

        return Split(text.ToString());
    }
}
