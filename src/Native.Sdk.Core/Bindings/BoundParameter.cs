using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>A parameter of a bound function.</summary>
/// <param name="Name">In C#, unescaped and unique in its function; made up where the header has none.</param>
/// <param name="Type">Its type.</param>
/// <param name="C">Its declaration on the leading platform, annotations included.</param>
public sealed record BoundParameter(string Name, BoundType Type, CParameter C);
