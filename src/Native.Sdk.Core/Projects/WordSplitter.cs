using System.Text;

namespace Native.Sdk.Projects;

/// <summary>Splits a command into program and arguments as a POSIX shell would, without running one.</summary>
/// <remarks>
/// POSIX Shell Command Language, section 2.2 (quoting): blanks separate, <c>'…'</c> is literal, within <c>"…"</c> a
/// backslash escapes only <c>"</c> and itself, elsewhere it escapes the next character. On Windows, where it separates
/// folders, a backslash is literal outside quotes. Nothing else is special: who wants pipes writes <c>sh -c "…"</c>.
/// </remarks>
public static class WordSplitter
{
    /// <summary>The words, or null if a quote is not closed.</summary>
    public static IReadOnlyList<string>? Split(string command, bool backslashEscapes = true)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var inWord = false;
        var quote = '\0';
        for (var i = 0; i < command.Length; i++)
        {
            var c = command[i];
            if (quote == '\'' && c != '\'')
            {
                word.Append(c);
            }
            else if (c == '\\' && quote == '"' && i + 1 < command.Length && command[i + 1] is '"' or '\\')
            {
                word.Append(command[++i]);
            }
            else if (c == '\\' && quote == '\0' && backslashEscapes && i + 1 < command.Length)
            {
                word.Append(command[++i]);
                inWord = true;
            }
            else if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '\'' or '"')
            {
                quote = c;
                inWord = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (inWord)
                {
                    words.Add(word.ToString());
                    word.Clear();
                    inWord = false;
                }
            }
            else
            {
                word.Append(c);
                inWord = true;
            }
        }

        if (quote != '\0')
        {
            return null;
        }

        if (inWord)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
