using Native.Sdk.Diagnostics;

namespace Native.Sdk.Headers;

/// <summary>Something in a header that is not understood, and left out.</summary>
/// <param name="Kind">What about it.</param>
/// <param name="Name">The declaration's name, as far as it was read; may be empty.</param>
/// <param name="Reason">Why, to follow a colon; without a full stop.</param>
/// <param name="Location">Where.</param>
/// <param name="IsOwn">Whether it is from one of the project's own files.</param>
public sealed record CProblem(CProblemKind Kind, string Name, string Reason, SourceLocation Location, bool IsOwn);
