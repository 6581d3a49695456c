namespace Native.Sdk.Binaries;

/// <summary>Class and byte order of a file, and the sizes in bytes that follow from them.</summary>
internal readonly record struct ElfLayout(ElfClass Class, ElfByteOrder ByteOrder)
{
    internal bool Is64 => Class == ElfClass.Elf64;
    internal bool IsBigEndian => ByteOrder == ElfByteOrder.BigEndian;
    internal int WordSize => Is64 ? 8 : 4;
    internal int HeaderSize => Is64 ? 64 : 52;
    internal int SegmentHeaderSize => Is64 ? 56 : 32;
    internal int SectionHeaderSize => Is64 ? 64 : 40;
    internal int SymbolSize => Is64 ? 24 : 16;
    internal int DynamicEntrySize => 2 * WordSize;
}
