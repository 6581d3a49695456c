using System.Text.RegularExpressions;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains.CMake;

/// <summary>Finds in a cmake script what it reads without cmake reporting it: variables of the environment, and files that it looks into.</summary>
/// <remarks>
/// A script is not run here, only looked at, so this finds what is written plainly:
/// <code>
/// if(DEFINED ENV{CI})                                        variable CI
/// set(root "$ENV{VULKAN_SDK}")                               variable VULKAN_SDK
/// find_package(ZLIB 1.2 REQUIRED)                            variables ZLIB_ROOT and ZLIB_DIR: where find_package looks
/// file(READ "VERSION" version)                               file, relative to the script
/// file(STRINGS ${CMAKE_CURRENT_SOURCE_DIR}/x.h line REGEX …) file; so for CMAKE_SOURCE_DIR, PROJECT_SOURCE_DIR, CMAKE_CURRENT_LIST_DIR
/// </code>
/// </remarks>
internal static partial class CMakeScript
{
    private const int MaxSize = 1 << 20;

    /// <summary>What the script reads: absolute paths of files that exist, and variables as <see cref="FileTable.Variable"/>.</summary>
    /// <param name="path">Absolute path of the script.</param>
    /// <param name="top">Absolute folder of the top CMakeLists.txt.</param>
    public static IEnumerable<string> References(string path, string top) =>
        IsScript(path) && new FileInfo(path) is { Exists: true, Length: <= MaxSize }
            ? References(File.ReadAllText(path), Path.GetDirectoryName(path)!, top)
            : [];

    /// <summary>Likewise, of a text.</summary>
    public static IEnumerable<string> References(string text, string folder, string top)
    {
        foreach (Match match in Variable().Matches(text))
        {
            yield return FileTable.Variable(match.Groups["name"].Value);
        }

        foreach (Match match in Package().Matches(text))
        {
            yield return FileTable.Variable(match.Groups["name"].Value + "_ROOT");
            yield return FileTable.Variable(match.Groups["name"].Value + "_DIR");
        }

        foreach (Match match in ReadFile().Matches(text))
        {
            var path = match.Groups["path"].Value
                .Replace("${CMAKE_CURRENT_SOURCE_DIR}", folder, StringComparison.Ordinal)
                .Replace("${CMAKE_CURRENT_LIST_DIR}", folder, StringComparison.Ordinal)
                .Replace("${PROJECT_SOURCE_DIR}", top, StringComparison.Ordinal)
                .Replace("${CMAKE_SOURCE_DIR}", top, StringComparison.Ordinal);
            if (!path.Contains("${", StringComparison.Ordinal) && Path.GetFullPath(path, folder) is var full && File.Exists(full))
            {
                yield return full;
            }
        }
    }

    /// <summary>
    /// Whether a top CMakeLists.txt says that there is no C++: it lists its languages, as few do, and CXX is nowhere in it. What
    /// it includes may still have some; this only decides what is made ready for it.
    /// </summary>
    /// <remarks>
    /// https://cmake.org/cmake/help/latest/command/project.html: without a list they are C and CXX.
    /// <code>
    /// project(demo C)
    /// project(demo VERSION 1.2 LANGUAGES C ASM)
    /// project(demo VERSION 1.2)                                  C and CXX
    /// </code>
    /// </remarks>
    public static bool IsWithoutCpp(string text)
    {
        var code = Comment().Replace(text, "");
        if (code.Contains("CXX", StringComparison.Ordinal) || Project().Match(code) is not { Success: true } project)
        {
            return false;
        }

        string[] words = project.Groups["rest"].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var languages = words.SkipWhile(word => word != "LANGUAGES").Skip(1).ToArray();
        return (languages.Length > 0 ? languages : words).Any(word => word is "C") && !project.Value.Contains("${", StringComparison.Ordinal)
            && (languages.Length > 0 || !words.Any(word => word is "VERSION" or "DESCRIPTION" or "HOMEPAGE_URL" or "COMPAT_VERSION"));
    }

    private static bool IsScript(string path) =>
        path.EndsWith(".cmake", StringComparison.OrdinalIgnoreCase) || Path.GetFileName(path) == "CMakeLists.txt";

    [GeneratedRegex("#.*", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bproject\s*\(\s*\S+(?<rest>\s[^()]*)\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Project();

    [GeneratedRegex(@"ENV\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\bfind_package\s*\(\s*(?<name>[A-Za-z0-9_.+-]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Package();

    [GeneratedRegex(@"\bfile\s*\(\s*(?:READ|STRINGS)\s+(?:""(?<path>[^""\0]+)""|(?<path>[^\s""()\0]+))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ReadFile();
}
