namespace Native.Sdk.Binaries;

/// <summary>
/// What of a shared library stays and where: the decision that <see cref="ElfStripper"/> carries out.
/// </summary>
internal sealed class ElfStripPlan
{
    private readonly uint[] _newIndex;

    internal ElfStripPlan(ElfFile file)
    {
        Fixed = ByteRange.Merge(FixedRanges(file));
        ImageLength = Fixed[^1].End;
        RefuseTrailingData(file);
        Removed = ByteRange.Merge(RemovableRanges(file));
        _newIndex = Number(file);
        Sections = Arrange(file);
    }

    /// <summary>The bytes that stay as and where they are: headers, segments, sections that are loaded.</summary>
    internal List<ByteRange> Fixed { get; }

    /// <summary>The bytes that may go, as far as they are not <see cref="Fixed"/>.</summary>
    internal List<ByteRange> Removed { get; }

    /// <summary>The end of what stays in place; what is written anew follows.</summary>
    internal int ImageLength { get; }

    /// <summary>The end of everything but section names and section headers.</summary>
    internal long ContentLength { get; private set; }

    /// <summary>Sections that stay, with their old index and how they are described from now on.</summary>
    internal List<(int OldIndex, ElfSection Section)> Sections { get; }

    /// <summary>The new index of a section; 0 if it goes.</summary>
    internal uint Renumber(uint index, string what) => index < (uint)_newIndex.Length
        ? _newIndex[index]
        : throw new BinaryFormatException($"{what} refers to section {index}, which does not exist.");

    private static IEnumerable<ByteRange> FixedRanges(ElfFile file)
    {
        yield return new ByteRange(0, file.Layout.HeaderSize);
        var segmentTableSize = file.Segments.Count * file.Layout.SegmentHeaderSize;
        yield return Range(segmentTableSize == 0 ? 0 : file.Header.SegmentTableOffset, (ulong)segmentTableSize);
        foreach (var segment in file.Segments.Where(segment => segment.HasBytes))
        {
            yield return Range(segment.Offset, segment.FileSize);
        }

        foreach (var section in file.Sections.Where(section => section is { HasBytes: true, IsLoaded: true }))
        {
            yield return Range(section.Offset, section.Size);
        }
    }

    private IEnumerable<ByteRange> RemovableRanges(ElfFile file)
    {
        var sections = file.Sections.Where(section => section is { HasBytes: true, IsLoaded: false });
        return sections.Select(section => Range(section.Offset, section.Size)).Append(SectionTable(file))
            .Where(range => range.Start < ImageLength)
            .Select(range => range with { End = Math.Min(range.End, ImageLength) });
    }

    /// <summary>Data that no header describes, an archive behind the library for instance, might be needed.</summary>
    private void RefuseTrailingData(ElfFile file)
    {
        var end = Math.Max(ImageLength, SectionTable(file).End);
        foreach (var section in file.Sections.Where(section => section.HasBytes))
        {
            end = Math.Max(end, Range(section.Offset, section.Size).End);
        }

        if (file.Bytes.Span[end..].ContainsAnyExcept((byte)0))
        {
            throw new BinaryFormatException(
                $"{file.Bytes.Length - end} bytes at its end that none of its headers describes would be lost.");
        }
    }

    private uint[] Number(ElfFile file)
    {
        var newIndex = new uint[file.Sections.Count];
        var next = 1u;
        for (var i = 1; i < newIndex.Length; i++)
        {
            newIndex[i] = Stays(file.Sections[i], file.Machine) ? next++ : 0;
        }

        // The section names come last, and the header has 16 bits for their index.
        return next < ElfSectionIndex.LowestReserved - 1
            ? newIndex
            : throw new BinaryFormatException($"{next} sections are loaded, more than a library can have.");
    }

    private bool Stays(ElfSection section, ElfMachine machine) =>
        (section.IsLoaded && section.Type != ElfSectionType.Null)
        || (section.HasBytes && (IsReadUnloaded(section, machine) || IsFixed(Range(section.Offset, section.Size))));

    /// <summary>
    /// What is not loaded, but read from the shipped file all the same, so that strip programs keep it: the ABI variant
    /// (hard or soft float for instance), for linkers and debuggers; and the places of trace points (USDT), for
    /// bpftrace, perf and gdb.
    /// </summary>
    private static bool IsReadUnloaded(ElfSection section, ElfMachine machine) => section switch
    {
        { Type: ElfSectionType.GnuAttributes } => true,
        { Type: ElfSectionType.CpuAttributes } => machine is ElfMachine.Arm or ElfMachine.RiscV,
        { Type: ElfSectionType.Note, Name: ".note.stapsdt" } => true,
        _ => false,
    };

    private bool IsFixed(ByteRange range)
    {
        // The ranges are sorted and apart: only the last one that starts before it can hold it.
        var index = Fixed.BinarySearch(range, Comparer<ByteRange>.Create((a, b) => a.Start.CompareTo(b.Start)));
        var candidate = index >= 0 ? index : ~index - 1;
        return candidate >= 0 && range.End <= Fixed[candidate].End;
    }

    private List<(int OldIndex, ElfSection Section)> Arrange(ElfFile file)
    {
        var kept = new List<(int, ElfSection)>();
        long end = ImageLength;
        for (var i = 1; i < _newIndex.Length; i++)
        {
            if (_newIndex[i] == 0)
            {
                continue;
            }

            var section = file.Sections[i];
            var offset = Place(section, ref end);
            kept.Add((i, section with { Offset = offset, Link = NewLink(section), Info = NewInfo(section) }));
        }

        ContentLength = end - ImageLength <= file.Bytes.Length
            ? end
            : throw new BinaryFormatException("Its sections overlap: together they are larger than the file.");
        return kept;
    }

    /// <summary>The new offset: where it was, or behind the image for what does not belong there.</summary>
    private ulong Place(ElfSection section, ref long end)
    {
        if (section.Type == ElfSectionType.NoBits)
        {
            return section.Offset;
        }

        if (!section.HasBytes)
        {
            return Math.Min(section.Offset, (ulong)ImageLength);
        }

        if (IsFixed(Range(section.Offset, section.Size)))
        {
            return section.Offset;
        }

        // Attributes have none, notes 4 or 8; a larger one that a linker gives is honoured within reason.
        var alignment = (long)Math.Clamp(section.Alignment, 1, 16);
        var offset = (end + alignment - 1) / alignment * alignment;
        end = offset + (long)section.Size;
        return (ulong)offset;
    }

    private uint NewLink(ElfSection section) => Renumber(section.Link, $"Section '{section.Name}'");

    private uint NewInfo(ElfSection section) =>
        section.Flags.HasFlag(ElfSectionFlags.InfoLink)
        || section.Type is ElfSectionType.Relocations or ElfSectionType.RelocationsWithAddends
            ? Renumber(section.Info, $"Section '{section.Name}'")
            : section.Info;

    private static ByteRange SectionTable(ElfFile file) => Range(
        file.Sections.Count == 0 ? 0 : file.Header.SectionTableOffset,
        (ulong)(file.Sections.Count * file.Layout.SectionHeaderSize));

    /// <summary>Only for what <see cref="ElfFile"/> has found to lie within the file.</summary>
    private static ByteRange Range(ulong offset, ulong length) => new((int)offset, (int)(offset + length));
}
