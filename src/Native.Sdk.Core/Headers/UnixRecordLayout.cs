namespace Native.Sdk.Headers;

/// <summary>Lays a structure out as gcc and clang do, on Unix and with MinGW's rules for bit-fields on Windows.</summary>
/// <remarks>
/// System V ABI, AMD64, 3.1.2 (the same text for others): members lie at the next multiple of their alignment; a bit-field
/// lies in the next free bits, unless it then would cross a unit of its own type; one of width 0 ends the unit.
/// gcc manual, "Common Type Attributes" and "Structure-Layout Pragmas":
/// <list type="bullet">
/// <item><c>packed</c>: alignment 1, bit-fields without any gap</item>
/// <item><c>aligned</c>: at least so much, also where packed</item>
/// <item><c>#pragma pack(n)</c>: at most so much, above <c>aligned</c> on members; bit-fields may cross units</item>
/// <item>
/// <c>ms_struct</c>, and the default on MinGW: a bit-field opens a unit of its type and shares it with those after it of the
/// same size while there is room; one of width 0 means something only after another bit-field
/// </item>
/// </list>
/// </remarks>
internal sealed class UnixRecordLayout(CLayout layout, CRecordType record)
{
    private readonly bool isMicrosoft = record.IsMicrosoft ?? layout.Model.IsMicrosoft;
    private readonly int pack = record.PragmaPack;

    /// <summary>Bits taken.</summary>
    private long end;

    /// <summary>Bits left in the unit that Microsoft's rules opened, and bits of the unit.</summary>
    private long unitRest, unitSize;

    private int alignment = 1;

    /// <summary>Null where a member has no size.</summary>
    public CRecordLayout? Compute()
    {
        var offsets = new long[record.Fields.Count];
        long size = 0;
        for (var i = 0; i < offsets.Length; i++)
        {
            var field = record.Fields[i];
            if (!MemberSize(layout, record, i, out var bytes, out var fieldAlignment))
            {
                return null;
            }

            if (record.IsUnion)
            {
                (end, unitRest, unitSize) = (0, 0, 0);
            }

            offsets[i] = field.BitWidth is { } width ? PlaceBits(field, width, bytes * 8, fieldAlignment) : Place(field, bytes, fieldAlignment);
            size = Math.Max(size, end);
        }

        alignment = Math.Max(alignment, record.Alignment);
        var total = RoundUp(RoundUp(size, 8) / 8, alignment);
        return new CRecordLayout(total, alignment, offsets);
    }

    /// <summary>Size and alignment of a member; the flexible array at the end has size 0, as do all in a union.</summary>
    internal static bool MemberSize(CLayout layout, CRecordType record, int index, out long size, out int alignment)
    {
        var field = record.Fields[index];
        if (field.Type.Unaliased is CArrayType { Length: null } flexible && (index == record.Fields.Count - 1 || record.IsUnion))
        {
            size = 0;
            return layout.TryGet(flexible.Element, out _, out alignment);
        }

        return layout.TryGet(field.Type, out size, out alignment) && size < 1L << 56;
    }

    internal static long RoundUp(long value, long unit) => (value + unit - 1) / unit * unit;

    private static CType Innermost(CType type)
    {
        while (type.Unaliased is CArrayType array)
        {
            type = array.Element;
        }

        return type.Unaliased;
    }

    private long Place(CField field, long bytes, int natural)
    {
        unitRest = unitSize = 0;
        if (isMicrosoft && Innermost(field.Type) is CPrimitiveType primitive && layout.TryGet(primitive, out var whole, out _) && System.Numerics.BitOperations.IsPow2(whole))
        {
            // A typedef cannot ask for less than the type's own size.
            natural = Math.Max(natural, (int)whole);
        }

        var wanted = Math.Max(record.IsPacked || field.IsPacked ? 1 : natural, field.Alignment);
        wanted = pack > 0 ? Math.Min(wanted, pack) : wanted;
        alignment = Math.Max(alignment, wanted);
        var offset = RoundUp(RoundUp(end, 8), wanted * 8L);
        end = offset + (bytes * 8);
        return offset;
    }

    private long PlaceBits(CField field, int width, long typeBits, int natural)
    {
        if (isMicrosoft)
        {
            return PlaceMicrosoftBits(field, width, typeBits, natural);
        }

        var isPacked = record.IsPacked || field.IsPacked;
        long wanted = isPacked && width > 0 ? 1 : natural * 8L;
        wanted = Math.Max(wanted, field.Alignment * 8L);
        if (pack > 0 && width > 0)
        {
            wanted = isPacked ? Math.Min(Math.Max(natural, field.Alignment), pack) * 8L : Math.Min(wanted, pack * 8L);
        }

        var offset = end;
        if (width == 0 || (pack == 0 && (offset & (wanted - 1)) + width > typeBits))
        {
            offset = RoundUp(offset, wanted);
        }
        else if (field.Alignment > 0 && (pack == 0 || field.Alignment <= pack))
        {
            offset = RoundUp(offset, field.Alignment * 8L);
        }

        end = offset + width;
        if (field.Name.Length > 0 || layout.Model.UnnamedBitFieldsAlign)
        {
            alignment = (int)Math.Max(alignment, wanted / 8);
        }

        return offset;
    }

    private long PlaceMicrosoftBits(CField field, int width, long typeBits, int natural)
    {
        // Widths of 0 mean something only behind another bit-field.
        if (width == 0 && unitSize == 0)
        {
            return RoundUp(end, 8);
        }

        var wanted = Math.Max(Math.Max(natural, (int)Math.Min(typeBits / 8, 1 << 16)), field.Alignment);
        wanted = pack > 0 && width > 0 ? Math.Min(wanted, pack) : wanted;
        if (record.IsUnion)
        {
            wanted = 1;
        }

        long offset;
        if (width > 0 && width <= unitRest && unitSize == typeBits)
        {
            offset = end - unitRest;
            unitRest -= width;
        }
        else
        {
            offset = RoundUp(RoundUp(end, 8), wanted * 8L);
            end = width == 0 ? offset : offset + typeBits;
            (unitSize, unitRest) = width == 0 ? (0, 0) : (typeBits, typeBits - width);
        }

        alignment = Math.Max(alignment, wanted);
        return offset;
    }
}
