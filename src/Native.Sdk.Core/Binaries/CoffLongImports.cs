namespace Native.Sdk.Binaries;

/// <summary>
/// Collects what the long objects of import libraries say: ordinary ones whose sections the linker joins to the import
/// table. GNU ld and dlltool write only these, in three kinds; the linker finds its way from one to the next:
/// <code>
/// a symbol's   .idata$5  __imp_f: word, bit 63 (31) and a number, or 0    refers to _head_n
///              .idata$6  hint 2, 'f' 00: the name, if there is no number
///              .text     f: jumps to where __imp_f leads; not for data
/// the head     .idata$2  _head_n: the entry of the import table            refers to _n_iname
/// the tail     .idata$7  _n_iname: 'n.dll' 00
/// </code>
/// Microsoft's libraries have some of them as well, between their short objects (<see cref="CoffImport"/>), from which
/// no symbol is imported.
/// </summary>
internal sealed class CoffLongImports
{
    private const string Pointer = "__imp_";

    private readonly List<(string Head, ImportedSymbol Symbol)> _symbols = [];

    /// <summary>From a head's symbol to that of its tail.</summary>
    private readonly Dictionary<string, string> _tailOfHead = [];

    /// <summary>From a tail's symbol to the DLL.</summary>
    private readonly Dictionary<string, string> _libraryOfTail = [];

    /// <summary>Takes an object in, if it is one that import libraries consist of.</summary>
    internal bool TryAdd(ReadOnlyMemory<byte> bytes)
    {
        if (!CoffHeader.HasMagic(bytes.Span))
        {
            return false;
        }

        var header = CoffHeader.Read(bytes.Span);
        var sections = CoffSection.ReadAll(bytes, header.SectionTable, header.SectionCount);
        if (!sections.Any(section => section.Name.StartsWith(".idata$", StringComparison.Ordinal)))
        {
            return false;
        }

        Add(bytes, header, sections);
        return true;
    }

    /// <summary>All imports of which the objects so far make a whole, in order.</summary>
    internal IEnumerable<ImportedSymbol> ToSymbols()
    {
        foreach (var (head, symbol) in _symbols)
        {
            if (_tailOfHead.TryGetValue(head, out var tail) && _libraryOfTail.TryGetValue(tail, out var library))
            {
                yield return symbol with { Library = library };
            }
        }
    }

    private void Add(ReadOnlyMemory<byte> bytes, CoffHeader header, CoffSection[] sections)
    {
        var symbols = CoffSymbolTable.Read(bytes, header);
        var needed = symbols.Find(symbol => symbol is { Class: CoffStorageClass.External, Section: 0, Value: 0 }).Name;
        foreach (var symbol in symbols)
        {
            if (symbol.Class != CoffStorageClass.External || (uint)(symbol.Section - 1) >= (uint)sections.Length)
            {
                continue;
            }

            var section = sections[symbol.Section - 1];
            if (section.Name == ".idata$2" && needed is not null)
            {
                _tailOfHead[symbol.Name] = needed;
            }
            else if (section.Name == ".idata$7")
            {
                _libraryOfTail[symbol.Name] = ReadName(section.GetBytes(bytes).Span, symbol.Value);
            }
            else if (section.Name == ".idata$5" && needed is not null
                && symbol.Name.StartsWith(Pointer, StringComparison.Ordinal))
            {
                _symbols.Add((needed, ReadSymbol(symbol, section.GetBytes(bytes).Span)));
            }
        }

        ImportedSymbol ReadSymbol(CoffSymbolEntry pointer, ReadOnlySpan<byte> words)
        {
            var hintAndName = (sections.FirstOrDefault(section => section.Name == ".idata$6")?.GetBytes(bytes) ?? default).Span;
            var name = pointer.Name[Pointer.Length..];
            return new ImportedSymbol(
                Library: "",
                name,
                hintAndName.IsEmpty ? null : ReadName(hintAndName, start: 2),
                hintAndName.IsEmpty ? ReadNumber(words, pointer.Value) : null,
                IsData: !symbols.Exists(symbol => symbol.Section > 0 && symbol.Name == name));
        }
    }

    private static int ReadNumber(ReadOnlySpan<byte> words, uint start)
    {
        var cursor = new ByteCursor(words);
        cursor.Take(start);
        return cursor.U16();    // the lowest bytes of the word
    }

    private static string ReadName(ReadOnlySpan<byte> bytes, uint start)
    {
        var cursor = new ByteCursor(bytes);
        cursor.Take(start);
        var rest = cursor.Take(cursor.Left);
        return ByteText.DecodeToNul(rest);
    }
}
