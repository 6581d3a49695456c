namespace Native.Sdk.Headers;

/// <summary>A SIMD vector: <c>__attribute__((vector_size(16)))</c>.</summary>
public sealed class CVectorType : CType
{
    internal CVectorType(CType element, long size)
        : base(element.Depth + 1) => (Element, Size) = (element, size);

    /// <summary>Type of its lanes.</summary>
    public CType Element { get; }

    /// <summary>Bytes.</summary>
    public long Size { get; }

    /// <inheritdoc/>
    public override string ToString() => $"vector({Size}, {Element})";
}
