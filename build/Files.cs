namespace Native.Sdk.Build;

/// <summary>Copies of source folders.</summary>
internal static class Files
{
    private static readonly string[] NotSource = ["bin", "obj", "target", "node_modules", "artifacts"];

    /// <summary>Copies a folder with all below it, but for what builds leave in it.</summary>
    public static void Copy(string source, string destination)
    {
        Directory.CreateDirectory(destination);
        foreach (var file in Directory.GetFiles(source))
        {
            File.Copy(file, Path.Combine(destination, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.GetDirectories(source).Where(folder => !NotSource.Contains(Path.GetFileName(folder))))
        {
            Copy(folder, Path.Combine(destination, Path.GetFileName(folder)));
        }
    }
}
