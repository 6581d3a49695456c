using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.C;

/// <summary>The folders in which a compiler looks for headers, as far as the project or the environment chose them.</summary>
internal static class SearchPath
{
    /// <summary>gcc manual, "Options for Directory Search", in the order in which it searches; each can be joined to its folder or stand before it.</summary>
    private static readonly string[] Options = ["-iquote", "-I", "-isystem", "-idirafter"];

    /// <summary>gcc manual, "Environment Variables Affecting GCC": the first behind <c>-I</c>, the others behind <c>-isystem</c>.</summary>
    private static readonly string[] Variables = ["CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH"];

    /// <summary>
    /// Absolute paths, each once, in the order in which they are searched. Folders of the system are left out: nobody adds a
    /// header there while working on a project.
    /// </summary>
    public static IReadOnlyList<string> Find(NativeProject project, IReadOnlyDictionary<string, string> environment)
    {
        var folders = new List<string>();
        AddOptions("-iquote");
        foreach (var folder in project.C!.IncludeDirectories)
        {
            Add(folder);
        }

        AddOptions("-I");
        AddVariable(Variables[0]);
        AddOptions("-isystem");
        AddVariable(Variables[1]);
        AddVariable(Variables[2]);
        AddOptions("-idirafter");
        return folders;

        void AddOptions(string wanted)
        {
            var options = project.C!.CompileOptions;
            for (var i = 0; i < options.Count; i++)
            {
                if (Options.FirstOrDefault(option => options[i].StartsWith(option, StringComparison.Ordinal)) != wanted)
                {
                    continue;
                }

                if (options[i].Length > wanted.Length)
                {
                    Add(options[i][wanted.Length..]);
                }
                else if (i + 1 < options.Count)
                {
                    Add(options[i + 1]);
                }
            }
        }

        void AddVariable(string variable)
        {
            foreach (var folder in environment.GetValueOrDefault(variable)?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [])
            {
                Add(folder);
            }
        }

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
