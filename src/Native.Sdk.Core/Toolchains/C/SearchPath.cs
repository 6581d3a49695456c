using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.C;

/// <summary>The folders in which a compiler looks for headers, as far as the project or the environment chose them.</summary>
internal static class SearchPath
{
    /// <summary>gcc manual, "Options for Directory Search"; each can be joined to its folder or stand before it.</summary>
    private static readonly string[] Options = ["-iquote", "-isystem", "-idirafter", "-I"];

    private static readonly string[] Variables = ["CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH"];

    /// <summary>Absolute paths, each once. Folders of the system are left out: nobody adds a header there while working on a project.</summary>
    public static IReadOnlyList<string> Find(NativeProject project, IReadOnlyDictionary<string, string> environment)
    {
        var folders = new List<string>(project.C!.IncludeDirectories);
        var options = project.C.CompileOptions;
        for (var i = 0; i < options.Count; i++)
        {
            foreach (var option in Options)
            {
                if (options[i] == option && i + 1 < options.Count)
                {
                    Add(options[i + 1]);
                    break;
                }

                if (options[i].Length > option.Length && options[i].StartsWith(option, StringComparison.Ordinal))
                {
                    Add(options[i][option.Length..]);
                    break;
                }
            }
        }

        foreach (var variable in Variables)
        {
            foreach (var folder in environment.GetValueOrDefault(variable)?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [])
            {
                Add(folder);
            }
        }

        return folders;

        void Add(string folder)
        {
            var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, project.Folder));
            if (!folders.Contains(path) && !path.StartsWith("/usr/", StringComparison.Ordinal))
            {
                folders.Add(path);
            }
        }
    }
}
