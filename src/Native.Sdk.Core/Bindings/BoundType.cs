using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>A C type and what stands for it in C#, the same on every platform.</summary>
/// <param name="C">The type on the leading platform, typedefs and qualifiers included.</param>
/// <param name="CSharp">What is written for it: <c>byte*</c>, <c>nuint</c>, <c>sqlite3*</c>; <c>void</c> for none.</param>
public sealed record BoundType(CType C, string CSharp);
