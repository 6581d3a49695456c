using System.Text;
using Native.Sdk.Execution;

namespace Native.Sdk.Packaging;

/// <summary>
/// A text of what native libraries a package holds. MSBuild's pack compares times only, so with other RIDs, or with
/// libraries that are older than the package, it would keep yesterday's; this file changes exactly when they do.
/// </summary>
public static class PackageStamp
{
    /// <summary>Writes the stamp unless it says the same already.</summary>
    /// <param name="file">Absolute path.</param>
    /// <param name="libraries">RID and absolute path of each library.</param>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static void Write(string file, IEnumerable<(string Rid, string Path)> libraries)
    {
        var text = new StringBuilder();
        foreach (var (rid, path) in libraries.OrderBy(library => library.Rid, StringComparer.Ordinal).ThenBy(library => library.Path, StringComparer.Ordinal))
        {
            text.Append(rid).Append('/').Append(Path.GetFileName(path)).Append(' ').Append(ContentHash.OfFile(path).ToString()).Append('\n');
        }

        AtomicFile.WriteText(file + ".tmp", file, text.ToString());
    }
}
