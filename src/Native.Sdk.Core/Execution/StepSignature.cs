namespace Native.Sdk.Execution;

/// <summary>What a step is, besides its inputs: if any part differs from the record, it runs again and can say why.</summary>
/// <param name="Command">Hash of what is run: arguments, or the version of an in-process step with its options.</param>
/// <param name="Tool">Hash of the tool's identity.</param>
/// <param name="Environment">Hash of the variables that the tool reads.</param>
public readonly record struct StepSignature(UInt128 Command, UInt128 Tool, UInt128 Environment);
