namespace Native.Sdk.Binaries;

/// <summary>
/// Reads the symbol table that the loader uses. <c>DT_SYMTAB</c> says where it starts, and nothing says how long it is:
/// the loader only ever follows hash chains. So the length comes from the section header, else from the hash table.
/// </summary>
internal static class ElfDynamicSymbols
{
    /// <summary>All symbols that are not local, defined and undefined, in the order of the table.</summary>
    internal static List<ElfSymbol> Read(ElfFile file, ElfDynamicTable dynamic)
    {
        const string What = "The dynamic symbol table";
        if (dynamic.Find(ElfDynamicTag.SymbolTable) is not { } address)
        {
            return [];
        }

        var fromTable = dynamic.ReadFrom(address, What);
        var size = Count(file, dynamic, address) * (ulong)file.Layout.SymbolSize;
        var table = ByteRange.Slice(fromTable, 0, size, What);
        return ElfSymbolTable.ReadGlobals(file.Header, table, dynamic.Strings, extendedIndices: default);
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
