using Native.Sdk.Diagnostics;

namespace Native.Sdk.Headers;

/// <summary>A structure or union, and its declaration. Two mentions of a tag are the same object.</summary>
public sealed class CRecordType : CType
{
    internal CRecordType(bool isUnion, string tag) => (IsUnion, Tag) = (isUnion, tag);

    /// <summary>Whether its members share their room.</summary>
    public bool IsUnion { get; }

    /// <summary>The name after <c>struct</c>; empty without.</summary>
    public string Tag { get; }

    /// <summary>Whether its members are known. Else it can only be pointed to.</summary>
    public bool IsComplete { get; internal set; }

    /// <summary>Whether some member was not understood, so that the layout is unknown; the unit's problems say which.</summary>
    public bool IsDamaged { get; internal set; }

    /// <summary>Its members in order.</summary>
    public IReadOnlyList<CField> Fields { get; internal set; } = [];

    /// <summary>Whether it is marked as packed.</summary>
    public bool IsPacked { get; internal set; }

    /// <summary>Bytes of <c>#pragma pack</c> at its opening brace; 0 without.</summary>
    public int PragmaPack { get; internal set; }

    /// <summary>Bytes that <c>aligned</c> asks for; 0 without.</summary>
    public int Alignment { get; internal set; }

    /// <summary>Whether bit-fields follow Microsoft's rules (<c>ms_struct</c>), or must not (<c>gcc_struct</c>); null: as the platform has it.</summary>
    public bool? IsMicrosoft { get; internal set; }

    /// <summary>Null, or why it is deprecated (may be empty).</summary>
    public string? Deprecated { get; internal set; }

    /// <summary>What <c>native_sdk.h</c> says about it to the generator of bindings: <c>length=count</c>, without the prefix <c>native_sdk:</c>.</summary>
    public IReadOnlyList<string> Annotations { get; internal set; } = [];

    /// <summary>Where its members stand, or where it is first mentioned.</summary>
    public SourceLocation Location { get; internal set; } = new("");

    /// <summary>Whether it is from one of the project's own files.</summary>
    public bool IsOwn { get; internal set; }

    /// <summary>What a comment says about it; empty without.</summary>
    public string Documentation { get; internal set; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{(IsUnion ? "union" : "struct")} {(Tag.Length == 0 ? "{}" : Tag)}";
}
