namespace Native.Sdk.Tool;

/// <summary>An error or warning of Native.Sdk.</summary>
/// <param name="Level"><c>error</c> or <c>warning</c>.</param>
/// <param name="Code">For example <c>NSDK2003</c>.</param>
/// <param name="Text">What, why, and what to do.</param>
internal sealed record Problem(string Level, string Code, string Text);
