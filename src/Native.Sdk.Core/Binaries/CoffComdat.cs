using System.Collections;

namespace Native.Sdk.Binaries;

/// <summary>
/// Finds the COMDAT sections of which every object may have its own (PE specification, COMDAT sections). The first
/// symbol of a COMDAT section is that of the section, and the record behind it says what the linker does:
/// <code>
/// length 4, relocations 2, line numbers 2, checksum 4, number 2, selection 1, unused 1, high number 2 (/bigobj)
/// </code>
/// </summary>
internal static class CoffComdat
{
    /// <summary>One bit for each section, by its number minus 1.</summary>
    internal static BitArray FindShared(CoffSection[] sections, List<CoffSymbolEntry> symbols, bool isBig)
    {
        var selections = new CoffComdatSelection[sections.Length];
        var leaders = new uint[sections.Length];
        foreach (var symbol in symbols)
        {
            var i = symbol.Section - 1;
            if (IsSectionDefinition(symbol)
                && (uint)i < (uint)sections.Length
                && sections[i].Flags.HasFlag(CoffSectionFlags.Comdat)
                && selections[i] == CoffComdatSelection.None)
            {
                selections[i] = ReadSelection(symbol.Auxiliary.Span, isBig, out leaders[i]);
            }
        }

        var shared = new BitArray(sections.Length);
        for (var i = 0; i < sections.Length; i++)
        {
            var leader = leaders[i] - 1;
            var isAssociative = selections[i] == CoffComdatSelection.Associative && leader < (uint)sections.Length;
            shared[i] = IsShared(selections[isAssociative ? leader : i]);
        }

        return shared;
    }

    private static bool IsSectionDefinition(CoffSymbolEntry symbol) =>
        symbol is { Class: CoffStorageClass.Static, Value: 0, Type: 0, Auxiliary.IsEmpty: false };

    private static CoffComdatSelection ReadSelection(ReadOnlySpan<byte> auxiliary, bool isBig, out uint leader)
    {
        var cursor = new ByteCursor(auxiliary);
        cursor.Take(12);
        leader = cursor.U16();
        var selection = (CoffComdatSelection)cursor.U8();
        cursor.U8();
        leader |= isBig ? (uint)cursor.U16() << 16 : 0;
        return selection;
    }

    private static bool IsShared(CoffComdatSelection selection) => selection
        is CoffComdatSelection.Any or CoffComdatSelection.SameSize
        or CoffComdatSelection.ExactMatch or CoffComdatSelection.Largest;
}
