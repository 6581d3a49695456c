namespace Native.Sdk.Binaries;

/// <summary>
/// The outer structure of a PE image, PE32 or PE32+: headers, sections, data directories; and what is at an address.
/// </summary>
/// <remarks>
/// Follows the PE format specification (https://learn.microsoft.com/windows/win32/debug/pe-format):
/// <code>
/// 00: 'M' 'Z' …  3c: 80 00 00 00                        MS-DOS stub; offset of the signature
/// 80: 'P' 'E' 00 00                                     signature
/// 84: 64 86 13 00 …  f0 00  2e 20                       COFF header: CPU, sections, …, size of next, characteristics
/// 98: 0b 02 …                                           optional header: PE32+ (0b 01: PE32), …, data directories
/// </code>
/// What has been read keeps this promise: every section that has bytes lies within the file.
/// </remarks>
internal sealed class PeFile
{
    private const ushort Pe32 = 0x10b;
    private const ushort Pe32Plus = 0x20b;

    /// <summary>By offset in the file.</summary>
    private readonly StringTable _names;

    /// <summary>Those that have bytes, by address, so that finding one is quick however many there are.</summary>
    private readonly CoffSection[] _sections;
    private readonly PeTable[] _directories;
    private readonly uint _headersSize;

    private PeFile(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        _names = new StringTable(bytes, bytes.Length);
        var signature = ReadSignatureOffset(bytes);
        var cursor = new ByteCursor(ByteRange.Slice(bytes, signature + 4UL, 20, "The COFF header").Span);
        Machine = (CoffMachine)cursor.U16();
        var sections = cursor.U16();
        cursor.U32();   // TimeDateStamp
        var longNames = cursor.U32() + (cursor.U32() * CoffHeader.ShortSymbolSize);
        var optionalSize = cursor.U16();
        Characteristics = cursor.U16();
        LongNames = longNames < (ulong)bytes.Length ? bytes[(int)longNames..] : default;

        var optionalStart = signature + 24;
        var optional = new ByteCursor(ByteRange.Slice(bytes, optionalStart, optionalSize, "The optional header").Span);
        Is64 = optional.U16() switch
        {
            Pe32 => false,
            Pe32Plus => true,
            var magic => throw new BinaryFormatException($"Its optional header has the unknown magic 0x{magic:x}."),
        };
        optional.Take(Is64 ? 22u : 26u);
        ImageBase = Is64 ? optional.U64() : optional.U32();
        optional.Take(16);  // alignments, two versions
        MinimumOS = new Version(optional.U16(), optional.U16());
        optional.Take(8);   // size of image
        _headersSize = Math.Min(optional.U32(), (uint)bytes.Length);
        optional.Take(6);   // checksum, subsystem
        DllCharacteristics = (PeDllCharacteristics)optional.U16();
        optional.Take(Is64 ? 36u : 20u);
        _directories = ReadDirectories(ref optional);
        Sections = CoffSection.ReadAll(bytes, optionalStart + optionalSize, sections);
        _sections = [.. Sections.Where(section => section.HasBytes)];
        Array.Sort(_sections, (one, other) => one.VirtualAddress.CompareTo(other.VirtualAddress));
    }

    internal CoffMachine Machine { get; }

    internal ushort Characteristics { get; }

    internal PeDllCharacteristics DllCharacteristics { get; }

    /// <summary>PE32+: words of 8 bytes, not 4.</summary>
    internal bool Is64 { get; }

    internal ulong ImageBase { get; }

    /// <summary><c>MajorSubsystemVersion</c> and <c>MinorSubsystemVersion</c>.</summary>
    internal Version MinimumOS { get; }

    /// <summary>
    /// The string table of section names that do not fit into 8 bytes, and whatever follows it. Only debuggers read it,
    /// so it need not be sound.
    /// </summary>
    internal ReadOnlyMemory<byte> LongNames { get; }

    /// <summary>All sections, in order.</summary>
    internal CoffSection[] Sections { get; }

    /// <summary>The whole file.</summary>
    internal ReadOnlyMemory<byte> Bytes { get; }

    internal static PeFile Read(ReadOnlyMemory<byte> bytes) => new(bytes);

    /// <summary>Where a directory's table is; null if there is none.</summary>
    internal PeTable? Find(PeDirectory directory) =>
        (int)directory < _directories.Length && _directories[(int)directory] is { Address: not 0, Size: not 0 } table
            ? table
            : null;

    /// <summary>What is at an address, up to the end of its section's bytes in the file.</summary>
    internal ReadOnlyMemory<byte> ReadFrom(uint address, string what)
    {
        var range = FindRange(address, what);
        return Bytes[range.Start..range.End];
    }

    /// <summary>The name at an address.</summary>
    internal string ReadName(uint address, string what) => _names.Read((uint)FindRange(address, what).Start);

    private ByteRange FindRange(uint address, string what)
    {
        if (address < _headersSize)
        {
            return new ByteRange((int)address, (int)_headersSize);
        }

        // The last one that does not begin behind the address.
        var (low, high) = (0, _sections.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _sections[middle].VirtualAddress <= address ? (middle + 1, high) : (low, middle);
        }

        if (low > 0 && _sections[low - 1] is var section && address - section.VirtualAddress < section.Size)
        {
            var start = section.Offset + (address - section.VirtualAddress);
            return new ByteRange((int)start, (int)(section.Offset + section.Size));
        }

        throw new BinaryFormatException($"{what} is said to be at 0x{address:x}, where the file has nothing.");
    }

    private static uint ReadSignatureOffset(ReadOnlyMemory<byte> bytes)
    {
        if (!bytes.Span.StartsWith("MZ"u8))
        {
            throw new BinaryFormatException("It is not a PE image: it does not start with 'MZ'.");
        }

        var offset = new ByteCursor(ByteRange.Slice(bytes, 0x3c, 4, "The MS-DOS header").Span).U32();
        return ByteRange.Slice(bytes, offset, 4, "The signature").Span.SequenceEqual("PE\0\0"u8)
            ? offset
            : throw new BinaryFormatException($"It is not a PE image: there is no 'PE' signature at 0x{offset:x}.");
    }

    private static PeTable[] ReadDirectories(ref ByteCursor cursor)
    {
        var directories = new PeTable[Math.Min(cursor.U32(), cursor.Left / 8)];
        for (var i = 0; i < directories.Length; i++)
        {
            directories[i] = new PeTable(cursor.U32(), cursor.U32());
        }

        return directories;
    }
}
