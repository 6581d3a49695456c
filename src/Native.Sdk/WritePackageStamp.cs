using Microsoft.Build.Framework;
using Native.Sdk.Diagnostics;
using Native.Sdk.Packaging;

namespace Native.Sdk.Tasks;

/// <summary>Writes the file by whose time MSBuild sees that a package's native content changed.</summary>
public sealed class WritePackageStamp : NativeTask
{
    /// <summary>The libraries to pack; metadata <c>Rid</c>.</summary>
    [Required]
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>The stamp file.</summary>
    [Required]
    public string File { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        try
        {
            PackageStamp.Write(Path.GetFullPath(File), Libraries.Select(item => (item.GetMetadata("Rid"), item.GetMetadata("FullPath"))));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Messages.Report(Catalog.FileAccess, "Writing the package stamp", File, exception.Message);
        }
    }
}
