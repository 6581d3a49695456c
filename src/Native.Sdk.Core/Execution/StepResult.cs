namespace Native.Sdk.Execution;

/// <summary>What a step that was run came to.</summary>
/// <param name="Succeeded">Whether the outputs are there; if not, why has been said.</param>
/// <param name="DiscoveredInputs">What it read besides its declared inputs, each once.</param>
public sealed record StepResult(bool Succeeded, IReadOnlyList<string> DiscoveredInputs)
{
    /// <summary>Failed; the reason has been reported.</summary>
    public static readonly StepResult Failure = new(false, []);

    /// <summary>Succeeded with nothing but its declared inputs.</summary>
    public static readonly StepResult Success = new(true, []);

    /// <summary>Inputs that the tool may write itself, as cargo does with its lock file.</summary>
    public IReadOnlySet<string> MayWrite { get; init; } = new HashSet<string>();
}
