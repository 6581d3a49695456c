namespace Native.Sdk.Diagnostics;

/// <summary>A place in a source file, as a compiler names it.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="Line">From 1; 0 when unknown.</param>
/// <param name="Column">From 1; 0 when unknown.</param>
/// <param name="EndLine">From 1; 0 when unknown.</param>
/// <param name="EndColumn">From 1, one past the last character; 0 when unknown.</param>
public sealed record SourceLocation(string File, int Line = 0, int Column = 0, int EndLine = 0, int EndColumn = 0);
