namespace Native.Sdk.Headers;

/// <summary>Splits preprocessed C into words, literals, single punctuation characters and whole directive lines.</summary>
/// <remarks>C23, 6.4 (lexical elements); a number may hold digit separators (<c>1'000</c>, 6.4.4.1).</remarks>
internal sealed class CTokens(string text)
{
    private int position;
    private bool lineStart = true;

    /// <summary>The next token, or null at the end.</summary>
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

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or > '\x7f';

    private string Word()
    {
        var start = position;
        var isNumber = char.IsAsciiDigit(text[start]);
        while (position < text.Length && (IsWord(text[position]) || (isNumber && IsSeparator())))
        {
            position++;
        }

        return text[start..position];
    }

    private bool IsSeparator() => text[position] == '\'' && position + 1 < text.Length && char.IsAsciiLetterOrDigit(text[position + 1]);

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
}
