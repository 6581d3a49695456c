using Native.Sdk.Execution;
using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.C;

/// <summary>The sources of a C project, found in one walk through its folder.</summary>
/// <param name="Units">Absolute paths of the sources, sorted by their relative names.</param>
/// <param name="AllFiles">Absolute paths of everything in the project's folder and include folders: folder by folder, each sorted.</param>
public sealed record SourceSet(IReadOnlyList<string> Units, IReadOnlyList<string> AllFiles)
{
    /// <summary>Walks and matches.</summary>
    /// <param name="project">Whose sources.</param>
    /// <param name="searched">Absolute folders of headers.</param>
    public static SourceSet Find(NativeProject project, IReadOnlyList<string> searched)
    {
        var c = project.C!;
        var names = SourceTree.Names(project.Folder);
        var include = c.Sources.Select(pattern => new Glob(pattern)).ToArray();
        var exclude = c.ExcludeSources.Select(pattern => new Glob(pattern)).ToArray();
        var units = new List<string>();
        var all = new List<string>(names.Count);
        foreach (var name in names)
        {
            var path = Path.Combine(project.Folder, Native(name));
            all.Add(path);
            if (IsMatch(include, name) && !IsMatch(exclude, name))
            {
                units.Add(path);
            }
        }

        // Sources outside the folder can be named, but a pattern only walks below it.
        foreach (var outside in c.Sources.Where(pattern => !Glob.IsPattern(pattern)).Select(path => Path.GetFullPath(Native(path), project.Folder)))
        {
            if (!units.Contains(outside) && File.Exists(outside))
            {
                units.Add(outside);
            }
        }

        foreach (var directory in searched.Where(directory => !IsBelow(directory, project.Folder)))
        {
            all.AddRange(SourceTree.Names(directory).Select(name => Path.Combine(directory, Native(name))));
        }

        return new SourceSet(units, all);
    }

    private static bool IsMatch(Glob[] globs, string name)
    {
        foreach (var glob in globs)
        {
            if (glob.IsMatch(name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBelow(string path, string folder) => path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Native(string path) => Path.DirectorySeparatorChar == '/' ? path : path.Replace('/', '\\');
}
