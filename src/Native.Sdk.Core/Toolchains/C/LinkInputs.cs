using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.C;

/// <summary>The files that a link reads besides its objects, as far as Libraries and LinkOptions name them.</summary>
/// <remarks>
/// Worked out here rather than asked of the linker (<c>--dependency-file</c>), which gold, mold and older linkers do not
/// know. Libraries of the system are not among them: the tool's identity stands for those.
/// </remarks>
internal static class LinkInputs
{
    /// <summary>Absolute paths of files that exist.</summary>
    public static IReadOnlyList<string> Find(NativeProject project)
    {
        var c = project.C!;
        if (c.Libraries.Count == 0 && c.LinkOptions.Count == 0)
        {
            return [];
        }

        var words = c.LinkOptions.SelectMany(option => option.Split(',', '=')).ToArray();
        var folders = new List<string>();
        var names = new List<string>(c.Libraries.Where(library => !Path.IsPathFullyQualified(library)));
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].StartsWith("-L", StringComparison.Ordinal))
            {
                folders.Add(words[i].Length > 2 ? words[i][2..] : i + 1 < words.Length ? words[i + 1] : ".");
            }
            else if (words[i].StartsWith("-l", StringComparison.Ordinal))
            {
                names.Add(words[i][2..]);
            }
        }

        return
        [
            .. c.Libraries.Where(Path.IsPathFullyQualified)
                .Concat(words.Where(word => word.Length > 0 && word[0] != '-').Select(Absolute))
                .Concat(folders.SelectMany(folder => names.SelectMany(name => (string[])[Absolute(Path.Combine(folder, $"lib{name}.so")), Absolute(Path.Combine(folder, $"lib{name}.a"))])))
                .Where(File.Exists)
                .Distinct(StringComparer.Ordinal),
        ];

        string Absolute(string path) => Path.GetFullPath(path, project.Folder);
    }
}
