namespace Native.Sdk.Binaries;

/// <summary>
/// The bytes are not what the format's specification allows, or not what was asked for. Thrown where the fault is
/// found, caught by the public <c>Try…</c> methods; no caller ever sees it.
/// </summary>
internal sealed class BinaryFormatException(string problem) : Exception(problem);
