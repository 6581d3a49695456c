namespace Native.Sdk.Headers;

/// <summary>A parameter of a function.</summary>
public sealed class CParameter
{
    internal CParameter(string name, CType type) => (Name, Type) = (name, type);

    /// <summary>Its name; empty without.</summary>
    public string Name { get; }

    /// <summary>Its type; arrays and functions have become pointers, as C passes them.</summary>
    public CType Type { get; }

    /// <summary>For <c>int a[16]</c> and <c>a[static 16]</c> the 16, which C itself forgets; null without.</summary>
    public long? ArrayLength { get; internal init; }

    /// <summary>What <c>native_sdk.h</c> says about it to the generator of bindings: <c>length=count</c>, without the prefix <c>native_sdk:</c>.</summary>
    public IReadOnlyList<string> Annotations { get; internal init; } = [];
}
