namespace Native.Sdk.Binaries;

/// <summary>
/// The symbol table that the loader uses. <c>DT_SYMTAB</c> says where it starts, and nothing says how long it is: the
/// loader only ever follows hash chains. So the length comes from the section header, else from the hash table.
/// </summary>
internal sealed class ElfDynamicSymbols
{
    private readonly List<ElfSymbol> _exports;
    private readonly List<ElfImport> _imports;

    private ElfDynamicSymbols(ElfFile file, ElfDynamicTable dynamic, ElfVersions versions)
    {
        var table = FindTable(file, dynamic);
        var cursor = new ElfCursor(table.Span, file.Layout);
        var count = table.Length / file.Layout.SymbolSize;
        (_exports, _imports) = (new(count), new(count));
        for (var index = 0; !cursor.AtEnd; index++)
        {
            var entry = ElfSymbolTable.ReadEntry(ref cursor, file.Layout);
            if (entry.Binding == ElfBinding.Local)
            {
                continue;
            }

            if (entry.SectionIndex == ElfSectionIndex.Undefined)
            {
                var name = dynamic.Strings.Read(entry.NameOffset);
                _imports.Add(versions.Bind(index, name, entry.Binding == ElfBinding.Weak));
            }
            else if (entry.IsVisible)
            {
                var version = versions.OfDefinition(index, out var isDefault);
                _exports.Add(ElfSymbolTable.ToSymbol(
                    entry, index, file.Header, dynamic.Strings, extendedIndices: default, version, isDefault));
            }
        }
    }

    /// <summary>Those that are defined here and that others may see, in the order of the table.</summary>
    internal IReadOnlyList<ElfSymbol> Exports => _exports;

    /// <summary>Those that others must define, in the order of the table.</summary>
    internal IReadOnlyList<ElfImport> Imports => _imports;

    internal static ElfDynamicSymbols Read(ElfFile file, ElfDynamicTable dynamic, ElfVersions versions) =>
        new(file, dynamic, versions);

    private static ReadOnlyMemory<byte> FindTable(ElfFile file, ElfDynamicTable dynamic)
    {
        const string What = "The dynamic symbol table";
        if (dynamic.Find(ElfDynamicTag.SymbolTable) is not { } address)
        {
            return default;
        }

        var fromTable = dynamic.ReadFrom(address, What);
        var size = Count(file, dynamic, address) * (ulong)file.Layout.SymbolSize;
        return ByteRange.Slice(fromTable, 0, size, What);
    }

    private static ulong Count(ElfFile file, ElfDynamicTable dynamic, ulong address)
    {
        var section = file.FindOnly(ElfSectionType.DynamicSymbolTable);
        if (section?.Address == address)
        {
            return section.Size / (ulong)file.Layout.SymbolSize;
        }

        // First, because linkers disagree on the other one: on s390x GNU ld writes 8-byte entries, lld 4-byte ones.
        if (dynamic.Find(ElfDynamicTag.GnuHash) is { } gnuHash)
        {
            return CountByGnuHash(file, dynamic.ReadFrom(gnuHash, "The GNU hash table"));
        }

        return dynamic.Find(ElfDynamicTag.Hash) is { } hash
            ? CountByHash(file, dynamic.ReadFrom(hash, "The hash table"))
            : throw new BinaryFormatException(
                "It has neither section headers nor a hash table, so its symbols cannot be counted.");
    }

    /// <summary>gABI, hash table: nbucket, nchain, …; there are as many chain entries as symbols.</summary>
    private static ulong CountByHash(ElfFile file, ReadOnlyMemory<byte> table)
    {
        var cursor = new ElfCursor(table.Span, file.Layout);
        if (file.Layout.Is64 && file.Machine is ElfMachine.S390 or ElfMachine.Alpha)
        {
            cursor.U64();   // the two psABIs with 8-byte entries
            return Math.Min(cursor.U64(), uint.MaxValue);   // the caller multiplies it, and compares with the file
        }

        cursor.U32();
        return cursor.U32();
    }

    /// <summary>
    /// No specification; linkers and loaders agree on: nbuckets, symoffset, bloom size, bloom shift; bloom words;
    /// buckets; then one hash a symbol from symoffset on, whose lowest bit ends a chain. Symbols are sorted by bucket,
    /// so the last one ends the chain of the highest bucket.
    /// </summary>
    private static ulong CountByGnuHash(ElfFile file, ReadOnlyMemory<byte> table)
    {
        var cursor = new ElfCursor(table.Span, file.Layout);
        var buckets = cursor.U32();
        var firstHashed = cursor.U32();
        var bloomWords = cursor.U32();
        cursor.U32();
        cursor.Take((uint)Math.Min(bloomWords * (ulong)file.Layout.WordSize, uint.MaxValue));
        var last = 0u;
        for (var i = 0u; i < buckets; i++)
        {
            last = Math.Max(last, cursor.U32());
        }

        if (last < firstHashed)
        {
            return firstHashed;     // nothing is hashed: nothing is exported, and how many are needed is not said
        }

        cursor.Take((uint)Math.Min((last - firstHashed) * 4UL, uint.MaxValue));
        while ((cursor.U32() & 1) == 0)
        {
            last++;
        }

        return last + 1UL;
    }
}
