using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>A member of a structure or union.</summary>
public sealed class BoundField
{
    internal BoundField(string name, CField c, NeutralType type, long?[] offsets)
        => (Name, C, Type, Offsets) = (name, c, type, offsets);

    /// <summary>In C#, unescaped and unique in its structure.</summary>
    public string Name { get; internal set; }

    /// <summary>Its declaration on the first platform that has it.</summary>
    public CField C { get; }

    /// <summary>What is written for its type: of an array the type of the elements, of an anonymous structure its nested name.</summary>
    public string CSharp => Innermost.CSharp;

    /// <summary>Elements of an array, all dimensions together; null for others, and for one without length.</summary>
    public long? Count { get; internal set; }

    /// <summary>Whether it is an array without length at the end: what follows the structure in memory.</summary>
    public bool IsFlexible { get; internal set; }

    /// <summary>For an anonymous structure or union its members, which C finds without its name.</summary>
    public BoundRecord? Nested { get; internal set; }

    /// <summary>Its type.</summary>
    internal NeutralType Type { get; }

    /// <summary>Bits from the start, by platform; null where it does not exist.</summary>
    internal long?[] Offsets { get; }

    /// <summary>Name of the structure that stands for the array, where C#'s own arrays cannot; empty without.</summary>
    internal string ArrayType { get; set; } = "";

    /// <summary>The type without the arrays around it.</summary>
    internal NeutralType Innermost => Type.Kind == NeutralKind.Array ? Type.Element! : Type;

    /// <summary>Whether it has a <c>fixed</c> buffer: C# has them for its own numbers only.</summary>
    internal bool IsFixedBuffer => Type is { Kind: NeutralKind.Array, Element.Kind: NeutralKind.Fixed } && Count > 0;
}
