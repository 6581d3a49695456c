namespace Native.Sdk.Execution;

/// <summary>What a step is, besides its inputs: if any part differs from the record, it runs again and can say why.</summary>
/// <param name="command">Hash of what is run: arguments, or the version of an in-process step with its options.</param>
/// <param name="tool">Hash of the tool's identity.</param>
/// <param name="environment">Hash of the variables that the tool reads.</param>
public sealed class StepSignature(Hash128 command, Hash128 tool = default, Hash128 environment = default)
{
    /// <summary>Hash of what is run.</summary>
    public Hash128 Command { get; } = command;

    /// <summary>Hash of the tool's identity.</summary>
    public Hash128 Tool { get; } = tool;

    /// <summary>Hash of the variables that the tool reads.</summary>
    public Hash128 Environment { get; } = environment;
}
