namespace Native.Sdk.Verification;

/// <summary>What the folders of a package mean (NuGet: creating a package, conventions; RID-specific tool packages).</summary>
public static class PackageLayout
{
    /// <summary>
    /// The platform of a native file: <c>runtimes/&lt;rid&gt;/native/…</c> (or <c>nativeassets/&lt;framework&gt;</c>), and in a
    /// package of a tool <c>tools/&lt;framework&gt;/&lt;rid&gt;/…</c> or the former below <c>any</c>; null for anything else.
    /// </summary>
    /// <param name="path">In the package.</param>
    public static string? RuntimeIdentifierOf(string path) => Split(path) switch
    {
        [var runtimes, var rid, var native, _, ..] when Is(runtimes, "runtimes") && (Is(native, "native") || Is(native, "nativeassets")) => rid,
        [var tools, _, _, var runtimes, var rid, var native, _, ..] when Is(tools, "tools") && Is(runtimes, "runtimes") && Is(native, "native") => rid,
        [var tools, _, var rid, _, ..] when Is(tools, "tools") && rid.Contains('-') => rid,
        _ => null,
    };

    /// <summary>
    /// The target framework of an assembly that applications load, <c>lib/&lt;framework&gt;/x.dll</c>,
    /// <c>runtimes/&lt;rid&gt;/lib/&lt;framework&gt;/x.dll</c>, or a tool's; null for anything else, resources and references included.
    /// </summary>
    /// <param name="path">In the package.</param>
    public static string? TargetFrameworkOf(string path) => !path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? null : Split(path) switch
    {
        [var lib, var framework, _] when Is(lib, "lib") => framework,
        [var tools, var framework, _, _] when Is(tools, "tools") => framework,
        [var runtimes, _, var lib, var framework, _] when Is(runtimes, "runtimes") && Is(lib, "lib") => framework,
        _ => null,
    };

    /// <summary>
    /// Where a file goes that is to be packed: a path that ends with a slash, or without the file's ending, is a folder's
    /// (NuGet's pack, target path of a file).
    /// </summary>
    /// <param name="packagePath">What the project says.</param>
    /// <param name="recursiveDirectory">What <c>**</c> stood for when the file was found.</param>
    /// <param name="source">The file.</param>
    public static string TargetOf(string packagePath, string recursiveDirectory, string source)
    {
        var path = packagePath.Replace('\\', '/').TrimStart('/');
        if (path.Length > 0 && path[^1] != '/' && Is(Path.GetExtension(path), Path.GetExtension(source)))
        {
            return path;
        }

        var folder = path.TrimEnd('/') + "/" + recursiveDirectory.Replace('\\', '/');
        return folder.TrimEnd('/') + "/" + Path.GetFileName(source);
    }

    private static string[] Split(string path) => path.Split('/');

    private static bool Is(string word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
