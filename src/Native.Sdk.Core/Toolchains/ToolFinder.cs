namespace Native.Sdk.Toolchains;

/// <summary>Looks for programs on PATH as a shell would.</summary>
/// <param name="environment">The build's variables.</param>
public sealed class ToolFinder(IReadOnlyDictionary<string, string> environment)
{
    private readonly string[] folders = (environment.GetValueOrDefault("PATH") ?? environment.GetValueOrDefault("Path") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private readonly string[] extensions = OperatingSystem.IsWindows()
        ? (environment.GetValueOrDefault("PATHEXT") ?? ".COM;.EXE;.BAT;.CMD").Split(';', StringSplitOptions.RemoveEmptyEntries)
        : [];

    /// <summary>The absolute path of a program given by name or path, or null.</summary>
    /// <param name="nameOrPath">A name is looked for on PATH, a relative path below <paramref name="folder"/>.</param>
    /// <param name="folder">Absolute path.</param>
    public string? Find(string nameOrPath, string folder)
    {
        if (nameOrPath.Contains('/') || (OperatingSystem.IsWindows() && nameOrPath.Contains('\\')))
        {
            return Existing(Path.GetFullPath(nameOrPath, folder));
        }

        foreach (var directory in folders)
        {
            if (Path.IsPathFullyQualified(directory) && Existing(Path.Combine(directory, nameOrPath)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The first of several names that is found, or null.</summary>
    public string? FindFirst(IEnumerable<string> names, string folder) =>
        names.Select(name => Find(name, folder)).FirstOrDefault(path => path is not null);

    private string? Existing(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            return File.Exists(path) && (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0
                ? path
                : null;
        }

        return Path.HasExtension(path) && File.Exists(path)
            ? path
            : extensions.Select(extension => path + extension).FirstOrDefault(File.Exists);
    }
}
