using System.Buffers.Binary;

namespace Native.Sdk.Binaries;

/// <summary>
/// Reads numbers one after the other, in the file's byte order and word size. Reading past the end is an
/// <see cref="ElfFormatException"/>, so no caller needs a check of its own.
/// </summary>
internal ref struct ElfCursor(ReadOnlySpan<byte> bytes, ElfLayout layout)
{
    private ReadOnlySpan<byte> _rest = bytes;

    internal readonly bool AtEnd => _rest.IsEmpty;

    internal readonly uint Left => (uint)_rest.Length;

    internal byte U8() => Take(1)[0];

    internal ushort U16()
    {
        var bytes = Take(2);
        return layout.IsBigEndian
            ? BinaryPrimitives.ReadUInt16BigEndian(bytes)
            : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }

    internal uint U32()
    {
        var bytes = Take(4);
        return layout.IsBigEndian
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    internal ulong U64()
    {
        var bytes = Take(8);
        return layout.IsBigEndian
            ? BinaryPrimitives.ReadUInt64BigEndian(bytes)
            : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    /// <summary>An address, an offset or a size: 4 or 8 bytes by class.</summary>
    internal ulong Word() => layout.Is64 ? U64() : U32();

    internal ReadOnlySpan<byte> Take(uint length)
    {
        if (length > (uint)_rest.Length)
        {
            throw new ElfFormatException(
                $"A table ends in the middle of an entry: {length} bytes wanted, {_rest.Length} left.");
        }

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
