using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Toolchains.CMake;

/// <summary>An error or a warning of cmake's own.</summary>
/// <param name="Level">Error or warning.</param>
/// <param name="Text">Paragraphs on one line each, what cmake indents further on lines of its own.</param>
/// <param name="File">As cmake names it, relative to the source folder or absolute; null where cmake names none.</param>
/// <param name="Line">From 1; 0 where cmake names none.</param>
/// <remarks>
/// There is no specification; this is what cmake 3.14 to 3.31 and 4 write:
/// <code>
/// CMake Error at CMakeLists.txt:3 (add_library):
///   Cannot find source file:
///
///     nothere.c
///
///   Tried extensions .c .C .c++ .cc .cpp .cxx .cu .mpp .m .M .mm .ixx .cppm .h
///   .hh .h++ .hm .hpp .hxx .in .txx .f .F .for .f77 .f90 .f95 .f03 .hip .ispc
///
/// CMake Error at CMakeLists.txt:2:                                    a parse error has no command
/// CMake Warning (dev) in CMakeLists.txt:                              nor has what is found at the end of a file
/// CMake Deprecation Warning at sub/CMakeLists.txt:14 (message):
/// CMake Error: CMAKE_C_COMPILER not set, after EnableLanguage         the text can stand on the same line
/// CMake Warning:
///   Manually-specified variables were not used by the project:
/// CMake Error at /usr/share/cmake-3.25/Modules/X.cmake:49 (message):  a module of cmake's was called
///   Could not find compiler set in environment variable CC:
/// Call Stack (most recent call first):
///   CMakeLists.txt:2 (project)
/// This warning is for project developers.  Use -Wno-dev to suppress it.
/// </code>
/// The text is wrapped at 77 columns and indented by two; a line that is indented further is kept as it is. In a
/// ninja build that runs cmake again the same stands in standard output.
/// </remarks>
internal sealed partial record CMakeMessage(MessageLevel Level, string Text, string? File, int Line)
{
    private const string CallStack = "Call Stack (most recent call first):";
    private const string ForDevelopers = "This warning is for project developers.";

    /// <summary>Takes the messages out of cmake's output; every other line comes out as it is, in its place.</summary>
    public static IEnumerable<(CMakeMessage? Message, string Line)> Read(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (Header().Match(lines[i]) is not { Success: true } header)
            {
                yield return (null, lines[i]);
                continue;
            }

            var (body, calls, inCalls) = (new List<string>(), new List<string>(), false);
            if (header.Groups["text"].Value.Trim() is { Length: > 0 } text)
            {
                body.Add("  " + text);
            }

            while (i + 1 < lines.Count && (lines[i + 1].Length == 0 || lines[i + 1][0] == ' ' || lines[i + 1] == CallStack || lines[i + 1].StartsWith(ForDevelopers, StringComparison.Ordinal)))
            {
                i++;
                if (lines[i] == CallStack)
                {
                    inCalls = true;
                }
                else if (!lines[i].StartsWith(ForDevelopers, StringComparison.Ordinal))
                {
                    (inCalls ? calls : body).Add(lines[i]);
                }
            }

            yield return (Create(header, body, calls), "");
        }
    }

    private static CMakeMessage Create(Match header, List<string> body, List<string> calls)
    {
        var level = header.Groups["level"].Value == "Error" ? MessageLevel.Error : MessageLevel.Warning;
        var file = header.Groups["file"].Success ? header.Groups["file"].Value : null;
        var line = Number(header.Groups["line"].Value);
        var text = Flow(body);
        var frames = calls.Select(call => Frame().Match(call)).Where(frame => frame.Success).ToArray();

        // What a module of cmake's says is about the line of the project that called it.
        if (file is not null && Path.IsPathRooted(file) && frames.FirstOrDefault(frame => !Path.IsPathRooted(frame.Groups["file"].Value)) is { } caller)
        {
            text += $"\n  (said by {file}:{line})";
            (file, line) = (caller.Groups["file"].Value, Number(caller.Groups["line"].Value));
        }
        else
        {
            text += string.Concat(frames.Select(frame => "\n  called from " + frame.Value.Trim()));
        }

        return new CMakeMessage(level, text, file, line);
    }

    /// <summary>Undoes the wrapping.</summary>
    private static string Flow(List<string> body)
    {
        var text = new StringBuilder();
        var joins = false;
        foreach (var line in body)
        {
            var content = line.Trim();
            if (content.Length == 0)
            {
                joins = false;
                continue;
            }

            var isKept = line.StartsWith("   ", StringComparison.Ordinal);
            if (text.Length > 0)
            {
                text.Append(isKept ? "\n    " : joins ? " " : "\n  ");
            }

            text.Append(content);
            joins = !isKept;
        }

        return text.ToString();
    }

    private static int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^CMake (?:Deprecation |Author |Install |Internal )?(?<level>Error|Warning)(?: \(\w+\))?(?::(?<text>.*)| at (?<file>.+?):(?<line>\d+)(?: \([^)]*\))?:| in (?<file>.+?)(?::(?<line>\d+))?(?: \([^)]*\))?:)$", RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(@"^  (?<file>.+?):(?<line>\d+)(?: \([^)]*\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Frame();
}
