namespace Native.Sdk.Execution;

/// <summary>Steps in an order in which each stands behind those whose outputs it needs.</summary>
public sealed class BuildGraph
{
    private readonly List<Step> steps = [];
    private readonly HashSet<string> shared = new(StringComparer.Ordinal);

    /// <summary>All steps.</summary>
    public IReadOnlyList<Step> Steps => steps;

    /// <summary>For groups that include files: everything that lies in their source folders, absolute, in an order that only the names decide.</summary>
    public Dictionary<string, IReadOnlyList<string>> SourceFiles { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// First parts of groups (platforms) that are planned whole: a remembered step of theirs that is not in the graph is
    /// no more, and after a good build its outputs go.
    /// </summary>
    public HashSet<string> Complete { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a step behind everything that it needs.</summary>
    public void Add(Step step)
    {
        step.Index = steps.Count;
        steps.Add(step);
    }

    /// <summary>Adds a step that several projects plan alike, if none of them has done so.</summary>
    public void AddOnce(Step step)
    {
        if (shared.Add(step.Id))
        {
            Add(step);
        }
    }
}
