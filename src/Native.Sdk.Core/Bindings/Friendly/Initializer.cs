namespace Native.Sdk.Bindings.Friendly;

/// <summary>A function that is called once, before any other.</summary>
/// <param name="Function">It.</param>
/// <param name="Error">Where it says what went wrong; null where it cannot fail.</param>
internal sealed record Initializer(BoundFunction Function, ErrorArgument? Error);
