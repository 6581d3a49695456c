using System.IO.Enumeration;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains.Cargo;

/// <summary>
/// The files of a folder that a build script depends on. To cargo that is everything below it, hidden folders as well;
/// only what builds and git write there all the time is left out.
/// </summary>
internal static class BuildScriptFolder
{
    private static readonly EnumerationOptions Options = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = 0,
        IgnoreInaccessible = true,
        MaxRecursionDepth = 64,
    };

    /// <summary>Absolute paths; none where the folder is not there.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <param name="output">Folder of build products.</param>
    public static IReadOnlyList<string> Files(string folder, string output)
    {
        try
        {
            return
            [
                .. new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => entry.ToFullPath(), Options)
                {
                    ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
                    ShouldRecursePredicate = (ref FileSystemEntry entry) => ShouldRecurse(ref entry, output),
                },
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool ShouldRecurse(ref FileSystemEntry entry, string output)
    {
        var name = entry.FileName;
        var path = entry.ToFullPath();
        if (name is ".git" || path == output
            || (name is "target" && File.Exists(Path.Join(path, "CACHEDIR.TAG")))
            || (name is "obj" or "bin" && Directory.EnumerateFiles(entry.Directory.ToString(), "*.*proj").Any()))
        {
            return false;
        }

        if ((entry.Attributes & FileAttributes.ReparsePoint) == 0)
        {
            return true;
        }

        // A link that leads back up would never end.
        var target = Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;
        return target is not null && !(entry.Directory.ToString() + Path.DirectorySeparatorChar)
            .StartsWith(Path.TrimEndingDirectorySeparator(target) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }
}
