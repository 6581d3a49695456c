using System.Diagnostics.CodeAnalysis;

namespace Native.Sdk.Binaries;

/// <summary>
/// Makes the library to ship from the library with symbols, on any host for every CPU: what a loader reads stays, byte
/// for byte and where it was, and what only linkers and debuggers read goes.
/// </summary>
/// <remarks>
/// gABI chapters 4 and 5. Before and after, as gcc and GNU ld lay a library out:
/// <code>
/// ELF header, program headers                 same, but for the place of the section headers
/// segments: .note.gnu.build-id … .data        same bytes, same offsets
/// .comment .debug_* .symtab .strtab           gone
/// .riscv.attributes                           moved up, and the segment with it that says where it is
/// .shstrtab, section headers                  written anew, for what stays
/// </code>
/// Debug sections between segments (patchelf appends a segment behind them) become zeros, because offsets stay. When
/// sections in the middle go, <c>st_shndx</c> in <c>.dynsym</c> follows the new numbers: the one change to loaded
/// bytes.
/// What is not loaded but read from the shipped file stays, as with GNU strip: the ABI variant
/// (<c>.ARM.attributes</c>, <c>.riscv.attributes</c>, <c>.gnu.attributes</c>), trace points (<c>.note.stapsdt</c>), and
/// what a dynamic symbol names (<c>.rustc</c>, the metadata of a Rust <c>dylib</c>).
/// </remarks>
public static class ElfStripper
{
    /// <summary>Strips a shared library. Equal input gives equal output; doing it twice is doing it once.</summary>
    /// <returns>
    /// Whether it could be done; if not, <paramref name="problem"/> is a sentence that says why: it is no sound shared
    /// library, or something would be lost.
    /// </returns>
    public static bool TryStrip(
        ReadOnlyMemory<byte> library,
        [NotNullWhen(true)] out byte[]? stripped,
        [NotNullWhen(false)] out string? problem) => TryStrip(() => ReadLibrary(library), out stripped, out problem);

    /// <summary>The same for a library that was read.</summary>
    public static bool TryStrip(
        ElfSharedLibrary library,
        [NotNullWhen(true)] out byte[]? stripped,
        [NotNullWhen(false)] out string? problem) => TryStrip(() => library.File, out stripped, out problem);

