namespace Native.Sdk.Binaries;

/// <summary>The section indices in the dynamic symbol table (gABI, symbol table, <c>st_shndx</c>).</summary>
internal static class ElfSymbolSections
{
    /// <summary>The offset in the file of each index that names a section, and the index.</summary>
    internal static IEnumerable<(int Offset, uint Section)> Read(ElfFile file)
    {
        if (file.FindOnly(ElfSectionType.DynamicSymbolTable) is not { HasBytes: true, IsLoaded: true } table)
        {
            yield break;
        }

        var size = (ulong)file.Layout.SymbolSize;
        var place = file.Layout.Is64 ? 6u : 14u;
        for (var symbol = 0UL; symbol < table.Size / size; symbol++)
        {
            var offset = (int)(table.Offset + (symbol * size) + place);
            var section = new ElfCursor(file.Bytes.Span[offset..], file.Layout).U16();
            if (section == ElfSectionIndex.Extended)
            {
                throw new BinaryFormatException(
                    $"The section of dynamic symbol {symbol} is in a table that only object files have.");
            }

            if (section is not ElfSectionIndex.Undefined and < ElfSectionIndex.LowestReserved)
            {
                yield return (offset, section);
            }
        }
    }
}
