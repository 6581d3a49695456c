using Native.Sdk.Diagnostics;

namespace Native.Sdk.Headers;

/// <summary>A member of a structure or union.</summary>
public sealed class CField
{
    internal CField(string name, CType type) => (Name, Type) = (name, type);

    /// <summary>Its name; empty for an anonymous structure or union, and for a bit-field that only fills.</summary>
    public string Name { get; }

    /// <summary>Its type; an array without length at the end is a flexible one.</summary>
    public CType Type { get; }

    /// <summary>Bits of a bit-field; null for others.</summary>
    public int? BitWidth { get; internal init; }

    /// <summary>Bytes that <c>_Alignas</c> or <c>aligned</c> ask for; 0 without.</summary>
    public int Alignment { get; internal init; }

    /// <summary>Whether the field itself is marked as packed.</summary>
    public bool IsPacked { get; internal init; }

    /// <summary>Null, or why it is deprecated (may be empty).</summary>
    public string? Deprecated { get; internal init; }

    /// <summary>What <c>native_sdk.h</c> says about it to the generator of bindings: <c>length=count</c>, without the prefix <c>native_sdk:</c>.</summary>
    public IReadOnlyList<string> Annotations { get; internal init; } = [];

    /// <summary>Where it stands.</summary>
    public SourceLocation Location { get; internal init; } = new("");

    /// <summary>What a comment says about it; empty without.</summary>
    public string Documentation { get; internal set; } = "";
}
