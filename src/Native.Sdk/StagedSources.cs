using Microsoft.Build.Framework;
using Native.Sdk.Verification;

namespace Native.Sdk.Tasks;

/// <summary>The source folders of the libraries that the SDK built, for a look when a function is missing.</summary>
/// <param name="staged">Metadata <c>Rid</c>, <c>Project</c>.</param>
/// <param name="projectDirectory">Folder of the csproj.</param>
internal sealed class StagedSources(ITaskItem[] staged, string projectDirectory)
{
    private readonly Dictionary<string, RustSources> crates = new(StringComparer.Ordinal);

    /// <summary>Where a Rust crate has a function that it does not export, <c>src/lib.rs:12</c>; null: nowhere.</summary>
    public string? FindUnexported(InspectedLibrary library, string entryPoint)
    {
        var item = staged.FirstOrDefault(item => item.GetMetadata("Rid") == library.Rid && Path.GetFileName(item.ItemSpec) == library.Name);
        if (item?.Text("Project") is not { } project || Path.GetFileName(project) != "Cargo.toml")
        {
            return null;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(project, projectDirectory))!;
        if (!crates.TryGetValue(folder, out var sources))
        {
            crates[folder] = sources = new RustSources(folder);
        }

        return sources.FindUnexported(entryPoint);
    }
}
