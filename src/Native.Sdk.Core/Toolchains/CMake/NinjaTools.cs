using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.CMake;

/// <summary>Reads what ninja's subtools print.</summary>
/// <remarks>
/// Ninja manual, "Extra tools".
/// <code>
/// $ ninja -t inputs demo                 all that the target is made of, directly or not; since 1.11, quoted for a shell
/// '/src/a b/gen.in'
/// CMakeFiles/demo.dir/demo.c.o
/// $ ninja -t deps                        the headers that compilers named; not quoted
/// CMakeFiles/demo.dir/demo.c.o: #deps 2, deps mtime 1795391827463865413 (VALID)
///     /src/a b/demo.c
///     /src/a b/inc/i.h
///
/// $ ninja -t targets all                 all that ninja makes; not quoted
/// CMakeFiles/demo.dir/demo.c.o: C_COMPILER__demo_Debug
/// /src/a b/CMakeLists.txt: phony         nothing makes it; it only may be missing
/// </code>
/// Paths are absolute or relative to the build folder.
/// </remarks>
internal static class NinjaTools
{
    /// <summary>
    /// Characters at which ninja's dep-file parser ends a path (depfile_parser.in.cc), so that it takes one header for
    /// two that do not exist, and compiles everything at every run.
    /// </summary>
    public const string BreakHeaders = "'&^`*<>?";

    /// <summary>The paths of <c>-t inputs</c>.</summary>
    public static IEnumerable<string> ReadInputs(IEnumerable<string> lines) =>
        lines.Where(line => line.Length > 0).Select(line => WordSplitter.Split(line, backslashEscapes: Path.DirectorySeparatorChar == '/') is [var path] ? path : line);

    /// <summary>The headers of <c>-t deps</c>.</summary>
    /// <param name="lines">Of the output.</param>
    /// <param name="isWanted">Whether a target counts; old ones stay in the log.</param>
    public static IEnumerable<string> ReadDependencies(IEnumerable<string> lines, Func<string, bool> isWanted)
    {
        var wanted = false;
        foreach (var line in lines)
        {
            if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                if (wanted)
                {
                    yield return line[4..];
                }
            }
            else
            {
                var end = line.LastIndexOf(": #deps ", StringComparison.Ordinal);
                wanted = end > 0 && isWanted(line[..end]);
            }
        }
    }

    /// <summary>What is made, of <c>-t targets all</c>.</summary>
    public static IEnumerable<string> ReadTargets(IEnumerable<string> lines) => lines
        .Where(line => !line.EndsWith(": phony", StringComparison.Ordinal))
        .Select(line => line.LastIndexOf(": ", StringComparison.Ordinal) is > 0 and var end ? line[..end] : "")
        .Where(path => path.Length > 0);
}
