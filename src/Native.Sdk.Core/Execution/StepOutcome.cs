namespace Native.Sdk.Execution;

/// <summary>What became of a step in one build.</summary>
public enum StepOutcome
{
    /// <summary>Not decided yet.</summary>
    Pending,

    /// <summary>Nothing had changed.</summary>
    UpToDate,

    /// <summary>It ran well.</summary>
    Done,

    /// <summary>It ran and failed.</summary>
    Failed,

    /// <summary>Something it needs had failed.</summary>
    Skipped,
}
