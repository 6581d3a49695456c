namespace Native.Sdk.Binaries;

/// <summary>A <see cref="ByteCursor"/> in an ELF file's byte order, which also knows its word size.</summary>
internal ref struct ElfCursor(ReadOnlySpan<byte> bytes, ElfLayout layout)
{
    private ByteCursor _cursor = new(bytes, layout.IsBigEndian);

    internal readonly bool AtEnd => _cursor.AtEnd;

    internal readonly uint Left => _cursor.Left;

    internal byte U8() => _cursor.U8();

    internal ushort U16() => _cursor.U16();

    internal uint U32() => _cursor.U32();

    internal ulong U64() => _cursor.U64();

    /// <summary>An address, an offset or a size: 4 or 8 bytes by class.</summary>
    internal ulong Word() => layout.Is64 ? U64() : U32();

    internal ReadOnlySpan<byte> Take(uint length) => _cursor.Take(length);
}
