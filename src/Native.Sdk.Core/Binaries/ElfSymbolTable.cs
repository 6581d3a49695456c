namespace Native.Sdk.Binaries;

/// <summary>Reads symbol tables (gABI, symbol table), both <c>.symtab</c> and <c>.dynsym</c>.</summary>
internal static class ElfSymbolTable
{
    /// <summary>The symbols that are not local, in the order of the table.</summary>
    /// <param name="header">The file's header.</param>
    /// <param name="table">The table's bytes: whole entries.</param>
    /// <param name="names">Its string table.</param>
    /// <param name="extendedIndices"><c>SHT_SYMTAB_SHNDX</c>: 4 bytes a symbol; empty if there is none.</param>
    internal static List<ElfSymbol> ReadGlobals(
        ElfHeader header, ReadOnlyMemory<byte> table, StringTable names, ReadOnlyMemory<byte> extendedIndices)
    {
        var symbols = new List<ElfSymbol>(table.Length / header.Layout.SymbolSize);
        var cursor = new ElfCursor(table.Span, header.Layout);
        for (var index = 0; !cursor.AtEnd; index++)
        {
            var entry = ReadEntry(ref cursor, header.Layout);
            if (entry.Binding != ElfBinding.Local)
            {
                symbols.Add(ToSymbol(entry, index, header, names, extendedIndices));
            }
        }

        return symbols;
    }

    /// <summary>The next entry; only the order of the fields differs between the classes.</summary>
    internal static ElfSymbolEntry ReadEntry(ref ElfCursor cursor, ElfLayout layout)
    {
        var name = cursor.U32();
        if (layout.Is64)
        {
            return new ElfSymbolEntry(name, cursor.U8(), cursor.U8(), cursor.U16(), cursor.U64(), cursor.U64());
        }

        var value = cursor.U32();
        var size = cursor.U32();
        return new ElfSymbolEntry(name, cursor.U8(), cursor.U8(), cursor.U16(), value, size);
    }

    /// <summary>The symbol that an entry describes.</summary>
    internal static ElfSymbol ToSymbol(
        ElfSymbolEntry entry, int index, ElfHeader header, StringTable names, ReadOnlyMemory<byte> extendedIndices,
        string? version = null, bool isDefaultVersion = true)
    {
        var isCommon = entry.SectionIndex == ElfSectionIndex.Common
            || (entry.SectionIndex == ElfSectionIndex.LargeCommon && header.Machine == ElfMachine.X86_64);
        return new ElfSymbol
        {
            Name = names.Read(entry.NameOffset),
            Binding = entry.Binding,
            Type = isCommon && entry.Type != ElfSymbolType.ThreadLocal ? ElfSymbolType.Common : entry.Type,
            Visibility = entry.Visibility,
            IsDefined = entry.SectionIndex != ElfSectionIndex.Undefined,
            SectionIndex = entry.SectionIndex switch
            {
                ElfSectionIndex.Extended => ReadExtendedIndex(extendedIndices, index, header.Layout),
                >= ElfSectionIndex.LowestReserved => 0,
                var ordinary => ordinary,
            },
            Value = entry.Value,
            Size = entry.Size,
            Version = version,
            IsDefaultVersion = isDefaultVersion,
        };
    }

    private static uint ReadExtendedIndex(ReadOnlyMemory<byte> extendedIndices, int index, ElfLayout layout)
    {
        var entry = ByteRange.Slice(extendedIndices, (ulong)index * 4, 4, "The section index of symbol", index);
        return new ElfCursor(entry.Span, layout).U32();
    }
}
