namespace Native.Sdk.Binaries;

/// <summary>Reads the two tables that the ELF header points to (gABI, section header; program header).</summary>
internal static class ElfTables
{
    internal static ElfSection[] ReadSections(ReadOnlyMemory<byte> file, ElfHeader header)
    {
        if (header.SectionTableOffset == 0)
        {
            return header.SectionCount == 0
                ? []
                : throw new BinaryFormatException(
                    $"It claims {header.SectionCount} sections, but has no section header table.");
        }

        var size = header.Layout.SectionHeaderSize;
        if (header.SectionEntrySize != size)
        {
            throw new BinaryFormatException($"A section header takes {header.SectionEntrySize} bytes, not {size}.");
        }

        // Extended numbering: section 0 says what did not fit into the header.
        var first = ReadSection(Table(1), header.Layout, names: null);
        var count = header.SectionCount != 0 ? header.SectionCount : first.Size;
        var namesIndex = header.SectionNamesIndex == ElfSectionIndex.Extended ? first.Link : header.SectionNamesIndex;
        var table = Table(count);
        var names = FindNames();
        var sections = new ElfSection[count];
        for (var i = 0; i < sections.Length; i++)
        {
            var section = ReadSection(table.Slice(i * size, size), header.Layout, i == 0 ? null : names);
            if (section.HasBytes)
            {
                ByteRange.Slice(file, section.Offset, section.Size, "Section", i);
            }

            sections[i] = section;
        }

        return sections;

        ElfSectionNames? FindNames()
        {
            if (namesIndex == ElfSectionIndex.Undefined)
            {
                return null;
            }

            var found = namesIndex < count
                ? ReadSection(table.Slice((int)namesIndex * size, size), header.Layout, names: null)
                : null;
            return found?.Type == ElfSectionType.StringTable
                ? new ElfSectionNames(ByteRange.Slice(file, found.Offset, found.Size, "The section names"), file.Length)
                : throw new BinaryFormatException(
                    $"The section names are said to be in section {namesIndex}, which is no string table.");
        }

        ReadOnlyMemory<byte> Table(ulong entries) => entries <= (ulong)(file.Length / size)
            ? ByteRange.Slice(file, header.SectionTableOffset, entries * (ulong)size, "The section header table")
            : throw new BinaryFormatException($"It claims {entries} sections, more than the file has room for.");
    }

    internal static ElfSegment[] ReadSegments(
        ReadOnlyMemory<byte> file, ElfHeader header, IReadOnlyList<ElfSection> sections)
    {
        if (header.SegmentCount == 0)
        {
            return [];
        }

        var size = header.Layout.SegmentHeaderSize;
        if (header.SegmentEntrySize != size)
        {
            throw new BinaryFormatException($"A program header takes {header.SegmentEntrySize} bytes, not {size}.");
        }

        ulong count = header.SegmentCount == ElfHeader.ExtendedSegmentCount && sections.Count > 0
            ? sections[0].Info
            : header.SegmentCount;
        var table = ByteRange.Slice(file, header.SegmentTableOffset, count * (ulong)size, "The program header table");
        var segments = new ElfSegment[count];
        for (var i = 0; i < segments.Length; i++)
        {
            var segment = ReadSegment(table.Slice(i * size, size), header.Layout);
            if (segment.HasBytes)
            {
                ByteRange.Slice(file, segment.Offset, segment.FileSize, "Program header", i);
            }

            segments[i] = segment;
        }

        return segments;
    }

    private static ElfSection ReadSection(ReadOnlyMemory<byte> entry, ElfLayout layout, ElfSectionNames? names)
    {
        var cursor = new ElfCursor(entry.Span, layout);
        var nameOffset = cursor.U32();
        return new ElfSection
        {
            Name = names?.Read(nameOffset) ?? "",
            Type = (ElfSectionType)cursor.U32(),
            Flags = (ElfSectionFlags)cursor.Word(),
            Address = cursor.Word(),
            Offset = cursor.Word(),
            Size = cursor.Word(),
            Link = cursor.U32(),
            Info = cursor.U32(),
            Alignment = cursor.Word(),
            EntrySize = cursor.Word(),
        };
    }

    private static ElfSegment ReadSegment(ReadOnlyMemory<byte> entry, ElfLayout layout)
    {
        // p_flags moved between the classes, so that 8-byte fields are aligned.
        var cursor = new ElfCursor(entry.Span, layout);
        var type = (ElfSegmentType)cursor.U32();
        var flags = layout.Is64 ? cursor.U32() : 0;
        var offset = cursor.Word();
        var address = cursor.Word();
        cursor.Word();  // p_paddr
        var fileSize = cursor.Word();
        var memorySize = cursor.Word();
        flags = layout.Is64 ? flags : cursor.U32();
        return new ElfSegment
        {
            Type = type,
            Flags = (ElfSegmentFlags)flags,
            Offset = offset,
            Address = address,
            FileSize = fileSize,
            MemorySize = memorySize,
            Alignment = cursor.Word(),
        };
    }
}
