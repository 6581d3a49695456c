namespace Native.Sdk.Binaries;

/// <summary>
/// The dynamic table (gABI, dynamic section), found as the loader finds it: by program headers. Section headers may be
/// missing, or may have been changed since the link; what counts is what is loaded.
/// </summary>
internal sealed class ElfDynamicTable
{
    private readonly ElfFile _file;
    private readonly List<Entry> _entries;

    private ElfDynamicTable(ElfFile file, ElfSegment segment)
    {
        _file = file;
        var bytes = file.GetBytes(segment);
        var cursor = new ElfCursor(bytes.Span, file.Layout);
        _entries = new(bytes.Length / file.Layout.DynamicEntrySize);
        while (!cursor.AtEnd && (ElfDynamicTag)cursor.Word() is var tag and not ElfDynamicTag.End)
        {
            _entries.Add(new Entry(tag, cursor.Word()));
        }

        Strings = ReadStrings();
    }

    /// <summary>What <c>DT_STRTAB</c> and <c>DT_STRSZ</c> describe.</summary>
    internal StringTable Strings { get; }

    internal static ElfDynamicTable Read(ElfFile file)
    {
        // objcopy --only-keep-debug and eu-strip -f keep program headers, over bytes that are something else now.
        if (file.Sections.Any(section => section is { Type: ElfSectionType.NoBits, Name: ".dynamic" }))
        {
            throw new BinaryFormatException("It holds only the debug information of a library, not its code.");
        }

        var segment = file.Segments.FirstOrDefault(segment => segment.Type == ElfSegmentType.Dynamic);
        return segment is { HasBytes: true }
            ? new ElfDynamicTable(file, segment)
            : throw new BinaryFormatException("It has no dynamic segment, so no loader can load it.");
    }

    /// <summary>The value of a tag; null if it is not there.</summary>
    internal ulong? Find(ElfDynamicTag tag)
    {
        foreach (var entry in _entries)
        {
            if (entry.Tag == tag)
            {
                return entry.Value;
            }
        }

        return null;
    }

    internal bool Has(ElfDynamicTag tag) => Find(tag) is not null;

    /// <summary>Whether a tag is there and its value has a bit.</summary>
    internal bool HasFlag(ElfDynamicTag tag, ulong flag) => (Find(tag) & flag) is > 0;

    /// <summary>The strings that a tag names, in order.</summary>
    internal string[] ReadStrings(ElfDynamicTag tag) =>
        [.. _entries.Where(entry => entry.Tag == tag).Select(entry => ReadString(entry.Value))];

    /// <summary>The file's bytes from an address to the end of the segment that is loaded there.</summary>
    internal ReadOnlyMemory<byte> ReadFrom(ulong address, string what)
    {
        foreach (var segment in _file.Segments)
        {
            if (segment.Type == ElfSegmentType.Load && address - segment.Address < segment.FileSize)
            {
                return _file.GetBytes(segment)[(int)(address - segment.Address)..];
            }
        }

        throw new BinaryFormatException($"{what} is at address 0x{address:x}, where nothing of the file is loaded.");
    }

    private string ReadString(ulong offset) => Strings.Read((uint)Math.Min(offset, uint.MaxValue));

    private StringTable ReadStrings()
    {
        const string What = "The dynamic string table";
        return Find(ElfDynamicTag.StringTable) is { } address && Find(ElfDynamicTag.StringTableSize) is { } size
            ? new StringTable(ByteRange.Slice(ReadFrom(address, What), 0, size, What), _file.Bytes.Length)
            : throw new BinaryFormatException($"{What} is missing.");
    }

    private sealed record Entry(ElfDynamicTag Tag, ulong Value);
}
