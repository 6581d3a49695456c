namespace Native.Sdk.Binaries;

/// <summary>
/// Reads the symbol table of an object and the string table behind it (PE specification, COFF symbol table).
/// <code>
/// 66 00 00 00 00 00 00 00  00 00 00 00  01 00  20 00  02 00      f: value, section, type, class, auxiliary records
/// 00 00 00 00 04 00 00 00  00 00 00 00  02 00  00 00  02 00      a name of more than 8 bytes: offset 4 of the strings
/// </code>
/// With <c>/bigobj</c> the section takes 4 bytes.
/// </summary>
internal static class CoffSymbolTable
{
    /// <summary><c>IMAGE_SYM_SECTION_MAX</c>: 16-bit section numbers beyond it are negative.</summary>
    private const ushort MaxSection = 0xfeff;

    internal static List<CoffSymbolEntry> Read(ReadOnlyMemory<byte> file, CoffHeader header)
    {
        if (header.SymbolTable == 0 || header.SymbolCount == 0)
        {
            return [];
        }

        var size = header.SymbolCount * (ulong)header.SymbolSize;
        var table = ByteRange.Slice(file, header.SymbolTable, size, "The symbol table");
        var symbols = new List<CoffSymbolEntry>((int)header.SymbolCount);
        var strings = ReadStrings(file[(int)(header.SymbolTable + size)..], file.Length);
        for (var index = 0u; index < header.SymbolCount;)
        {
            var entry = Entry(index);
            var cursor = new ByteCursor(entry.Span);
            var name = ReadName(ref cursor, strings);
            var value = cursor.U32();
            var section = header.IsBig ? (int)cursor.U32() : ToSection(cursor.U16());
            var type = cursor.U16();
            var storageClass = (CoffStorageClass)cursor.U8();
            var auxiliaries = cursor.U8();
            if (auxiliaries >= header.SymbolCount - index)
            {
                throw new BinaryFormatException($"Symbol '{name}' has auxiliary records beyond the symbol table.");
            }

            var auxiliary = auxiliaries == 0 ? default : Entry(index + 1);
            symbols.Add(new CoffSymbolEntry(index, name, value, section, type, storageClass, auxiliary));
            index += 1u + auxiliaries;
        }

        return symbols;

        ReadOnlyMemory<byte> Entry(uint index) =>
            table.Slice((int)(index * header.SymbolSize), (int)header.SymbolSize);
    }

    private static int ToSection(ushort number) => number <= MaxSection ? number : (short)number;

    /// <summary>Its first 4 bytes are its size, these included; a file without long names may end before it.</summary>
    private static StringTable ReadStrings(ReadOnlyMemory<byte> rest, int fileSize)
    {
        if (rest.IsEmpty)
        {
            return new StringTable(rest, fileSize);
        }

        var size = new ByteCursor(rest.Span).U32();
        return new StringTable(ByteRange.Slice(rest, 0, size, "The string table"), fileSize);
    }

    private static string ReadName(ref ByteCursor cursor, StringTable strings)
    {
        var name = cursor.Take(8);
        var reference = new ByteCursor(name);
        return reference.U32() == 0
            ? strings.Read(reference.U32())
            : ByteText.Decode(name.TrimEnd((byte)0));
    }
}
