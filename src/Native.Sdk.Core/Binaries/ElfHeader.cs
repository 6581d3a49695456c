namespace Native.Sdk.Binaries;

/// <summary>The ELF header (gABI, ELF header), as it stands in the file.</summary>
internal sealed record ElfHeader(
    ElfLayout Layout,
    ElfOsAbi OsAbi,
    ElfFileType Type,
    ElfMachine Machine,
    uint Flags,
    ulong SegmentTableOffset,
    ushort SegmentEntrySize,
    ushort SegmentCount,
    ulong SectionTableOffset,
    ushort SectionEntrySize,
    ushort SectionCount,
    ushort SectionNamesIndex)
{
    /// <summary><c>EI_NIDENT</c>: class, byte order and version come before everything that depends on them.</summary>
    private const int IdentSize = 16;

    /// <summary><c>PN_XNUM</c> in <c>e_phnum</c>: the number of segments is in section 0's <c>sh_info</c>.</summary>
    internal const ushort ExtendedSegmentCount = 0xffff;

    internal static ElfHeader Read(ReadOnlySpan<byte> file)
    {
        var layout = ReadLayout(file);
        var cursor = new ElfCursor(file[IdentSize..], layout);
        var type = (ElfFileType)cursor.U16();
        var machine = (ElfMachine)cursor.U16();
        cursor.U32();   // e_version
        cursor.Word();  // e_entry
        var segments = cursor.Word();
        var sections = cursor.Word();
        var flags = cursor.U32();
        cursor.U16();   // e_ehsize
        return new ElfHeader(
            layout, (ElfOsAbi)file[7], type, machine, flags,
            segments, SegmentEntrySize: cursor.U16(), SegmentCount: cursor.U16(),
            sections, SectionEntrySize: cursor.U16(), SectionCount: cursor.U16(), SectionNamesIndex: cursor.U16());
    }

    private static ElfLayout ReadLayout(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith("\u007fELF"u8))
        {
            throw new BinaryFormatException(file.StartsWith((ReadOnlySpan<byte>)[(byte)'B', (byte)'C', 0xc0, 0xde])
                ? "It is LLVM bitcode, not ELF: it was compiled with -flto."
                : "It is not an ELF file: it does not start with 7f 'ELF'.");
        }

        if (file.Length < IdentSize)
        {
            throw new BinaryFormatException($"It ends after {file.Length} bytes, within the ELF header.");
        }

        var layout = new ElfLayout((ElfClass)file[4], (ElfByteOrder)file[5]);
        if (layout.Class is not (ElfClass.Elf32 or ElfClass.Elf64)
            || layout.ByteOrder is not (ElfByteOrder.LittleEndian or ElfByteOrder.BigEndian)
            || file[6] != 1)
        {
            throw new BinaryFormatException(
                $"Its ELF class ({file[4]}), byte order ({file[5]}) or version ({file[6]}) is unknown.");
        }

        return file.Length >= layout.HeaderSize
            ? layout
            : throw new BinaryFormatException($"It ends after {file.Length} bytes, within the ELF header.");
    }
}
