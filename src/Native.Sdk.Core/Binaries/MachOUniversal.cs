namespace Native.Sdk.Binaries;

/// <summary>
/// A universal file: several Mach-O files in one, each for another CPU (mach-o/fat.h; big endian, whatever the CPUs).
/// <code>
/// ca fe ba be 00 00 00 02                                            FAT_MAGIC, two of them
/// 01 00 00 07 00 00 00 03  00 00 40 00 00 00 81 30 00 00 00 0e       cputype, cpusubtype, offset, size, alignment
/// </code>
/// In <c>FAT_MAGIC_64</c> (ca fe ba bf), offset and size have 8 bytes, and 4 are added at the end.
/// </summary>
internal static class MachOUniversal
{
    private const uint Magic = 0xcafe_babe;
    private const uint Magic64 = 0xcafe_babf;

    /// <summary>Java classes have the same magic, and a version of at least 43 where the count is here.</summary>
    private const uint MaxCount = 42;

    internal static bool HasMagic(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 && new ByteCursor(bytes, isBigEndian: true).U32() is Magic or Magic64;

    /// <summary>The files in it, in order.</summary>
    internal static List<ReadOnlyMemory<byte>> ReadSlices(ReadOnlyMemory<byte> file)
    {
        var cursor = new ByteCursor(file.Span, isBigEndian: true);
        var is64 = cursor.U32() == Magic64;
        var count = cursor.U32();
        if (count is 0 or > MaxCount)
        {
            throw new BinaryFormatException($"It is not a universal Mach-O file: {count} files are said to be in it.");
        }

        var slices = new List<ReadOnlyMemory<byte>>();
        for (var i = 0; i < count; i++)
        {
            cursor.U64();   // cputype, cpusubtype: the file in it says the same
            var offset = is64 ? cursor.U64() : cursor.U32();
            var size = is64 ? cursor.U64() : cursor.U32();
            cursor.Take(is64 ? 8u : 4u);
            slices.Add(ByteRange.Slice(file, offset, size, $"File {i} of the universal one"));
        }

        return slices;
    }
}
