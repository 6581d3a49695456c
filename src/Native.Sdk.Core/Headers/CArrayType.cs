namespace Native.Sdk.Headers;

/// <summary>An array.</summary>
public sealed class CArrayType : CType
{
    internal CArrayType(CType element, long? length)
        : base(element.Depth + 1) => (Element, Length) = (element, length);

    /// <summary>Its elements; arrays again, if it has more dimensions.</summary>
    public CType Element { get; }

    /// <summary>How many; null for <c>[]</c>, and where the number is not constant or not understood.</summary>
    public long? Length { get; }

    /// <inheritdoc/>
    public override string ToString() => $"array({Length?.ToString(System.Globalization.CultureInfo.InvariantCulture)}, {Element})";
}
