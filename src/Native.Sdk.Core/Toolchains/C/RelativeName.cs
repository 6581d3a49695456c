namespace Native.Sdk.Toolchains.C;

/// <summary>How a file is called relative to the native folder: so builds in other folders run the same commands.</summary>
internal static class RelativeName
{
    /// <summary>With forward slashes, as messages have it.</summary>
    public static string Of(string path, string folder) => Native(path, folder).Replace('\\', '/');

    /// <summary>With the system's own separators.</summary>
    /// <param name="path">Absolute, and normalized.</param>
    /// <param name="folder">Likewise.</param>
    /// <remarks>Nearly all files lie below the folder; for those there is nothing to find out.</remarks>
    public static string Native(string path, string folder) =>
        path.Length > folder.Length + 1 && path[folder.Length] == Path.DirectorySeparatorChar && path.StartsWith(folder, StringComparison.Ordinal)
            ? path[(folder.Length + 1)..]
            : Path.GetRelativePath(folder, path);

    /// <summary>As one below a folder: <c>../shared/a.c</c> → <c>@up/shared/a.c</c>, <c>D:/a.c</c> → <c>D@/a.c</c>.</summary>
    public static string Inside(string relative)
    {
        var path = relative.Replace("../", "@up/");
        return OperatingSystem.IsWindows() ? path.Replace(':', '@') : path;
    }

    /// <summary>As an argument: never to be mistaken for an option or a response file.</summary>
    public static string Argument(string relative) => relative[0] is '-' or '@' ? "./" + relative : relative;
}
