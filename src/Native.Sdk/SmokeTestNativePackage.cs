using Microsoft.Build.Framework;
using Native.Sdk.Verification;

namespace Native.Sdk.Tasks;

/// <summary>Tries the package that was just made in a fresh application, on every platform that runs here.</summary>
public sealed class SmokeTestNativePackage : NativeProjectTask
{
    /// <summary>What pack wrote: the package, its nuspec, its symbols.</summary>
    public ITaskItem[] PackOutput { get; set; } = [];

    /// <summary>Folders in which this machine has packages.</summary>
    public string[] PackageFolders { get; set; } = [];

    /// <summary>How the project is restored; see <see cref="RestoreItem"/>.</summary>
    [Required]
    public ITaskItem Restore { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        if (ReadRequest(Messages) is not { } request)
        {
            return;
        }

        new SmokeTest(new SmokeTestRequest
        {
            Package = PackOutput.Select(item => item.GetMetadata("FullPath")).FirstOrDefault(IsPackage),
            Build = request,
            Dotnet = RestoreItem.Dotnet(Restore),
            TargetFramework = RestoreItem.TargetFramework(Restore),
            Properties = RestoreItem.NuGetProperties(Restore, request.ProjectDirectory),
            PackageFolders = [.. PackageFolders.Select(folder => Path.GetFullPath(folder, request.ProjectDirectory))],
        }, Messages).Run(cancellation);
    }

    private static bool IsPackage(string file) =>
        file.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase) && !file.EndsWith(".symbols.nupkg", StringComparison.OrdinalIgnoreCase);
}
