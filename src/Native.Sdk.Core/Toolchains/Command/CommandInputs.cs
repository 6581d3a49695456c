using Native.Sdk.Execution;
using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.Command;

/// <summary>The files that Inputs names: patterns, files and folders, each relative to the native project's folder or absolute.</summary>
/// <param name="folder">Absolute folder of the native project.</param>
/// <param name="inputs">As written, placeholders replaced.</param>
/// <param name="isExcluded">Whether an absolute path is no input whatever names it: the command's own output.</param>
internal sealed class CommandInputs(string folder, IReadOnlyList<string> inputs, Func<string, bool> isExcluded)
{
    /// <summary>Absolute paths of what is named without a pattern, in the order of <see cref="Written"/>.</summary>
    public IReadOnlyList<string> Named { get; } =
        [.. inputs.Where(input => !Glob.IsPattern(input)).Select(input => Path.TrimEndingDirectorySeparator(Path.GetFullPath(Native(input), folder)))];

    /// <summary>What is named without a pattern, as it is written.</summary>
    public IReadOnlyList<string> Written { get; } = [.. inputs.Where(input => !Glob.IsPattern(input))];

    /// <summary>Whether a path is named, is no output, and does not exist.</summary>
    public bool IsMissing(string path) => !isExcluded(path) && !File.Exists(path) && !Directory.Exists(path);

    /// <summary>Absolute paths of all files that are there now, sorted by ordinal.</summary>
    public IReadOnlyList<string> Find()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var walked = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var path in Named)
        {
            if (Directory.Exists(path))
            {
                Add(path, Names(path));
            }
            else if (File.Exists(path) && !isExcluded(path))
            {
                found.Add(path);
            }
        }

        foreach (var pattern in inputs.Where(Glob.IsPattern))
        {
            var (start, rest) = Split(pattern);
            var glob = new Glob(rest);
            Add(start, Names(start).Where(glob.IsMatch));
        }

        return [.. found];

        void Add(string start, IEnumerable<string> names) =>
            found.UnionWith(names.Select(name => Path.Combine(start, Native(name))).Where(path => !isExcluded(path)));

        IReadOnlyList<string> Names(string start)
        {
            if (!walked.TryGetValue(start, out var names))
            {
                names = SourceTree.Names(start);
                walked.Add(start, names);
            }

            return names;
        }
    }

    /// <summary>
    /// Where to walk, and the pattern there: patterns below the folder share one walk of it, <c>../shared/*.h</c> is
    /// <c>*.h</c> in the neighbour.
    /// </summary>
    private (string Start, string Pattern) Split(string pattern)
    {
        pattern = Glob.Normalize(pattern);
        var wildcard = pattern.AsSpan().IndexOfAny('*', '?');
        var slash = pattern.LastIndexOf('/', wildcard);
        var start = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Native(slash < 0 ? "." : pattern[..(slash + 1)]), folder));
        var rest = pattern[(slash + 1)..];
        if (start == folder)
        {
            return (folder, rest);
        }

        return start.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? (folder, Glob.Normalize(start[(folder.Length + 1)..]) + "/" + rest)
            : (start, rest);
    }

    private static string Native(string path) => Path.DirectorySeparatorChar == '/' ? path.Replace('\\', '/') : path.Replace('/', '\\');
}
