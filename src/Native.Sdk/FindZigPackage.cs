using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Sdk.Diagnostics;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Tasks;

/// <summary>Decides in a restore whether the project is to have zig's package: if it is needed, and if it can be had.</summary>
public sealed class FindZigPackage : NativeProjectTask
{
    /// <summary>The project's <c>PackageDownload</c> items: zig's own may be among them.</summary>
    public ITaskItem[] PackageDownloads { get; set; } = [];

    /// <summary>One item whose metadata are properties of the restore: <c>Dotnet</c>, <c>TargetFramework</c>, <c>Force</c>, <c>DesignTime</c>, and NuGet's by their names.</summary>
    [Required]
    public ITaskItem Restore { get; set; } = null!;

    /// <summary>The item to be added to PackageDownload, or none.</summary>
    [Output]
    public ITaskItem? Package { get; private set; }

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        if (ReadRequest(Silence.Instance) is not { Settings: { ZigPackage: { } package } settings } request
            || PackageDownloads.Any(item => item.ItemSpec.Equals(package.Id, StringComparison.OrdinalIgnoreCase))
            || ZigPackage.Need(settings, request.Platforms, request.PrebuiltPath, request.ProjectDirectory) is not { } need)
        {
            return;
        }

        var restore = new ZigRestoreRequest
        {
            Package = package,
            Need = need,
            ProjectDirectory = request.ProjectDirectory,
            Directory = request.Directory.Root,
            Dotnet = RestoreItem.Dotnet(Restore),
            TargetFramework = RestoreItem.TargetFramework(Restore),
            Environment = settings.Environment,
            IsForced = Is("Force"),
            IsDesignTime = Is("DesignTime"),
            PackagesPath = Restore.Text("RestorePackagesPath") is { } path ? Path.GetFullPath(path, request.ProjectDirectory) : null,
            Properties = RestoreItem.NuGetProperties(Restore, request.ProjectDirectory),
        };
        if (new ZigRestore(restore, Messages).Run(cancellation))
        {
            Package = new TaskItem(package.Id, new Dictionary<string, string> { ["Version"] = $"[{package.Version}]" });
        }
    }

    private bool Is(string name) => "true".Equals(Restore.Text(name), StringComparison.OrdinalIgnoreCase);
}
