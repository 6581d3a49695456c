using System.Text;

namespace Native.Sdk.Shim;

/// <summary>Reads the files in which rustc and others hand over arguments when there are many, and writes them for zig.</summary>
/// <remarks>
/// <para>rustc, compiler/rustc_codegen_ssa/src/back/link.rs, <c>Escape</c>: an argument on each line; backslash before
/// backslash and space. GNU tools ("@file" in gcc's manual) read the same, and quotes besides:</para>
/// <code>
/// -shared
/// /w/my\ crate/libx.rlib
/// "/w/my crate/liby.rlib"
/// </code>
/// <para>zig 0.16 reads them by other rules: a space is kept by quotation marks only, a backslash means something before a
/// quotation mark only, and an apostrophe cannot be written at all.</para>
/// </remarks>
public static class ResponseFile
{
    /// <summary>The arguments of a file by GNU's rules.</summary>
    public static IReadOnlyList<string> Read(string text)
    {
        var arguments = new List<string>();
        var word = new StringBuilder();
        var (isInWord, quote) = (false, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && quote != '\'' && i + 1 < text.Length)
            {
                word.Append(text[++i]);
                isInWord = true;
            }
            else if (quote != '\0')
            {
                if (c == quote)
                {
                    quote = '\0';
                }
                else
                {
                    word.Append(c);
                }
            }
            else if (c == '"' || (c == '\'' && !isInWord))
            {
                // rustc leaves the apostrophe of a folder's name as it is; one that quotes stands at the beginning.
                quote = c;
                isInWord = true;
            }
            else if (char.IsWhiteSpace(c))
            {
                if (isInWord)
                {
                    arguments.Add(word.ToString());
                    word.Clear();
                    isInWord = false;
                }
            }
            else
            {
                word.Append(c);
                isInWord = true;
            }
        }

        if (isInWord)
        {
            arguments.Add(word.ToString());
        }

        return arguments;
    }

    /// <summary>Whether zig can read an argument from a file.</summary>
    public static bool CanWriteForZig(string argument) => !argument.Contains('\'') && !argument.Contains('\n');

    /// <summary>The text of a file that zig reads.</summary>
    public static string WriteForZig(IEnumerable<string> arguments)
    {
        var text = new StringBuilder();
        foreach (var argument in arguments)
        {
            text.Append('"');
            var backslashes = 0;
            foreach (var c in argument)
            {
                if (c == '"')
                {
                    // Those before a quotation mark count twice, and one more makes it a part of the argument.
                    text.Append('\\', backslashes + 1);
                }

                backslashes = c == '\\' ? backslashes + 1 : 0;
                text.Append(c);
            }

            text.Append('\\', backslashes).Append("\"\n");
        }

        return text.ToString();
    }

    /// <summary>The text of a file that gcc and clang read.</summary>
    public static string WriteForGnu(IEnumerable<string> arguments)
    {
        var text = new StringBuilder();
        foreach (var argument in arguments)
        {
            text.Append('"').Append(argument.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append("\"\n");
        }

        return text.ToString();
    }
}
