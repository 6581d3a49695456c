namespace Native.Sdk.Binaries;

/// <summary>
/// What of a shared library stays and where: the decision that <see cref="ElfStripper"/> carries out.
/// </summary>
internal sealed class ElfStripPlan
{
    private readonly ElfFile _file;

    /// <summary>Sections that stay because something that stays names them.</summary>
    private readonly HashSet<int> _named;
    private readonly uint[] _newIndex;

    internal ElfStripPlan(ElfFile file)
    {
        _file = file;
        var movable = FindMovable();
        Fixed = ByteRange.Merge(FixedRanges(movable));
        ImageLength = Fixed[^1].End;
        RefuseTrailingData();
        Removed = ByteRange.Merge(RemovableRanges());
        _named = [.. movable.Values, .. ElfSymbolSections.Read(file).Select(symbol => (int)symbol.Section)];
        _newIndex = Number();
        Sections = Arrange(out var newOffsets);
        MovedSegments = [.. movable.Select(pair => (pair.Key, newOffsets[pair.Value]))];
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

    /// <summary>Segments that are nothing but a section which is not loaded: index, new offset in the file.</summary>
    internal List<(int Index, ulong Offset)> MovedSegments { get; }

    /// <summary>The new index of a section; 0 if it goes.</summary>
    internal uint Renumber(uint index, string what) => index < (uint)_newIndex.Length
        ? _newIndex[index]
        : throw new BinaryFormatException($"{what} refers to section {index}, which does not exist.");

    /// <summary>
    /// Segments by which no loader loads anything, each with its section. Linkers put <c>.riscv.attributes</c>, which
    /// has a segment (RISC-V psABI, <c>PT_RISCV_ATTRIBUTES</c>), among the debug information.
    /// </summary>
    private Dictionary<int, int> FindMovable()
    {
        var sections = new Dictionary<ByteRange, int>();
        for (var i = 1; i < _file.Sections.Count; i++)
        {
            if (_file.Sections[i] is { HasBytes: true, IsLoaded: false } section)
            {
                sections.TryAdd(Range(section), i);
            }
        }

        var movable = new Dictionary<int, int>();
        var loaded = ByteRange.Merge(LoadedRanges());
        for (var i = 0; i < _file.Segments.Count; i++)
        {
            if (_file.Segments[i] is { HasBytes: true, Type: not ElfSegmentType.Load } segment
                && sections.TryGetValue(Range(segment), out var section)
                && !Overlaps(loaded, Range(segment)))
            {
                movable[i] = section;
            }
        }

        return movable;
    }

    private IEnumerable<ByteRange> FixedRanges(Dictionary<int, int> movable) => LoadedRanges().Concat(
        _file.Segments.Where((segment, i) => segment.HasBytes && !movable.ContainsKey(i)).Select(Range));

    private IEnumerable<ByteRange> LoadedRanges()
    {
        yield return new ByteRange(0, _file.Layout.HeaderSize);
        var segmentTableSize = _file.Segments.Count * _file.Layout.SegmentHeaderSize;
        yield return Range(segmentTableSize == 0 ? 0 : _file.Header.SegmentTableOffset, (ulong)segmentTableSize);
        foreach (var load in _file.Segments.Where(one => one is { HasBytes: true, Type: ElfSegmentType.Load }))
        {
            yield return Range(load);
        }

        foreach (var section in _file.Sections.Where(section => section is { HasBytes: true, IsLoaded: true }))
        {
            yield return Range(section);
        }
    }

    private IEnumerable<ByteRange> RemovableRanges() =>
        _file.Sections.Where(section => section is { HasBytes: true, IsLoaded: false })
            .Select(Range).Append(SectionTable())
            .Where(range => range.Start < ImageLength)
            .Select(range => range with { End = Math.Min(range.End, ImageLength) });

    /// <summary>Data that no header describes, an archive behind the library for instance, might be needed.</summary>
    private void RefuseTrailingData()
    {
        var end = Math.Max(ImageLength, SectionTable().End);
        foreach (var section in _file.Sections.Where(section => section.HasBytes))
        {
            end = Math.Max(end, Range(section).End);
        }

        if (_file.Bytes.Span[end..].ContainsAnyExcept((byte)0))
        {
            throw new BinaryFormatException(
                $"{_file.Bytes.Length - end} bytes at its end that none of its headers describes would be lost.");
        }
    }

    private uint[] Number()
    {
        var newIndex = new uint[_file.Sections.Count];
        var next = 1u;
        for (var i = 1; i < newIndex.Length; i++)
        {
            newIndex[i] = Stays(i) ? next++ : 0;
        }

        // The section names come last, and the header has 16 bits for their index.
        return next < ElfSectionIndex.LowestReserved - 1
            ? newIndex
            : throw new BinaryFormatException($"{next} sections are loaded, more than a library can have.");
    }

    private bool Stays(int index)
    {
        var section = _file.Sections[index];
        return (section.IsLoaded && section.Type != ElfSectionType.Null)
            || (section.HasBytes && (_named.Contains(index) || IsReadUnloaded(section) || IsFixed(Range(section))));
    }

    /// <summary>
    /// What is not loaded, but read from the shipped file all the same, so that strip programs keep it: the ABI variant
    /// (hard or soft float for instance), for linkers and debuggers; and the places of trace points (USDT), for
    /// bpftrace, perf and gdb.
    /// </summary>
    private bool IsReadUnloaded(ElfSection section) => section switch
    {
        { Type: ElfSectionType.GnuAttributes } => true,
        { Type: ElfSectionType.CpuAttributes } => _file.Machine is ElfMachine.Arm or ElfMachine.RiscV,
        { Type: ElfSectionType.Note, Name: ".note.stapsdt" } => true,
        _ => false,
    };

    private bool IsFixed(ByteRange range) =>
        FindLastUpTo(Fixed, range.Start) is { } candidate && range.End <= candidate.End;

    private static bool Overlaps(List<ByteRange> merged, ByteRange range) =>
        FindLastUpTo(merged, range.End - 1) is { } candidate && candidate.End > range.Start;

    /// <summary>The last range that starts at <paramref name="start"/> or before; they are sorted and apart.</summary>
    private static ByteRange? FindLastUpTo(List<ByteRange> merged, int start)
    {
        var index = merged.BinarySearch(
            new ByteRange(start, start), Comparer<ByteRange>.Create((a, b) => a.Start.CompareTo(b.Start)));
        var candidate = index >= 0 ? index : ~index - 1;
        return candidate >= 0 ? merged[candidate] : null;
    }

    private List<(int OldIndex, ElfSection Section)> Arrange(out Dictionary<int, ulong> newOffsets)
    {
        var kept = new List<(int, ElfSection)>();
        newOffsets = [];
        long end = ImageLength;
        for (var i = 1; i < _newIndex.Length; i++)
        {
            if (_newIndex[i] == 0)
            {
                continue;
            }

            var section = _file.Sections[i];
            newOffsets[i] = Place(section, ref end);
            kept.Add((i, section with { Offset = newOffsets[i], Link = NewLink(section), Info = NewInfo(section) }));
        }

        ContentLength = end - ImageLength <= _file.Bytes.Length
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

        if (IsFixed(Range(section)))
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

    private ByteRange SectionTable() => Range(
        _file.Sections.Count == 0 ? 0 : _file.Header.SectionTableOffset,
        (ulong)(_file.Sections.Count * _file.Layout.SectionHeaderSize));

    private static ByteRange Range(ElfSection section) => Range(section.Offset, section.Size);

    private static ByteRange Range(ElfSegment segment) => Range(segment.Offset, segment.FileSize);

    /// <summary>Only for what <see cref="ElfFile"/> has found to lie within the file.</summary>
    private static ByteRange Range(ulong offset, ulong length) => new((int)offset, (int)(offset + length));
}
