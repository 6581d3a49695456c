using System.Globalization;

namespace Native.Sdk.Headers;

/// <summary>The value of a constant expression: an integer, a floating point number or a string.</summary>
/// <remarks>C23, 6.6 (constant expressions).</remarks>
public sealed class CConstant
{
    internal CConstant(CType type, long bits) => (Type, Bits) = (type, bits);

    internal CConstant(CType type, double number) => (Type, Number) = (type, number);

    internal CConstant(CType type, string text) => (Type, Text) = (type, text);

    /// <summary>Whether it is no value but the memory at an address: of such only type and address are known.</summary>
    internal bool IsPlace { get; private init; }

    /// <summary>Its C type: of a string the pointer to its characters.</summary>
    public CType Type { get; }

    /// <summary>Whether it is an integer, that is neither of the others.</summary>
    public bool IsInteger => Text is null && Number is null;

    /// <summary>An integer's bits: of an unsigned 64-bit one above <see cref="long.MaxValue"/> the negative number with the same.</summary>
    public long Bits { get; }

    /// <summary>The floating point number; null for others.</summary>
    public double? Number { get; }

    /// <summary>The string; null for others. Bytes given by number that are no UTF-8 stand as characters below 256.</summary>
    public string? Text { get; }

    /// <summary>Whether an integer has no sign.</summary>
    public bool IsUnsigned => Type.Unaliased is CPrimitiveType
    {
        Kind: CPrimitive.Bool or CPrimitive.UnsignedChar or CPrimitive.UnsignedShort or CPrimitive.UnsignedInt or CPrimitive.UnsignedLong
            or CPrimitive.UnsignedLongLong or CPrimitive.UnsignedInt128
    } or CPointerType;

    internal static CConstant Place(CType type, long address) => new(type, address) { IsPlace = true };

    /// <inheritdoc/>
    public override string ToString() =>
        Text is not null ? '"' + Text + '"'
        : Number is { } number ? number.ToString("R", CultureInfo.InvariantCulture)
        : IsUnsigned ? ((ulong)Bits).ToString(CultureInfo.InvariantCulture)
        : Bits.ToString(CultureInfo.InvariantCulture);
}
