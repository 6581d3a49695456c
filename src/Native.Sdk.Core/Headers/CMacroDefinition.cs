using Native.Sdk.Diagnostics;

namespace Native.Sdk.Headers;

/// <summary>A <c>#define</c> line.</summary>
/// <param name="Name">The macro.</param>
/// <param name="Parameters">Null for one without parentheses; <c>__VA_ARGS__</c> stands for the ellipsis.</param>
/// <param name="Body">What stands behind.</param>
/// <param name="Source">Its file.</param>
/// <param name="Line">Its line there.</param>
internal sealed record CMacroDefinition(string Name, string[]? Parameters, string Body, CSource Source, int Line)
{
    /// <summary>Where it stands.</summary>
    public SourceLocation Location => new(Source.Path, Line);
}
