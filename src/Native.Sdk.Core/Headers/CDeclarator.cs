namespace Native.Sdk.Headers;

/// <summary>A name with what stands around it.</summary>
internal sealed class CDeclarator
{
    /// <summary>Token of the name; -1 without.</summary>
    public int Name { get; set; } = -1;

    public CType Type { get; set; } = CPrimitiveType.Of(CPrimitive.Int);

    public CAttributes? Attributes { get; set; }

    /// <summary>The string in <c>__asm__("label")</c>; empty without.</summary>
    public string Label { get; set; } = "";

    /// <summary>Length of the outermost array of a parameter.</summary>
    public long? ArrayLength { get; set; }
}
