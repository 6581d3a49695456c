using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Native.Sdk.Tasks;

/// <summary>Brings every native library of the project up to date, for every runtime identifier asked for.</summary>
public sealed class BuildNativeProjects : NativeProjectTask
{
    /// <summary>Only find what is there.</summary>
    public bool NoBuild { get; set; }

    /// <summary>One item per library. Metadata: <c>Rid</c>, <c>Name</c>, <c>Project</c>, <c>Prebuilt</c>, <c>Symbols</c>.</summary>
    [Output]
    public ITaskItem[] StagedLibraries { get; private set; } = [];

    /// <summary>The C# that was made of headers.</summary>
    [Output]
    public ITaskItem[] Bindings { get; private set; } = [];

    /// <summary>How many processes were started.</summary>
    [Output]
    public int ProcessesStarted { get; private set; }

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        if (ReadRequest(Messages) is not { } request)
        {
            return;
        }

        var result = new NativeBuild(request with { NoBuild = NoBuild }, Messages).Run(cancellation);
        ProcessesStarted = result.ProcessesStarted;
        StagedLibraries = [.. result.Libraries.Select(ToItem)];
        Bindings = Items.FromPaths(result.Bindings);
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
