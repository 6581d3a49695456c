using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains;

namespace Native.Sdk.Tasks;

/// <summary>Brings every native library of the project up to date, for every runtime identifier asked for.</summary>
public sealed class BuildNativeProjects : NativeTask
{
    /// <summary>The project's <c>NativeProject</c> items; their metadata is described in docs/reference.md.</summary>
    [Required]
    public ITaskItem[] Projects { get; set; } = [];

    /// <summary>Portable runtime identifiers, for example <c>linux-musl-x64</c>.</summary>
    [Required]
    public string[] RuntimeIdentifiers { get; set; } = [];

    /// <summary>The runtime identifier of this machine.</summary>
    [Required]
    public string HostRuntimeIdentifier { get; set; } = "";

    /// <summary>One item whose metadata are the public properties, without their <c>Native</c>.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>Folder of the csproj.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary><c>obj/native/&lt;configuration&gt;</c>.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>Only find what is there.</summary>
    public bool NoBuild { get; set; }

    /// <summary>One item per library. Metadata: <c>Rid</c>, <c>Name</c>, <c>Project</c>, <c>Prebuilt</c>, <c>Symbols</c>.</summary>
    [Output]
    public ITaskItem[] StagedLibraries { get; private set; } = [];

    /// <summary>How many processes were started.</summary>
    [Output]
    public int ProcessesStarted { get; private set; }

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        if (NativeProjectReader.ReadPlatforms([HostRuntimeIdentifier], "this machine's runtime identifier", Messages) is not [var host]
            || NativeProjectReader.ReadPlatforms(Split(RuntimeIdentifiers), "RuntimeIdentifier or NativeRuntimeIdentifiers", Messages) is not { } platforms
            || ReadSettings(host) is not { } settings)
        {
            return;
        }

        var directory = Path.GetFullPath(ProjectDirectory);
        var request = new NativeBuildRequest
        {
            ProjectDirectory = directory,
            Declarations = [.. Projects.Select(Items.ToDeclaration)],
            Platforms = platforms,
            Settings = settings,
            Directory = new BuildDirectory(Path.TrimEndingDirectorySeparator(Path.GetFullPath(OutputDirectory, directory))),
            MaxParallelism = int.TryParse(Settings.Text("MaxParallelism"), out var count) && count > 0 ? count : Environment.ProcessorCount,
            PrebuiltPath = Settings.Text("PrebuiltPath") is { } prebuilt ? Path.GetFullPath(prebuilt, directory) : null,
            NoBuild = NoBuild,
            AssemblyName = Settings.Text("AssemblyName"),
        };
        var result = new NativeBuild(request, Messages).Run(cancellation);
        ProcessesStarted = result.ProcessesStarted;
        StagedLibraries = [.. result.Libraries.Select(ToItem)];
    }

    /// <summary>On a command line a list is written with <c>%3B</c>, and reaches a task as one text.</summary>
    private static IEnumerable<string> Split(string[] rids) =>
        rids.SelectMany(rid => rid.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private BuildSettings? ReadSettings(Platform host)
    {
        // A switch rather than Enum.TryParse, and loops rather than Linq over DictionaryEntry, here as in all that a no-op
        // build runs: generic code over value types is compiled at run time.
        var symbols = Settings.Text("DebugSymbols") ?? "";
        DebugSymbols? debugSymbols = symbols.ToLowerInvariant() switch
        {
            "split" => DebugSymbols.Split,
            "embedded" => DebugSymbols.Embedded,
            "none" => DebugSymbols.None,
            _ => null,
        };
        if (debugSymbols is null)
        {
            string[] valid = ["split", "embedded", "none"];
            Messages.Report(Catalog.InvalidProperty, "NativeDebugSymbols", symbols, NearestWord.Hint(symbols, valid), string.Join(", ", valid));
            return null;
        }

        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var enumerator = Environment.GetEnvironmentVariables().GetEnumerator();
        while (enumerator.MoveNext())
        {
            variables[(string)enumerator.Key] = (string?)enumerator.Value ?? "";
        }

        return new BuildSettings
        {
            Configuration = Settings.Text("Configuration") ?? "Debug",
            Host = host,
            Environment = variables,
            Compiler = Settings.Text("Compiler"),
            CppCompiler = Settings.Text("CppCompiler"),
            CargoPath = Settings.Text("CargoPath"),
            CMakePath = Settings.Text("CMakePath"),
            CompilerLauncher = Settings.Text("CompilerLauncher"),
            Deterministic = !"false".Equals(Settings.Text("Deterministic"), StringComparison.OrdinalIgnoreCase),
            DebugSymbols = debugSymbols.Value,
        };
    }

    private static TaskItem ToItem(NativeLibrary library)
    {
        var item = new TaskItem(Items.Escape(library.Path));
        item.SetMetadata("Rid", library.Platform.Rid);
        item.SetMetadata("Name", Items.Escape(library.Name));
        item.SetMetadata("Project", Items.Escape(library.Project.Include));
        item.SetMetadata("Prebuilt", library.IsPrebuilt ? "true" : "false");
        item.SetMetadata("Symbols", Items.Escape(library.SymbolsPath ?? ""));
        return item;
    }
}
