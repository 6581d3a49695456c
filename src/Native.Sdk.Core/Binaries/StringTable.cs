namespace Native.Sdk.Binaries;

/// <summary>
/// A string table (ELF: gABI, string table; COFF: PE specification, COFF string table; Mach-O: <c>LC_SYMTAB</c>): names
/// ended by NUL, found by offset. One name may be the tail of another: <c>.text</c> is also found inside
/// <c>.rela.text</c>.
/// </summary>
/// <remarks>
/// Tails could be abused: in a table of one long string every symbol gets a name as long as the file. So all names that
/// are read together may not be longer than the file. Real ones are far from it: they come to 1.7 times their table,
/// where many names have many versions 2.6 times, and the file has more than names.
/// </remarks>
/// <param name="bytes">The table.</param>
/// <param name="fileSize">Bytes of the whole file.</param>
internal sealed class StringTable(ReadOnlyMemory<byte> bytes, int fileSize)
{
    private int _budget = fileSize;

    internal string Read(uint offset) => ByteText.Decode(ReadBytes(offset));

    private ReadOnlySpan<byte> ReadBytes(uint offset)
    {
        if (offset == 0 && bytes.IsEmpty)
        {
            return [];
        }

        if (offset >= (uint)bytes.Length)
        {
            throw new BinaryFormatException(
                $"A name starts at offset 0x{offset:x} of a string table of 0x{bytes.Length:x} bytes.");
        }

        var rest = bytes.Span[(int)offset..];
        var length = rest.IndexOf((byte)0);
        if (length < 0)
        {
            throw new BinaryFormatException($"The name at offset 0x{offset:x} of a string table has no end.");
        }

        _budget -= length;
        return _budget >= 0
            ? rest[..length]
            : throw new BinaryFormatException(
                $"The names in a string table of 0x{bytes.Length:x} bytes overlap without measure.");
    }
}
