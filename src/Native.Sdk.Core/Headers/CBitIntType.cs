namespace Native.Sdk.Headers;

/// <summary><c>_BitInt(width)</c>, C23.</summary>
public sealed class CBitIntType : CType
{
    internal CBitIntType(int width, bool isUnsigned) => (Width, IsUnsigned) = (width, isUnsigned);

    /// <summary>Bits.</summary>
    public int Width { get; }

    /// <summary>Whether it has no sign.</summary>
    public bool IsUnsigned { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{(IsUnsigned ? "unsigned " : "")}_BitInt({Width})";
}
