using System.Text.Json;
using NuGet.Frameworks;

namespace Native.Sdk.Tool;

/// <summary>What the <c>deps.json</c> files beside an app's or a library's output say of it.</summary>
/// <remarks>
/// dotnet/sdk, documentation/specs/runtime-configuration-file.md. Of an app published for one platform with its runtime:
/// <code>
/// { "runtimeTarget": { "name": ".NETCoreApp,Version=v8.0/linux-x64" },
///   "targets": { ".NETCoreApp,Version=v8.0/linux-x64": {
///     "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.1": { "runtime": { "System.Runtime.dll": {} }, "native": { "libcoreclr.so": {} } } } },
///   "libraries": { "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.1": { "type": "runtimepack" } } }
/// </code>
/// </remarks>
internal sealed class DepsFile
{
    private const string Pattern = "*.deps.json";

    private readonly HashSet<string> ofRuntime = new(StringComparer.OrdinalIgnoreCase);

    private DepsFile(bool exists) => Exists = exists;

    /// <summary>Whether there is one at all.</summary>
    public bool Exists { get; }

    /// <summary>For which platform it was published; null: for any.</summary>
    public string? Rid { get; private set; }

    /// <summary>Short folder name of the target framework; null if nobody says.</summary>
    public string? TargetFramework { get; private set; }

    /// <summary>Whether a file is a part of .NET that was published with an app.</summary>
    public bool IsOfRuntime(string name) => ofRuntime.Contains(name);

    /// <summary>Whether a folder has one.</summary>
    public static bool IsIn(string folder) => Directory.EnumerateFiles(folder, Pattern).Any();

    /// <summary>Reads all of a folder; what is damaged says nothing.</summary>
    public static DepsFile Read(string folder)
    {
        var files = Directory.GetFiles(folder, Pattern);
        var read = new DepsFile(files.Length > 0);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            try
            {
                using var json = JsonDocument.Parse(File.ReadAllBytes(file));
                read.Add(json.RootElement);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException || UnreadableException.IsCause(exception))
            {
                // It is there for the platform and .NET's own files only, which can be told otherwise or not at all.
            }
        }

        return read;
    }

    private void Add(JsonElement root)
    {
        var name = root.GetProperty("runtimeTarget").GetProperty("name").GetString() ?? "";
        var slash = name.IndexOf('/');
        Rid ??= slash < 0 ? null : name[(slash + 1)..];
        if (NuGetFramework.Parse(slash < 0 ? name : name[..slash]) is { IsSpecificFramework: true } framework)
        {
            TargetFramework ??= framework.GetShortFolderName();
        }

        foreach (var library in root.GetProperty("targets").GetProperty(name).EnumerateObject())
        {
            if (library.Name.StartsWith("runtimepack.", StringComparison.OrdinalIgnoreCase))
            {
                ofRuntime.UnionWith(Files(library.Value, "native"));
                ofRuntime.UnionWith(Files(library.Value, "runtime"));
            }
        }
    }

    private static IEnumerable<string> Files(JsonElement library, string kind) =>
        library.TryGetProperty(kind, out var files) ? files.EnumerateObject().Select(file => Path.GetFileName(file.Name)) : [];
}
