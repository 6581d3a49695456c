using Microsoft.Build.Framework;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Tasks;

/// <summary>
/// Finds NativeProject items that one instance of the project has and another has not, or has otherwise: they are
/// conditioned on the target framework or the runtime identifier, and the native build would never see them.
/// </summary>
public sealed class CompareNativeProjects : NativeTask
{
    /// <summary>The project file, for the message.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>What distinguishes the inner instance, for the message: <c>net10.0, linux-x64</c>.</summary>
    [Required]
    public string Instance { get; set; } = "";

    /// <summary>The items of the instance that builds.</summary>
    public ITaskItem[] Outer { get; set; } = [];

    /// <summary>The items of the instance that compiles for one target framework.</summary>
    public ITaskItem[] Inner { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var outer = Outer.Select(Describe).ToHashSet(StringComparer.Ordinal);
        var inner = Inner.Select(Describe).ToHashSet(StringComparer.Ordinal);
        var differences = inner.Except(outer).Select(item => $"only the inner build has {item}")
            .Concat(outer.Except(inner).Select(item => $"only the project has {item}"))
            .ToArray();
        if (differences.Length > 0)
        {
            Messages.Report(Catalog.ConditionedItem, ProjectFile, Instance, string.Join("; ", differences));
        }
    }

    /// <summary>Include and metadata as one text; MSBuild adds metadata of its own to items that come out of a target.</summary>
    private static string Describe(ITaskItem item)
    {
        var declaration = Items.ToDeclaration(item);
        var metadata = declaration.Metadata
            .Where(pair => !pair.Key.StartsWith("MSBuildSource", StringComparison.OrdinalIgnoreCase) && pair.Key != "OriginalItemSpec")
            .OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .Select(pair => $" {pair.Key}=\"{string.Join(';', pair.Value)}\"");
        return $"'{declaration.Include}'{string.Concat(metadata)}";
    }
}
