using Microsoft.Build.Framework;

namespace Native.Sdk.Tasks;

/// <summary>
/// The item that says how the project's own restore goes, for restores that the SDK starts: metadata are <c>Dotnet</c>,
/// <c>TargetFramework</c>, <c>StartupDirectory</c>, and NuGet's properties by their names.
/// </summary>
internal static class RestoreItem
{
    private static readonly string[] Places = ["RestoreSources", "RestoreAdditionalProjectSources", "RestoreFallbackFolders", "RestoreConfigFile"];

    /// <summary>The program.</summary>
    public static string Dotnet(ITaskItem item) => item.Text("Dotnet") ?? "dotnet";

    /// <summary>The SDK's own.</summary>
    public static string TargetFramework(ITaskItem item) => item.Text("TargetFramework") ?? "net10.0";

    /// <summary>NuGet's properties that say where packages come from, with absolute paths.</summary>
    /// <param name="item">The item.</param>
    /// <param name="directory">Absolute folder of the csproj.</param>
    public static Dictionary<string, string> NuGetProperties(ITaskItem item, string directory)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Places)
        {
            if (item.Text(name) is { } value)
            {
                properties[name] = string.Join(';', value.Split(';').Select(Absolute));
            }
        }

        return properties;

        // The command line's are relative to where it was typed, a project's to its own folder.
        string Absolute(string source) => source.Contains("://", StringComparison.Ordinal) || source.Trim().Length == 0 ? source
            : Path.GetFullPath(source.Trim(), directory) is var inProject && Path.Exists(inProject) ? inProject
            : Path.GetFullPath(source.Trim(), item.Text("StartupDirectory") ?? directory);
    }
}
