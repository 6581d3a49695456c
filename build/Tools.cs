namespace Native.Sdk.Build;

/// <summary>The programs on PATH.</summary>
internal static class Tools
{
    private static readonly string[] Extensions = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];

    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Extensions.Select(extension => Path.Combine(folder, name + extension)))
            .FirstOrDefault(File.Exists);

    public static bool Has(params string[] anyOf) => anyOf.Any(name => Find(name) is not null);
}
