using System.Text;

namespace Native.Sdk.Toolchains.C;

/// <summary>Reads the make-style dependency files that gcc, clang, zig and cargo write.</summary>
/// <remarks>
/// There is no specification; this is what the tools do:
/// <code>
/// obj/a.o: src/a.c include/a.h \          gcc: backslash-newline continues
///   include/with\ space.h \               a blank is escaped with one backslash
///   include/hash\#mark.h dollar$$sign.h   '#' by backslash, '$' doubled
///   include/back\\\ slash.h               2n+1 backslashes before a blank or a tab: n of them and the blank itself
/// C:\obj\a.o: C:\src\a.c                  Windows: a drive's colon is not the rule's, a backslash before a letter is one
/// include/a.h:                            -MP and cargo: empty rules, to be skipped
/// # env-dep:CARGO_PKG_VERSION=1.0         rustc: variables that the crate read
/// </code>
/// A backslash before anything but a blank, a tab, '#' or a line break stands for itself (gcc does not escape it); 2n of
/// them before a blank are n at the end of a name (gcc, libcpp/mkdeps.cc, munge).
/// </remarks>
public static class DepFile
{
    private const string EnvironmentLine = "# env-dep:";

    /// <summary>The prerequisites of all rules, in order, without duplicates.</summary>
    public static IReadOnlyList<string> ReadPrerequisites(ReadOnlySpan<char> text)
    {
        var result = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var word = new StringBuilder();
        var inTargets = true;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (c == '\r' && next == '\n')
            {
                continue;
            }

            if (c == '\\' && (next == '\n' || (next == '\r' && i + 2 < text.Length && text[i + 2] == '\n')))
            {
                i += next == '\n' ? 1 : 2;
                c = ' ';
            }
            else if (c == '\\' && next == '#')
            {
                word.Append('#');
                i++;
                continue;
            }
            else if (c == '\\' && next is ('\\' or ' ' or '\t'))
            {
                var count = text[i..].IndexOfAnyExcept('\\') is var found and > 0 ? found : text.Length - i;
                var isBlank = i + count < text.Length && text[i + count] is (' ' or '\t');
                if (!isBlank)
                {
                    // The last one may continue the line or escape a '#'.
                    word.Append('\\', count - 1);
                    i += count - 2;
                }
                else
                {
                    word.Append('\\', count / 2);
                    i += count - 1;
                    if (count % 2 != 0)
                    {
                        word.Append(text[++i]);
                    }
                }

                continue;
            }
            else if (c == '$' && next == '$')
            {
                word.Append('$');
                i++;
                continue;
            }

            if (c == '#' && word.Length == 0 && inTargets)
            {
                var end = text[i..].IndexOf('\n');
                i = end < 0 ? text.Length : i + end;
                continue;
            }

            if (c is not (' ' or '\t' or '\n'))
            {
                // The colon that ends the targets has a blank or a line break behind it; a drive's has not.
                if (c == ':' && inTargets && (next is ' ' or '\t' or '\n' or '\r' or '\0' || (next == '\\' && i + 2 < text.Length && text[i + 2] is '\n' or '\r')))
                {
                    inTargets = false;
                    word.Clear();
                    continue;
                }

                word.Append(c);
                continue;
            }

            if (word.Length > 0)
            {
                if (!inTargets && word.ToString() is var path && seen.Add(path))
                {
                    result.Add(path);
                }

                word.Clear();
            }

            if (c == '\n')
            {
                inTargets = true;
            }
        }

        return result;
    }

    /// <summary>Names of the variables that a crate read when it was compiled.</summary>
    public static IReadOnlyList<string> ReadVariables(ReadOnlySpan<char> text)
    {
        var names = new List<string>();
        foreach (var line in text.EnumerateLines())
        {
            if (line.StartsWith(EnvironmentLine, StringComparison.Ordinal))
            {
                var rest = line[EnvironmentLine.Length..];
                var equals = rest.IndexOf('=');
                names.Add((equals < 0 ? rest : rest[..equals]).ToString());
            }
        }

        return names;
    }
}
