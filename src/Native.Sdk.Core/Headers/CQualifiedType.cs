namespace Native.Sdk.Headers;

/// <summary>A type with qualifiers.</summary>
public sealed class CQualifiedType : CType
{
    private CQualifiedType(CType type, CQualifiers qualifiers)
        : base(type.Depth + 1) => (Type, Qualifiers) = (type, qualifiers);

    /// <summary>The type without them.</summary>
    public CType Type { get; }

    /// <summary>At least one.</summary>
    public CQualifiers Qualifiers { get; }

    /// <inheritdoc/>
    public override string ToString() => Qualifiers.ToString().ToLowerInvariant().Replace(",", "", StringComparison.Ordinal) + " " + Type;

    internal static CType Of(CType type, CQualifiers qualifiers) =>
        qualifiers == CQualifiers.None ? type
        : type is CQualifiedType inner ? new CQualifiedType(inner.Type, inner.Qualifiers | qualifiers)
        : new CQualifiedType(type, qualifiers);
}
