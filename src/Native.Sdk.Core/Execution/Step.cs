using Native.Sdk.Platforms;

namespace Native.Sdk.Execution;

/// <summary>
/// One piece of work with declared inputs and outputs. What it is made of is known before it runs; what else it read
/// is found out by running it (<see cref="StepResult.DiscoveredInputs"/>) and remembered.
/// </summary>
public abstract class Step
{
    /// <summary>Folder-like name of the work that belongs together, <c>linux-x64/zstd</c>; see <see cref="BuildGraph.Complete"/>.</summary>
    public required string Group { get; init; }

    /// <summary>What it is about: a source relative to the native folder, a library's file name.</summary>
    public required string Subject { get; init; }

    /// <summary>What it does.</summary>
    public required StepVerb Verb { get; init; }

    /// <summary>For which platform; null: for all.</summary>
    public Platform? Platform { get; init; }

    /// <summary>Absolute paths that decide the outputs, in an order that matters. <c>env:NAME</c> and <c>tree:/folder</c> are possible too, see <see cref="FileTable"/>.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Absolute paths that exist after a success.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    /// <summary>What it is, besides its inputs.</summary>
    public required StepSignature Signature { get; init; }

    /// <summary>Folders in which the step looks for included files, in their order; empty where a new file cannot hide another.</summary>
    public IReadOnlyList<string> SearchDirectories { get; init; } = [];

    /// <summary>Whether what is included in quotes is looked for beside the includer's includers too, as cl does.</summary>
    public bool SearchesParents { get; init; }

    /// <summary>Whether it runs several compilers by itself (cargo, cmake), as many as <see cref="StepContext.MaxParallelism"/> says.</summary>
    public virtual bool UsesAllCores => false;

    /// <summary>Of steps with the same text only one runs at a time: those that work in one folder. Null: nothing is in the way.</summary>
    public virtual string? Exclusive => null;

    /// <summary>Whether its command lines and reasons are worth saying at normal verbosity.</summary>
    public virtual bool IsQuiet => false;

    /// <summary>Unique in its build directory.</summary>
    public string Id => id ??= Group + "/" + Verb.Imperative + ":" + Subject;

    /// <summary>Place in its graph.</summary>
    internal int Index { get; set; }

    private string? id;

    /// <summary>Does it. Called only when it has to be done, with every input in place.</summary>
    public abstract StepResult Run(StepContext context);
}
