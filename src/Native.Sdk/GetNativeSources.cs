using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Projects;

namespace Native.Sdk.Tasks;

/// <summary>Lists the files of the native projects, for watchers and up-to-date checks; builds nothing.</summary>
public sealed class GetNativeSources : NativeTask
{
    /// <summary>The project's <c>NativeProject</c> items.</summary>
    [Required]
    public ITaskItem[] Projects { get; set; } = [];

    /// <summary>The project's <c>NativePlatform</c> items.</summary>
    public ITaskItem[] Platforms { get; set; } = [];

    /// <summary>Folder of the csproj.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>Absolute paths of everything in the native folders that is not build output, and of headers elsewhere.</summary>
    [Output]
    public ITaskItem[] Sources { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        // A project that is not valid is reported by the build; here it just has no sources.
        var table = Items.ToPlatforms(Platforms, Silence.Instance);
        var projects = table is null ? null : new NativeProjectReader(Path.GetFullPath(ProjectDirectory), table, Silence.Instance).Read(Projects.Select(Items.ToDeclaration));
        Sources =
        [
            .. (projects ?? []).Select(project => project.Folder).Distinct(StringComparer.Ordinal)
                .SelectMany(folder => SourceTree.Names(folder).Select(name => Path.Combine(folder, name)))
                .Concat((projects ?? []).SelectMany(project => project.Headers))
                .Distinct(StringComparer.Ordinal)
                .Select(path => new TaskItem(Items.Escape(path))),
        ];
    }
}
