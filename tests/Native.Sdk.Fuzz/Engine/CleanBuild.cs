using Native.Sdk.Fuzz.Oracles;

namespace Native.Sdk.Fuzz.Engine;

/// <summary>What a build from nothing makes of a scene.</summary>
/// <param name="Succeeded">Whether it does.</param>
/// <param name="Files">Relative path to content of what is compared.</param>
/// <param name="Errors">What it says.</param>
public sealed record CleanBuild(bool Succeeded, IReadOnlyDictionary<string, string> Files, IReadOnlyList<string> Errors)
{
    /// <summary>Names and hashes of what lies in a build folder, as far as it is compared.</summary>
    public static SortedDictionary<string, string> FilesBelow(string root, Func<string, bool> isCompared)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.Exists(root) ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories) : [])
        {
            if (Path.GetRelativePath(root, path) is var name && isCompared(name))
            {
                files[name] = Digest.OfFile(path);
            }
        }

        return files;
    }
}
