using Microsoft.Build.Framework;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;

namespace Native.Sdk.Tasks;

/// <summary>What all tasks share that look at a project as the native build does.</summary>
public abstract class NativeProjectTask : NativeTask
{
    /// <summary>The project's <c>NativeProject</c> items; their metadata is described in docs/reference.md.</summary>
    [Required]
    public ITaskItem[] Projects { get; set; } = [];

    /// <summary>The project's <c>NativePlatform</c> items, likewise.</summary>
    public ITaskItem[] Platforms { get; set; } = [];

    /// <summary>Portable runtime identifiers, for example <c>linux-musl-x64</c>.</summary>
    [Required]
    public string[] RuntimeIdentifiers { get; set; } = [];

    /// <summary>What the package declares, for bindings; none: no bindings are made.</summary>
    public string[] BindingRuntimeIdentifiers { get; set; } = [];

    /// <summary>The runtime identifier of this machine.</summary>
    [Required]
    public string HostRuntimeIdentifier { get; set; } = "";

    /// <summary>One item whose metadata are the public properties, without their <c>Native</c>.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>Folder of the csproj.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>A folder below <c>obj/native</c>: the configuration's, if something is built.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>All that as Core takes it; null if something is wrong, which has been reported.</summary>
    private protected NativeBuildRequest? ReadRequest(IMessageSink messages)
    {
        if (Items.ToPlatforms(Platforms, messages) is not { } table
            || NativeProjectReader.ReadPlatforms([HostRuntimeIdentifier], "this machine's runtime identifier", table, messages) is not [var host]
            || NativeProjectReader.ReadPlatforms(Split(RuntimeIdentifiers), "RuntimeIdentifier or NativeRuntimeIdentifiers", table, messages) is not { } platforms
            || NativeProjectReader.ReadPlatforms(Split(BindingRuntimeIdentifiers), "NativeRuntimeIdentifiers", table, messages) is not { } bindings
            || SettingsReader.Read(Settings, table, host, messages) is not { } settings)
        {
            return null;
        }

        var directory = Path.GetFullPath(ProjectDirectory);
        return new NativeBuildRequest
        {
            ProjectDirectory = directory,
            Declarations = [.. Projects.Select(Items.ToDeclaration)],
            Platforms = platforms,
            BindingPlatforms = bindings.Count == 0 ? null : bindings,
            RootNamespace = Settings.Text("RootNamespace"),
            Settings = settings,
            Directory = new BuildDirectory(Path.TrimEndingDirectorySeparator(Path.GetFullPath(OutputDirectory, directory))),
            MaxParallelism = int.TryParse(Settings.Text("MaxParallelism"), out var count) && count > 0 ? count : Environment.ProcessorCount,
            PrebuiltPath = Settings.Text("PrebuiltPath") is { } prebuilt ? Path.GetFullPath(prebuilt, directory) : null,
            AssemblyName = Settings.Text("AssemblyName"),
        };
    }

    /// <summary>On a command line a list is written with <c>%3B</c>, and reaches a task as one text.</summary>
    private static string[] Split(string[] rids) =>
        string.Join(';', rids).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
