namespace Native.Sdk.Binaries;

/// <summary>
/// The bytes of one of the linked lists that <see cref="ElfVersions"/> describes. Its entries lie anywhere in them, but
/// do not share any: holding files to it bounds the work.
/// </summary>
internal sealed class ElfVersionTable
{
    private readonly ElfLayout _layout;
    private readonly ReadOnlyMemory<byte> _bytes;
    private long _budget;

    private ElfVersionTable(ReadOnlyMemory<byte> bytes, ElfLayout layout) =>
        (_layout, _bytes, _budget) = (layout, bytes, bytes.Length);

    /// <summary>The table that a tag names; null if there is none.</summary>
    internal static ElfVersionTable? Find(ElfDynamicTag tag, ElfDynamicTable dynamic, ElfLayout layout) =>
        dynamic.Find(tag) is { } address
            ? new ElfVersionTable(dynamic.ReadFrom(address, $"The table {tag}"), layout)
            : null;

    internal ElfCursor ReadEntry(ulong offset, uint size)
    {
        _budget -= size;
        return _budget >= 0
            ? new ElfCursor(ByteRange.Slice(_bytes, offset, size, "A symbol version").Span, _layout)
            : throw new BinaryFormatException("The entries of a table of symbol versions overlap.");
    }
}