    private static bool TryStrip(
        Func<ElfFile> read, [NotNullWhen(true)] out byte[]? stripped, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            (stripped, problem) = (Strip(read()), null);
            return true;
        }
        catch (BinaryFormatException e)
        {
            (stripped, problem) = (null, e.Message);
            return false;
        }
    }

    private static ElfFile ReadLibrary(ReadOnlyMemory<byte> library)
    {
        var file = ElfFile.Read(library);
        if (file.Type != ElfFileType.SharedObject)
        {
            throw new BinaryFormatException($"It is not a shared library: its ELF type is {file.Type}.");
        }

        ElfDynamicTable.Read(file);     // refuses what no loader loads
        return file;
    }

    private static byte[] Strip(ElfFile file)
    {
        var plan = new ElfStripPlan(file);
        if (file.Sections.Count == 0)
        {
            var image = CopyImage(file, plan, plan.ImageLength);
            WriteHeader(image, file, tableOffset: 0, count: 0);
            return image;
        }

        var (names, nameOffsets) = BuildNames(plan);
        var wordSize = file.Layout.WordSize;
        var tableOffset = (plan.ContentLength + names.Length + wordSize - 1) / wordSize * wordSize;
        var count = plan.Sections.Count + 2;    // the null section, the names
        var length = tableOffset + ((long)count * file.Layout.SectionHeaderSize);
        if (length > Array.MaxLength)
        {
            throw new BinaryFormatException("It is larger than 2 GiB.");
        }

        var output = CopyImage(file, plan, (int)length);
        RenumberDynamicSymbols(output, file, plan);
        CopyMovedSections(output, file, plan);
        MoveSegments(output, file, plan);
        names.CopyTo(output.AsSpan((int)plan.ContentLength));
        WriteSectionTable(output.AsSpan((int)tableOffset), file, plan, names.Length, nameOffsets);
        WriteHeader(output, file, (ulong)tableOffset, (ushort)count);
        return output;
    }

    /// <summary>What stays in place; removed bytes that lay between are zero.</summary>
    private static byte[] CopyImage(ElfFile file, ElfStripPlan plan, int length)
    {
        var output = new byte[length];
        var source = file.Bytes.Span;
        // Everything first: gaps that belong to no section are padding that a linker chose (lld fills it with traps).
        source[..plan.ImageLength].CopyTo(output);
        foreach (var range in plan.Removed)
        {
            output.AsSpan(range.Start, range.Length).Clear();
        }

        foreach (var range in plan.Fixed)
        {
            source.Slice(range.Start, range.Length).CopyTo(output.AsSpan(range.Start));
        }

        return output;
    }

    private static void RenumberDynamicSymbols(Span<byte> output, ElfFile file, ElfStripPlan plan)
    {
        foreach (var (offset, section) in ElfSymbolSections.Read(file))
        {
            var renumbered = plan.Renumber(section, "A dynamic symbol");
            if (renumbered == 0)
            {
                throw new BinaryFormatException(
                    $"A dynamic symbol is in section {section}, which has no bytes and is not loaded.");
            }

            new ElfWriter(output[offset..], file.Layout).U16((ushort)renumbered);
        }
    }

    private static void MoveSegments(Span<byte> output, ElfFile file, ElfStripPlan plan)
    {
        var size = file.Layout.SegmentHeaderSize;
        var place = file.Layout.Is64 ? 8 : 4;   // p_offset
        foreach (var (index, offset) in plan.MovedSegments)
        {
            var at = (int)file.Header.SegmentTableOffset + (index * size) + place;
            new ElfWriter(output[at..], file.Layout).Word(offset);
        }
    }

    private static void CopyMovedSections(Span<byte> output, ElfFile file, ElfStripPlan plan)
    {
        foreach (var (oldIndex, section) in plan.Sections)
        {
            if (section.HasBytes && section.Offset >= (ulong)plan.ImageLength)
            {
                file.GetBytes(file.Sections[oldIndex]).Span.CopyTo(output[(int)section.Offset..]);
            }
        }
    }

    /// <summary>The string table of the section names, each once, and each section's offset in it.</summary>
    private static (byte[] Table, List<uint> Offsets) BuildNames(ElfStripPlan plan)
    {
        var table = new List<byte> { 0 };
        var offsets = new List<uint>();
        var known = new Dictionary<string, uint> { [""] = 0 };
        foreach (var name in plan.Sections.Select(kept => kept.Section.Name).Append(".shstrtab"))
        {
            if (!known.TryGetValue(name, out var offset))
            {
                known[name] = offset = (uint)table.Count;
                table.AddRange(System.Text.Encoding.UTF8.GetBytes(name));
                table.Add(0);
            }

            offsets.Add(offset);
        }

        return ([.. table], offsets);
    }

    private static void WriteSectionTable(
        Span<byte> table, ElfFile file, ElfStripPlan plan, int namesLength, List<uint> nameOffsets)
    {
        // Section 0 keeps the number of segments where the header has no room for it.
        var hasSegmentCount = file.Header.SegmentCount == ElfHeader.ExtendedSegmentCount;
        var first = Empty with { Info = hasSegmentCount ? file.Sections[0].Info : 0 };
        var names = Empty with
        {
            Type = ElfSectionType.StringTable,
            Offset = (ulong)plan.ContentLength,
            Size = (ulong)namesLength,
            Alignment = 1,
        };

        var writer = new ElfWriter(table, file.Layout);
        writer.Section(first, nameOffset: 0);
        for (var i = 0; i < plan.Sections.Count; i++)
        {
            writer.Section(plan.Sections[i].Section, nameOffsets[i]);
        }

        writer.Section(names, nameOffsets[^1]);
    }

    private static void WriteHeader(Span<byte> output, ElfFile file, ulong tableOffset, ushort count)
    {
        var layout = file.Layout;
        new ElfWriter(output[(layout.Is64 ? 40 : 32)..], layout).Word(tableOffset);     // e_shoff
        var writer = new ElfWriter(output[(layout.HeaderSize - 6)..], layout);
        writer.U16(count == 0 ? (ushort)0 : (ushort)layout.SectionHeaderSize);          // e_shentsize
        writer.U16(count);                                                              // e_shnum
        writer.U16(count == 0 ? (ushort)0 : (ushort)(count - 1));                       // e_shstrndx
    }

    private static readonly ElfSection Empty = new()
    {
        Name = "",
        Type = ElfSectionType.Null,
        Flags = ElfSectionFlags.None,
        Address = 0,
        Offset = 0,
        Size = 0,
        Link = 0,
        Info = 0,
        Alignment = 0,
        EntrySize = 0,
    };
}
