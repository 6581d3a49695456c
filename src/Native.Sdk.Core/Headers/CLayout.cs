namespace Native.Sdk.Headers;

/// <summary>Sizes, alignments and offsets of C types on one platform.</summary>
/// <remarks>See <see cref="CDataModel"/> for the sources, <see cref="UnixRecordLayout"/> and <see cref="MicrosoftRecordLayout"/> for structures.</remarks>
public sealed class CLayout(CDataModel model)
{
    private readonly Dictionary<CRecordType, CRecordLayout> records = [];
    private int depth;

    /// <summary>The platform.</summary>
    public CDataModel Model => model;

    /// <summary>The layout of a structure or union; null if it is incomplete, or holds what is not understood.</summary>
    public CRecordLayout? Of(CRecordType record)
    {
        if (records.TryGetValue(record, out var known))
        {
            return known;
        }

        if (!record.IsComplete || record.IsDamaged || depth > CType.MaxDepth)
        {
            return null;
        }

        depth++;
        var layout = model.HasMicrosoftRecords ? new MicrosoftRecordLayout(this, record).Compute() : new UnixRecordLayout(this, record).Compute();
        depth--;
        if (layout is not null)
        {
            records[record] = layout;
        }

        return layout;
    }

    /// <summary>Size and alignment of a type in bytes.</summary>
    /// <returns>False if the type has none (functions, void), is incomplete, or not understood.</returns>
    public bool TryGet(CType type, out long size, out int alignment)
    {
        (size, alignment) = (0, 1);
        switch (type)
        {
            case CPrimitiveType primitive:
                (size, alignment) = Primitive(primitive.Kind);
                return size > 0;
            case CPointerType:
                size = alignment = model.PointerSize;
                return true;
            case CTypedefType named:
                if (!TryGet(named.Target, out size, out alignment))
                {
                    return false;
                }

                alignment = named.Alignment > 0 ? named.Alignment : alignment;
                return true;
            case CQualifiedType qualified:
                var isKnown = TryGet(qualified.Type, out size, out alignment);
                if (isKnown && (qualified.Qualifiers & CQualifiers.Atomic) != 0 && size is 1 or 2 or 4 or 8 or 16)
                {
                    // What an instruction can change at once is aligned for it.
                    alignment = Math.Max(alignment, (int)size);
                }

                return isKnown;
            case CArrayType { Length: { } length } array:
                if (!TryGet(array.Element, out var element, out alignment) || (element > 0 && length > long.MaxValue / 16 / element))
                {
                    return false;
                }

                // Elements may ask for more than their size, which gcc refuses, and clang takes for the whole array.
                size = element * length;
                size = model is { HasMicrosoftRecords: true, PointerSize: 4 } ? size : UnixRecordLayout.RoundUp(size, alignment);
                return true;
            case CVectorType vector:
                // Microsoft's compilers know vectors by other names; clang aligns to the next power of two.
                size = vector.Size;
                alignment = (int)Math.Min(System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)vector.Size), 1 << 16);
                return size > 0;
            case CComplexType complex:
                var hasPart = TryGet(complex.Part, out size, out alignment);
                size *= 2;
                return hasPart;
            case CBitIntType bits:
                // psABI: up to 64 bits like the next integer, from there in steps of 8 bytes.
                size = bits.Width <= 64 ? (long)System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)((bits.Width + 7) / 8)) : (bits.Width + 63) / 64 * 8;
                alignment = (int)Math.Min(size, model.EightByteAlignment);
                return true;
            case CRecordType record:
                if (Of(record) is not { } layout)
                {
                    return false;
                }

                (size, alignment) = (layout.Size, layout.Alignment);
                return true;
            case CEnumType { IsDamaged: false } enumeration when enumeration.IsComplete || enumeration.IsFixed:
                return TryGet(enumeration.Underlying, out size, out alignment);
            default:
                return false;
        }
    }

    private (int Size, int Alignment) Primitive(CPrimitive kind) => kind switch
    {
        CPrimitive.Bool or CPrimitive.Char or CPrimitive.SignedChar or CPrimitive.UnsignedChar => (1, 1),
        CPrimitive.Short or CPrimitive.UnsignedShort or CPrimitive.Float16 or CPrimitive.BFloat16 => (2, 2),
        CPrimitive.Int or CPrimitive.UnsignedInt or CPrimitive.Float or CPrimitive.Decimal32 => (4, 4),
        CPrimitive.Long or CPrimitive.UnsignedLong => (model.LongSize, model.LongSize),
        CPrimitive.LongLong or CPrimitive.UnsignedLongLong or CPrimitive.Double or CPrimitive.Decimal64 => (8, model.EightByteAlignment),
        CPrimitive.LongDouble => (model.LongDoubleSize, model.LongDoubleAlignment),
        CPrimitive.Int128 or CPrimitive.UnsignedInt128 or CPrimitive.Float128 or CPrimitive.Decimal128 => (16, 16),
        CPrimitive.VaList => (model.VaListSize, Math.Min(model.VaListSize, model.PointerSize)),
        _ => (0, 1),
    };
}
