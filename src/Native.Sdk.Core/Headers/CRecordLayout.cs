namespace Native.Sdk.Headers;

/// <summary>Where the members of a structure or union lie.</summary>
public sealed class CRecordLayout
{
    internal CRecordLayout(long size, int alignment, long[] bitOffsets) => (Size, Alignment, BitOffsets) = (size, alignment, bitOffsets);

    /// <summary>Bytes, padding included.</summary>
    public long Size { get; }

    /// <summary>Bytes.</summary>
    public int Alignment { get; }

    /// <summary>For each of <see cref="CRecordType.Fields"/> its distance from the start, in bits: of a bit-field its first bit's.</summary>
    public IReadOnlyList<long> BitOffsets { get; }

    /// <summary>What its members ask for by themselves, whatever <c>#pragma pack</c> of an outer structure says (Microsoft).</summary>
    internal int RequiredAlignment { get; init; }
}
