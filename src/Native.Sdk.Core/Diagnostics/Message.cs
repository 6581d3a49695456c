namespace Native.Sdk.Diagnostics;

/// <summary>One thing said to the user.</summary>
/// <param name="Level">How important it is.</param>
/// <param name="Code">
/// <c>NSDK</c> and four digits for our own, the compiler's for its own (<c>E0308</c>, <c>Wunused-variable</c>);
/// empty for plain progress.
/// </param>
/// <param name="Text">What, why, and what to do.</param>
/// <param name="Location">Where, if it is about a source file.</param>
public sealed record Message(MessageLevel Level, string Code, string Text, SourceLocation? Location = null);
