namespace Native.Sdk.Fuzz.Actions;

/// <summary>Something that can happen to a project between two builds, or during one.</summary>
/// <param name="Name">On the command line.</param>
/// <param name="Weight">How often, beside the others.</param>
/// <param name="Apply">Does it; says what it did, or null if there was nothing to do it to.</param>
public sealed record ActionKind(string Name, int Weight, Func<FuzzRun, Random, string?> Apply);
