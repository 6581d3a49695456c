using Native.Sdk.Diagnostics;

namespace Native.Sdk.Toolchains.CMake;

/// <summary>Which characters in the path of a project cmake, ninja and make bear. Found out by trying each with cmake 3.25, ninja 1.11 and GNU make 4.3.</summary>
internal static class CMakePaths
{
    /// <summary>
    /// Nothing can be built below such a folder: <c>;</c> separates lists, brackets keep them together, <c>"</c> and
    /// <c>\</c> are not quoted where cmake tries a compiler, <c>|</c> has a meaning in build.ninja and makefiles.
    /// </summary>
    private const string Unusable = ";\"|[]\n\r";

    /// <summary>Some projects can be built below such a folder: <c>file(GLOB)</c>, OUTPUT of a custom command and makefiles have their own rules.</summary>
    private const string Doubtful = "#*?<>%:$";

    /// <summary>makefiles cannot hold these: <c>%</c> makes a pattern of a rule, <c>:</c> ends its targets.</summary>
    public const string BreakMakefiles = "%:?";

    /// <summary>The characters of <paramref name="path"/> with which cmake cannot work; empty if there are none.</summary>
    public static string FindUnusable(string path) => Find(path, Path.DirectorySeparatorChar == '/' ? Unusable + "\\" : Unusable);

    /// <summary>Whether a path holds one of several characters; a drive's colon does not count.</summary>
    public static bool Contains(string path, string characters) => Find(path, characters).Length > 0;

    /// <summary>After a failure: says it if the path may be why.</summary>
    public static void ReportSuspicion(string sourceFolder, string buildFolder, string include, IMessageSink messages)
    {
        foreach (var path in new[] { sourceFolder, buildFolder })
        {
            if (Find(path, Doubtful) is { Length: > 0 } found)
            {
                messages.Report(Catalog.CMakePath, include, path, found, "may be the reason of the failure above: cmake, ninja and make do not handle it everywhere");
                return;
            }
        }
    }

    private static string Find(string path, string characters) =>
        new([.. path[Path.GetPathRoot(path)!.Length..].Where(characters.Contains).Distinct()]);
}
