using System.IO.Enumeration;

namespace Native.Sdk.Execution;

/// <summary>Walks a source folder, past what is never a source: hidden folders and build output.</summary>
public static class SourceTree
{
    private static readonly EnumerationOptions Options = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.System,
        IgnoreInaccessible = true,
        MaxRecursionDepth = 64,
    };

    /// <summary>
    /// Paths of the files below a folder, relative with forward slashes, sorted by ordinal. Links to folders are followed
    /// unless they lead back up. A folder that is not there is empty.
    /// </summary>
    public static IReadOnlyList<string> Names(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var start = Path.TrimEndingDirectorySeparator(folder).Length + 1;
        var files = new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => Relative(ref entry, start), Options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && !entry.FileName.StartsWith("."),
            ShouldRecursePredicate = ShouldRecurse,
        };
        var names = new List<string>(files);
        names.Sort(CompareOrdinal);
        return names;
    }

    /// <summary>By ordinal. By hand: the framework's comparison is vectorised, so it would be compiled, in a hurry, in every build, and be slow then.</summary>
    private static int CompareOrdinal(string a, string b)
    {
        var common = Math.Min(a.Length, b.Length);
        for (var i = 0; i < common; i++)
        {
            if (a[i] != b[i])
            {
                return a[i] - b[i];
            }
        }

        return a.Length - b.Length;
    }

    private static string Relative(ref FileSystemEntry entry, int start)
    {
        var name = Path.Join(entry.Directory, entry.FileName)[start..];
        return Path.DirectorySeparatorChar == '/' ? name : name.Replace('\\', '/');
    }

    private static bool ShouldRecurse(ref FileSystemEntry entry)
    {
        if (IsBuildOutput(ref entry))
        {
            return false;
        }

        if ((entry.Attributes & FileAttributes.ReparsePoint) == 0)
        {
            return true;
        }

        // A link is followed unless it leads to where the walk already is, by whatever links it came there.
        if (Directory.ResolveLinkTarget(entry.ToFullPath(), returnFinalTarget: true) is not { Exists: true } target)
        {
            return false;
        }

        var goal = RealPath(target.FullName) + Path.DirectorySeparatorChar;
        var root = entry.RootDirectory.Length;
        for (var folder = entry.Directory.ToString(); folder.Length >= root; folder = Path.GetDirectoryName(folder)!)
        {
            if ((RealPath(folder) + Path.DirectorySeparatorChar).StartsWith(goal, StringComparison.Ordinal))
            {
                return false;
            }

            if (folder.Length == root)
            {
                break;
            }
        }

        return true;
    }

    /// <summary>The path with the links in it resolved.</summary>
    private static string RealPath(string path)
    {
        var result = Path.GetPathRoot(path)!;
        foreach (var part in path[result.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            result = Path.Combine(result, part);
            result = Directory.ResolveLinkTarget(result, returnFinalTarget: true)?.FullName ?? result;
        }

        return Path.TrimEndingDirectorySeparator(result);
    }

    /// <summary>
    /// Hidden folders, and what tools make. The names alone are not enough for all: sources live in folders called
    /// <c>bin</c> and <c>target</c> too, so those count only where MSBuild or cargo made them.
    /// </summary>
    private static bool IsBuildOutput(ref FileSystemEntry entry)
    {
        var name = entry.FileName;
        if (name.StartsWith(".") || name is "node_modules" or "CMakeFiles")
        {
            return true;
        }

        if (name is "obj" or "bin")
        {
            return Directory.EnumerateFiles(entry.Directory.ToString(), "*.*proj").Any();
        }

        return name is "target" && File.Exists(Path.Join(entry.Directory, name, "CACHEDIR.TAG"));
    }
}
