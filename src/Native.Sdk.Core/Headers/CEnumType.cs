using Native.Sdk.Diagnostics;

namespace Native.Sdk.Headers;

/// <summary>An enum, and its declaration.</summary>
public sealed class CEnumType : CType
{
    internal CEnumType(string tag) => Tag = tag;

    /// <summary>The name after <c>enum</c>; empty without.</summary>
    public string Tag { get; }

    /// <summary>Whether its values are known.</summary>
    public bool IsComplete { get; internal set; }

    /// <summary>Whether some value was not understood; the unit's problems say which.</summary>
    public bool IsDamaged { get; internal set; }

    /// <summary>Its values in order.</summary>
    public IReadOnlyList<CEnumerator> Enumerators { get; internal set; } = [];

    /// <summary>
    /// The integer type that holds it: the one that C23 lets it name, else int or unsigned int or what is large enough
    /// (as gcc and clang choose; Microsoft's always takes int).
    /// </summary>
    public CType Underlying { get; internal set; } = CPrimitiveType.Of(CPrimitive.UnsignedInt);

    /// <summary>Whether the type behind it is written in the source: <c>enum e : uint8_t</c>.</summary>
    public bool IsFixed { get; internal set; }

    /// <summary>Whether clang's <c>flag_enum</c> says that its values are combined.</summary>
    public bool IsFlags { get; internal set; }

    /// <summary>Null, or why it is deprecated (may be empty).</summary>
    public string? Deprecated { get; internal set; }

    /// <summary>What <c>native_sdk.h</c> says about it to the generator of bindings: <c>length=count</c>, without the prefix <c>native_sdk:</c>.</summary>
    public IReadOnlyList<string> Annotations { get; internal set; } = [];

    /// <summary>Where it stands.</summary>
    public SourceLocation Location { get; internal set; } = new("");

    /// <summary>Whether it is from one of the project's own files.</summary>
    public bool IsOwn { get; internal set; }

    /// <summary>What a comment says about it; empty without.</summary>
    public string Documentation { get; internal set; } = "";

    /// <inheritdoc/>
    public override string ToString() => "enum " + (Tag.Length == 0 ? "{}" : Tag);
}
