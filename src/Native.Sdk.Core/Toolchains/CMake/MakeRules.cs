using System.Text;

namespace Native.Sdk.Toolchains.CMake;

/// <summary>Reads targets and prerequisites from the makefiles that cmake generates.</summary>
/// <remarks>
/// cmLocalUnixMakefileGenerator3 writes one prerequisite a line, and paths relative to the top build folder:
/// <code>
/// gen.h: /src/a\ b/gen.in                     a blank and '#' by backslash, '$' doubled, '=' as $(EQUALS)
/// 	@$(CMAKE_COMMAND) -E cmake_echo_color …   commands begin with a tab
/// CMakeFiles/demo.dir/demo.c.o: CMakeFiles/demo.dir/flags.make
/// CMakeFiles/demo.dir/demo.c.o: C:/src/demo.c a drive's colon has a slash behind it
/// .PHONY : CMakeFiles/demo.dir/build          special targets and variables are no files
/// SHELL = /bin/sh
/// </code>
/// </remarks>
internal static class MakeRules
{
    /// <summary>Each target with its prerequisite; null for a target that names none on its line.</summary>
    public static IEnumerable<(string Target, string? Prerequisite)> Read(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (line.Length == 0 || line[0] is '\t' or '#' or '.' or '"' || FindColon(line) is not (> 0 and var colon))
            {
                continue;
            }

            var target = Unescape(line.AsSpan(0, colon).Trim());
            var prerequisite = Unescape(line.AsSpan(colon + 1).Trim());
            yield return (target, prerequisite.Length == 0 ? null : prerequisite);
        }
    }

    private static int FindColon(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '=')
            {
                return -1;
            }

            if (line[i] == ':' && (i + 1 == line.Length || line[i + 1] == ' '))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Unescape(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is ' ' or '#')
            {
                result.Append(text[++i]);
            }
            else if (text[i] == '$' && i + 1 < text.Length && text[i + 1] == '$')
            {
                result.Append(text[++i]);
            }
            else if (text[i..].StartsWith("$(EQUALS)"))
            {
                result.Append('=');
                i += "$(EQUALS)".Length - 1;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }
}
