namespace Native.Sdk.Bindings;

/// <summary>What a project says about an opaque type: metadata <c>Handles="symbolizer=symbolizer_open,symbolizer_open_bytes/symbolizer_free"</c>.</summary>
/// <param name="Type">The type's C name: tag or typedef.</param>
/// <param name="Constructors">C names of the functions that make one; empty: by convention.</param>
/// <param name="Free">C name of the function that releases one; null: by convention.</param>
public sealed record HandleDeclaration(string Type, IReadOnlyList<string> Constructors, string? Free);
