namespace Native.Sdk.Execution;

/// <summary>What a step saw when it last ran well.</summary>
/// <param name="Build">Number of the build in which it ran.</param>
/// <param name="Signature">What it was.</param>
/// <param name="Declared">How many of <paramref name="Inputs"/> were declared; the rest was discovered.</param>
/// <param name="Inputs">Indexes of file versions.</param>
/// <param name="Outputs">Likewise.</param>
internal sealed record StepRecord(int Build, StepSignature Signature, int Declared, int[] Inputs, int[] Outputs);
