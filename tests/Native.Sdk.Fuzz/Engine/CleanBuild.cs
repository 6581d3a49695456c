using Native.Sdk.Fuzz.Oracles;

namespace Native.Sdk.Fuzz.Engine;

/// <summary>What a build from nothing makes of a scene.</summary>
/// <param name="Succeeded">Whether it does.</param>
/// <param name="Files">Relative path to content of what is compared.</param>
/// <param name="Errors">What it says.</param>
public sealed record CleanBuild(bool Succeeded, IReadOnlyDictionary<string, string> Files, IReadOnlyList<string> Errors)
{
    /// <summary>Names and hashes of what lies in a build folder, as far as it is compared.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="isCompared">Whether a file, relative to it, is part of the result.</param>
    /// <param name="isReproducible">Whether its bytes are, and not only that it is there.</param>
    public static SortedDictionary<string, string> FilesBelow(string root, Func<string, bool> isCompared, Func<string, bool> isReproducible)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.Exists(root) ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories) : [])
        {
            if (Path.GetRelativePath(root, path) is var name && isCompared(name))
            {
                files[name] = isReproducible(name) ? Digest.OfFile(path) : "there";
            }
        }

        return files;
    }
}
