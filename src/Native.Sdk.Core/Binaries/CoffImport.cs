namespace Native.Sdk.Binaries;

/// <summary>
/// Reads the short objects of which import libraries consist since Visual C++ 6 (PE specification, import library
/// format); lld and zig write them too.
/// <code>
/// 00 00 ff ff  00 00 64 86  time 4  08 00 00 00          no CPU, version 0, CPU, time, bytes of the names
/// 0c 00 04 00                                            number or hint; kind 2 bits, name type 3 bits
/// 'f' 00  'n' '.' 'd' 'l' 'l' 00                         symbol, DLL; with name type 4, the name to look up
/// </code>
/// </summary>
internal static class CoffImport
{
    /// <summary>Whether it is such an object: others begin alike, with a higher version.</summary>
    internal static bool HasMagic(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xff, 0xff, 0, 0]);

    internal static ImportedSymbol Read(ReadOnlySpan<byte> bytes)
    {
        const int Data = 1;
        var cursor = new ByteCursor(bytes);
        cursor.Take(12);
        var size = cursor.U32();
        int number = cursor.U16();
        var flags = cursor.U16();
        var names = new ByteCursor(cursor.Take(size));
        var symbol = ReadName(ref names);
        var library = ReadName(ref names);
        var nameType = flags >> 2 & 7;
        string? name = nameType switch
        {
            0 => null,                                          // IMPORT_OBJECT_ORDINAL
            1 => symbol,                                        // IMPORT_OBJECT_NAME
            2 => WithoutPrefix(symbol),                         // IMPORT_OBJECT_NAME_NO_PREFIX
            3 => WithoutPrefix(symbol).Split('@')[0],           // IMPORT_OBJECT_NAME_UNDECORATE
            4 => ReadName(ref names),                           // IMPORT_OBJECT_NAME_EXPORTAS
            _ => throw new BinaryFormatException($"The import of '{symbol}' has the unknown name type {nameType}."),
        };
        return new ImportedSymbol(library, symbol, name, name is null ? number : null, IsData: (flags & 3) == Data);
    }

    private static string WithoutPrefix(string symbol) =>
        symbol.Length > 0 && symbol[0] is '?' or '@' or '_' ? symbol[1..] : symbol;

    private static string ReadName(ref ByteCursor cursor)
    {
        var rest = cursor;
        var length = 0u;
        while (rest.U8() != 0)
        {
            length++;
        }

        var name = ByteText.Decode(cursor.Take(length));
        cursor.U8();
        return name;
    }
}
