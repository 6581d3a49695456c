using System.Buffers.Binary;

namespace Native.Sdk.Binaries;

/// <summary>
/// Reads numbers one after the other. Reading past the end is a <see cref="BinaryFormatException"/>, so no caller needs
/// a check of its own.
/// </summary>
internal ref struct ByteCursor(ReadOnlySpan<byte> bytes, bool isBigEndian = false)
{
    private ReadOnlySpan<byte> _rest = bytes;

    internal readonly bool AtEnd => _rest.IsEmpty;

    internal readonly uint Left => (uint)_rest.Length;

    internal byte U8() => Take(1)[0];

    internal ushort U16()
    {
        var bytes = Take(2);
        return isBigEndian
            ? BinaryPrimitives.ReadUInt16BigEndian(bytes)
            : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }

    internal uint U32()
    {
        var bytes = Take(4);
        return isBigEndian
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    internal ulong U64()
    {
        var bytes = Take(8);
        return isBigEndian
            ? BinaryPrimitives.ReadUInt64BigEndian(bytes)
            : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    internal ReadOnlySpan<byte> Take(uint length)
    {
        if (length > (uint)_rest.Length)
        {
            throw new BinaryFormatException(
                $"A table ends in the middle of an entry: {length} bytes wanted, {_rest.Length} left.");
        }

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
