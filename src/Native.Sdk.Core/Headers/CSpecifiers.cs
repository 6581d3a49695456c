namespace Native.Sdk.Headers;

/// <summary>What stands before the declarators.</summary>
internal sealed class CSpecifiers
{
    /// <summary>Index of the first token.</summary>
    public int Start { get; init; }

    public bool IsTypedef { get; set; }

    public bool IsExtern { get; set; }

    public bool IsStatic { get; set; }

    public bool IsInline { get; set; }

    public bool IsNoReturn { get; set; }

    public bool IsThreadLocal { get; set; }

    public CQualifiers Qualifiers { get; set; }

    public CCallingConvention? Convention { get; set; }

    public CAttributes? Attributes { get; set; }

    /// <summary>Qualified; null only if reading failed.</summary>
    public CType Type { get; set; } = CPrimitiveType.Of(CPrimitive.Int);

    /// <summary>Whether the type is a structure, union or enum whose members stand here.</summary>
    public bool IsDefinition { get; set; }
}
