namespace Native.Sdk.Execution;

/// <summary>What a run of a graph came to.</summary>
public sealed class BuildReport
{
    private readonly StepOutcome[] outcomes;

    internal BuildReport(StepOutcome[] outcomes, TimeSpan check)
    {
        this.outcomes = outcomes;
        Check = check;
        foreach (var outcome in outcomes)
        {
            Ran += outcome is StepOutcome.Done or StepOutcome.Failed ? 1 : 0;
        }
    }

    /// <summary>Time spent finding out that nothing, or what, has to be done before the first step ran.</summary>
    public TimeSpan Check { get; }

    /// <summary>Steps that ran, well or not.</summary>
    public int Ran { get; }

    /// <summary>What became of a step of the graph.</summary>
    public StepOutcome OutcomeOf(Step step) => outcomes[step.Index];

    /// <summary>Whether the step is good now, freshly made or not.</summary>
    public bool IsGood(Step step) => outcomes[step.Index] is StepOutcome.UpToDate or StepOutcome.Done;
}
