namespace Native.Sdk.Headers;

/// <summary>A comment in the text.</summary>
/// <param name="Token">The token behind it.</param>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Characters.</param>
/// <param name="Line">Its first line.</param>
/// <param name="EndLine">Its last line.</param>
internal sealed record CComment(int Token, int Start, int Length, int Line, int EndLine);
