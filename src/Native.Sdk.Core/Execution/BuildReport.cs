namespace Native.Sdk.Execution;

/// <summary>What a run of a graph came to.</summary>
/// <param name="Outcomes">What became of each step.</param>
/// <param name="Check">Time spent finding out that nothing, or what, has to be done before the first step ran.</param>
public sealed record BuildReport(IReadOnlyDictionary<Step, StepOutcome> Outcomes, TimeSpan Check)
{
    /// <summary>Steps that ran, well or not.</summary>
    public int Ran => Outcomes.Values.Count(outcome => outcome is StepOutcome.Done or StepOutcome.Failed);

    /// <summary>Whether the step is good now, freshly made or not.</summary>
    public bool IsGood(Step step) => Outcomes[step] is StepOutcome.UpToDate or StepOutcome.Done;
}
