namespace Native.Sdk.Build;

/// <summary>Where things are.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Artifacts { get; } = Path.Combine(Root, "artifacts");

    public static string Packages { get; } = Path.Combine(Artifacts, "packages");

    public static string Samples { get; } = Path.Combine(Root, "samples");

    /// <summary>What set-up downloads. CI keeps it from run to run by naming a folder of its own.</summary>
    public static string Cache { get; } = Environment.GetEnvironmentVariable("NATIVE_SDK_CACHE") is { Length: > 0 } cache
        ? Path.GetFullPath(cache, Root)
        : Path.Combine(Artifacts, "cache");

    /// <summary>An empty folder below artifacts.</summary>
    public static string NewFolder(params string[] names)
    {
        var folder = Path.Combine([Artifacts, .. names]);
        Delete(folder);
        return Directory.CreateDirectory(folder).FullName;
    }

    public static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Native.Sdk.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new BuildException($"{AppContext.BaseDirectory} is in no clone of this repository");
        }

        return folder;
    }
}
