namespace Native.Sdk.Tasks;

/// <summary>Where the shim and the program that runs it are: see <see cref="Toolchains.BuildSettings.ShimPath"/>.</summary>
internal static class ShimFiles
{
    private static readonly string DotnetName = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>Absolute path of <c>dotnet</c>: the one that runs this build, else the machine's; null if there is none.</summary>
    /// <param name="variables">The build's.</param>
    public static string? FindDotnet(IReadOnlyDictionary<string, string> variables)
    {
        if (Existing(variables.GetValueOrDefault("DOTNET_HOST_PATH")) is { } host)
        {
            return host;
        }

        if (Path.GetFileName(Environment.ProcessPath) == DotnetName)
        {
            return Environment.ProcessPath;
        }

        var folders = (variables.GetValueOrDefault("PATH") ?? variables.GetValueOrDefault("Path") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        foreach (var folder in folders.Prepend(variables.GetValueOrDefault("DOTNET_ROOT") ?? ""))
        {
            if (folder.Length > 0 && Existing(Path.Combine(folder, DotnetName)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>
    /// Absolute path of the shim in the package: <c>tasks/net10.0/shim</c>, beside this assembly, or beside its folder where it
    /// is the one that was compiled ahead of time; null if it is not there.
    /// </summary>
    public static string? FindShim()
    {
        var folder = Path.GetDirectoryName(typeof(ShimFiles).Assembly.Location)!;
        return InFolder(folder) ?? InFolder(Path.GetDirectoryName(folder)!);

        static string? InFolder(string folder) => Existing(Path.Combine(folder, "shim", "Native.Sdk.Shim.dll"));
    }

    private static string? Existing(string? path) => Path.IsPathFullyQualified(path ?? "") && File.Exists(path) ? path : null;
}
