namespace Native.Sdk.Execution;

/// <summary>What a finished process left.</summary>
/// <param name="ExitCode">0 by convention means success.</param>
/// <param name="Output">Lines of standard output.</param>
/// <param name="Error">Lines of standard error.</param>
public sealed record ProcessResult(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Error);
