namespace Native.Sdk.Headers;

/// <summary>Lays a structure out as Microsoft's compiler does.</summary>
/// <remarks>
/// Microsoft C language reference, "C bit fields", "Storage and alignment of structures", "align", "pack"; and, as there is
/// no full specification, what cl and clang-cl do:
/// <list type="bullet">
/// <item><c>#pragma pack(n)</c> limits what types want by themselves, never what <c>__declspec(align)</c> asks for; it is ignored above the size of a pointer</item>
/// <item>a bit-field shares the unit before it only if that is of a type of the same size, and has room</item>
/// <item>in a union each bit-field takes its whole type, and does not align it</item>
/// <item>an empty structure has 4 bytes</item>
/// </list>
/// </remarks>
internal sealed class MicrosoftRecordLayout(CLayout layout, CRecordType record)
{
    private const int EmptySize = 4;

    private readonly int limit = record.IsPacked ? 1 : record.PragmaPack <= layout.Model.PointerSize ? record.PragmaPack : 0;

    private long size;
    private long unitBytes, unitRest;
    private int alignment = 1, required = 1;

    /// <summary>Null where a member has no size.</summary>
    public CRecordLayout? Compute()
    {
        var offsets = new long[record.Fields.Count];
        for (var i = 0; i < offsets.Length; i++)
        {
            var field = record.Fields[i];
            if (!UnixRecordLayout.MemberSize(layout, record, i, out var bytes, out var natural))
            {
                return null;
            }

            var wanted = Wanted(field, natural);
            offsets[i] = field.BitWidth is { } width ? PlaceBits(width, bytes, wanted) : Place(bytes, wanted) * 8;
        }

        required = Math.Max(required, record.Alignment);
        size = UnixRecordLayout.RoundUp(size, alignment);
        alignment = Math.Max(alignment, required);
        size = UnixRecordLayout.RoundUp(size, alignment);
        size = size == 0 ? Math.Max(required, EmptySize) : size;
        return new CRecordLayout(size, alignment, offsets) { RequiredAlignment = required };
    }

    private int Wanted(CField field, int natural)
    {
        var asked = Math.Max(field.Alignment, Asked(field.Type));
        if (field.BitWidth is not null)
        {
            natural = Math.Max(natural, asked);
        }
        else
        {
            required = Math.Max(required, asked);
        }

        natural = limit > 0 ? Math.Min(natural, limit) : natural;
        return Math.Max(field.IsPacked ? 1 : natural, asked);
    }

    /// <summary>What a type asks for with <c>__declspec(align)</c>, by itself or by a member.</summary>
    private int Asked(CType type) => type switch
    {
        CTypedefType named => Math.Max(named.Alignment, Asked(named.Target)),
        CQualifiedType qualified => Asked(qualified.Type),
        CArrayType array => Asked(array.Element),
        CRecordType inner => (inner.Alignment > 0 ? layout.Of(inner)?.Alignment : layout.Of(inner)?.RequiredAlignment) ?? 0,
        _ => 0,
    };

    private long Place(long bytes, int wanted)
    {
        unitBytes = unitRest = 0;
        alignment = Math.Max(alignment, wanted);
        var offset = record.IsUnion ? 0 : UnixRecordLayout.RoundUp(size, wanted);
        size = Math.Max(size, offset + bytes);
        return offset;
    }

    private long PlaceBits(int width, long bytes, int wanted)
    {
        if (record.IsUnion)
        {
            // A width of 0 means something only behind another bit-field.
            size = width > 0 || unitBytes > 0 ? Math.Max(size, bytes) : size;
            unitBytes = width > 0 ? bytes : 0;
            return 0;
        }

        long offset;
        if (width == 0)
        {
            if (unitBytes > 0)
            {
                size = UnixRecordLayout.RoundUp(size, wanted);
                alignment = Math.Max(alignment, wanted);
            }

            unitBytes = unitRest = 0;
            return size * 8;
        }

        if (unitBytes == bytes && width <= unitRest)
        {
            offset = (size * 8) - unitRest;
            unitRest -= width;
            return offset;
        }

        offset = Place(bytes, wanted) * 8;
        (unitBytes, unitRest) = (bytes, (bytes * 8) - width);
        return offset;
    }
}
