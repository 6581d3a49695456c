using System.Text;

namespace Native.Sdk.Binaries;

/// <summary>
/// A string table (ELF: gABI, string table; COFF: PE specification, COFF string table; Mach-O: <c>LC_SYMTAB</c>): names
/// ended by NUL, found by offset. One name may be the tail of another: <c>.text</c> is also found inside
/// <c>.rela.text</c>.
/// </summary>
/// <remarks>
/// Tails could be abused: in a table of one long string every symbol gets a name as long as the file. So all names that
/// are read together may take <see cref="MaxSharing"/> times the table; real libraries come to 1.7 at most, but for
/// tables of a few names under many versions (glibc's stubs), for which there is <see cref="Allowance"/>.
/// </remarks>
internal sealed class StringTable(ReadOnlyMemory<byte> bytes)
{
    private const int MaxSharing = 4;
    private const int Allowance = 4096;

    private long _budget = ((long)bytes.Length * MaxSharing) + Allowance;

    internal string Read(uint offset) => Encoding.UTF8.GetString(ReadBytes(offset));

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
