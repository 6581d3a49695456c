namespace Native.Sdk.Bindings;

/// <summary>A function as some platforms have it.</summary>
/// <param name="Parameters">C# types.</param>
/// <param name="Result">C# type.</param>
/// <param name="Views">Numbers of the platforms.</param>
internal sealed record FunctionVariant(IReadOnlyList<string> Parameters, string Result, List<int> Views);
