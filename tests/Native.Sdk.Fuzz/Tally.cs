namespace Native.Sdk.Fuzz;

/// <summary>What was done, in numbers.</summary>
public sealed class Tally
{
    public int Steps { get; set; }
    public int StepsThatFailedRightly { get; set; }
    public int EngineSteps { get; set; }
    public int CleanBuilds { get; set; }
    public int Kills { get; set; }
    public int KillsThatHit { get; set; }
    public int Pairs { get; set; }
    public int EditsMeanwhile { get; set; }
    public int FullDisks { get; set; }
    public int FullDisksThatHit { get; set; }
    public int ProtectedFolders { get; set; }

    /// <summary>How often each action was done.</summary>
    public SortedDictionary<string, int> Actions { get; } = new(StringComparer.Ordinal);

    public override string ToString() =>
        $"{Steps} steps ({StepsThatFailedRightly} of trees that cannot be built), {EngineSteps} steps of the engine as the oracle said, {CleanBuilds} clean builds; "
        + $"{Kills} kills ({KillsThatHit} of a running build), {Pairs} pairs, {EditsMeanwhile} edits while building, {FullDisks} full disks ({FullDisksThatHit} failed builds), {ProtectedFolders} read-only folders\n"
        + string.Join(", ", Actions.Select(pair => $"{pair.Key} {pair.Value}"));
}
