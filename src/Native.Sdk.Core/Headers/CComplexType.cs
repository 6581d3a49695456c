namespace Native.Sdk.Headers;

/// <summary><c>_Complex</c>: a real and an imaginary part.</summary>
public sealed class CComplexType : CType
{
    internal CComplexType(CType part)
        : base(part.Depth + 1) => Part = part;

    /// <summary>Type of each part.</summary>
    public CType Part { get; }

    /// <inheritdoc/>
    public override string ToString() => $"complex({Part})";
}
