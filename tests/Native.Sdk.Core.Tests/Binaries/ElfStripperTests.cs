using System.Buffers.Binary;
using Native.Sdk.Binaries;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>What needs no tool; <see cref="ElfStripperToolTests"/> has the rest.</summary>
public sealed class ElfStripperTests
{
    [Theory]
    [MemberData(nameof(ElfSpecimen.Machines), MemberType = typeof(ElfSpecimen))]
    public void OnlyWhatIsLoadedStays(ElfMachine machine)
    {
        var before = Read(ElfSpecimen.For(machine).Library);

        var after = Read(Strip(before.Bytes.ToArray()));

        // .ARM.attributes is not loaded, but says whether floats are passed in registers.
        var expected = before.Sections.Where(section => section.IsLoaded || section.Name is "" or ".ARM.attributes");
        Assert.Equal(expected.Select(Describe), after.Sections.SkipLast(1).Select(Describe));
        Assert.Equal(".shstrtab", after.Sections[^1].Name);
    }

    [Theory]
    [MemberData(nameof(ElfSpecimen.Machines), MemberType = typeof(ElfSpecimen))]
    public void WhatIsLoadedStaysByteForByteWhereItWas(ElfMachine machine)
    {
        var before = Read(ElfSpecimen.For(machine).Library);

        var after = Read(Strip(before.Bytes.ToArray()));

        Assert.Equal(before.Segments, after.Segments);
        Assert.All(before.Segments, segment => Assert.Equal(Loaded(before, segment), Loaded(after, segment)));
    }

    [Theory]
    [MemberData(nameof(ElfSpecimen.Machines), MemberType = typeof(ElfSpecimen))]
    public void ExportsAndBuildIdStay(ElfMachine machine)
    {
        var library = ElfSpecimen.For(machine).Library;
        Assert.True(ElfSharedLibrary.TryRead(library, out var before, out var problem), problem);

        Assert.True(ElfSharedLibrary.TryRead(Strip(library), out var after, out problem), problem);

        Assert.Equal(before.Exports, after.Exports);
        Assert.Equal((before.BuildId, before.SoName), (after.BuildId, after.SoName));
    }

    [Theory]
    [MemberData(nameof(ElfSpecimen.Machines), MemberType = typeof(ElfSpecimen))]
    public void StrippingTwiceIsStrippingOnce(ElfMachine machine)
    {
        var once = Strip(ElfSpecimen.For(machine).Library);

        Assert.Equal(once, Strip(once));
    }

    [Fact]
    public void LibraryWithoutSectionHeadersStaysAsItIs()
    {
        var stripped = Strip(Library());
        var bare = stripped[..(int)Read(stripped).Sections[^1].Offset];
        bare.AsSpan(40, 8).Clear();     // e_shoff
        bare.AsSpan(58, 6).Clear();     // e_shentsize, e_shnum, e_shstrndx

        Assert.Equal(bare, Strip(bare));
    }

    [Fact]
    public void IndicesFollowWhenASectionInTheMiddleGoes()
    {
        var moved = WithSymbolTableFirst(Library());
        Assert.Equal(".symtab", Read(moved).Sections[1].Name);

        Assert.Equal(Strip(Library()), Strip(moved));
    }

    [Fact]
    public void SectionBetweenSegmentsBecomesZeros()
    {
        // As after patchelf: a segment that covers the last bytes of the file keeps all before it in place.
        var library = Library();
        var symbols = Read(library).Sections.Single(section => section.Type == ElfSectionType.SymbolTable);
        var header = library.AsSpan(SegmentHeader(ElfSegmentType.GnuStack), 56);
        BinaryPrimitives.WriteUInt64LittleEndian(header[8..], (ulong)library.Length - 1);     // p_offset
        BinaryPrimitives.WriteUInt64LittleEndian(header[32..], 1);                            // p_filesz

        var stripped = Strip(library);

        Assert.Equal(library[^1], stripped[library.Length - 1]);
        Assert.False(stripped.AsSpan((int)symbols.Offset, (int)symbols.Size).ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void PaddingThatTheLinkerChoseStays()
    {
        var library = Library();
        var file = Read(library);
        var segments = file.Segments.Where(segment => segment.HasBytes);
        var end = (int)segments.Min(segment => segment.Offset + segment.FileSize);
        var gap = Enumerable.Range(end, library.Length - end).First(offset => file.Sections.All(section =>
            !section.HasBytes || (ulong)offset < section.Offset || (ulong)offset >= section.Offset + section.Size));
        library[gap] = 0xcc;

        Assert.Equal(0xcc, Strip(library)[gap]);
    }

    /// <summary>As in <c>librustc_driver.so</c>, which exports its metadata.</summary>
    [Fact]
    public void WhatADynamicSymbolNamesStays()
    {
        var before = Read(With(SymbolSectionIndex, CommentIndex));

        var after = Read(Strip(before.Bytes.ToArray()));

        var comment = after.Sections.ToList().FindIndex(section => section.Name == ".comment");
        Assert.Equal(
            before.GetBytes(before.Sections[CommentIndex]).ToArray(),
            after.GetBytes(after.Sections[comment]).ToArray());
        Assert.Equal(comment, after.Bytes.Span[(int)DynamicSymbols(after).Offset + 24 + 6]);
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "no ELF", "MZ"u8.ToArray(), "It is not an ELF file: it does not start with 7f 'ELF'." },
        {
            "object",
            ElfSpecimen.For(ElfMachine.X86_64).Object,
            "It is not a shared library: its ELF type is Relocatable."
        },
        {
            "cut in half",
            Library()[..1500],
            "The section header table (0x40 bytes at offset 0x988) reaches beyond the end (0x5dc)."
        },
        {
            "segment outside",
            With(SegmentHeader(ElfSegmentType.Load) + 32, 0xff, 0xff),
            "Program header 1 (0xffff bytes at offset 0x0) reaches beyond the end (0xe88)."
        },
        {
            "no dynamic segment",
            With(SegmentHeader(ElfSegmentType.Dynamic), 0),
            "It has no dynamic segment, so no loader can load it."
        },
        {
            "data appended",
            [.. Library(), 0, .. "PK"u8],
            "3 bytes at its end that none of its headers describes would be lost."
        },
        {
            "symbol nowhere",
            With(SymbolSectionIndex, 99),
            "A dynamic symbol refers to section 99, which does not exist."
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void WhatIsNoLibraryOrWouldLoseSomethingIsRefusedWithTheReason(string what, byte[] bytes, string reason)
    {
        Assert.NotEmpty(what);

        Assert.False(ElfStripper.TryStrip(bytes, out var stripped, out var problem));

        Assert.Equal((null, reason), (stripped, problem));
    }

    /// <summary>Offset of the first program header of a type.</summary>
    private static int SegmentHeader(ElfSegmentType type) =>
        64 + (56 * Read(Library()).Segments.ToList().FindIndex(segment => segment.Type == type));

    /// <summary>Offset of <c>st_shndx</c> of the first dynamic symbol.</summary>
    private static int SymbolSectionIndex => (int)DynamicSymbols(Read(Library())).Offset + 24 + 6;

    private static byte CommentIndex =>
        (byte)Read(Library()).Sections.ToList().FindIndex(section => section.Name == ".comment");

    private static ElfSection DynamicSymbols(ElfFile file) =>
        file.Sections.Single(section => section.Type == ElfSectionType.DynamicSymbolTable);

    /// <summary>What must not change: not the indices, and not the place of what is not loaded.</summary>
    private static ElfSection Describe(ElfSection section) =>
        section with { Link = 0, Info = 0, Offset = section.IsLoaded ? section.Offset : 0 };

    /// <summary>The bytes of a segment, without what the ELF header says about the section headers.</summary>
    private static string Loaded(ElfFile file, ElfSegment segment)
    {
        var bytes = file.GetBytes(segment).ToArray();
        if (segment is { Offset: 0, HasBytes: true })
        {
            var is64 = file.Class == ElfClass.Elf64;
            bytes.AsSpan(is64 ? 40 : 32, is64 ? 8 : 4).Clear();
            bytes.AsSpan(is64 ? 58 : 46, 6).Clear();
        }

        return Convert.ToHexString(bytes);
    }

    private static byte[] Library() => [.. ElfSpecimen.For(ElfMachine.X86_64).Library];

    private static byte[] With(int offset, params byte[] values)
    {
        var bytes = Library();
        values.CopyTo(bytes, offset);
        return bytes;
    }

    private static byte[] Strip(byte[] bytes)
    {
        Assert.True(ElfStripper.TryStrip(bytes, out var stripped, out var problem), problem);
        return stripped;
    }

    private static ElfFile Read(byte[] bytes)
    {
        Assert.True(ElfFile.TryRead(bytes, out var file, out var problem), problem);
        return file;
    }

    /// <summary>The x86-64 specimen with the header of .symtab moved to index 1, and every index corrected.</summary>
    private static byte[] WithSymbolTableFirst(byte[] library)
    {
        const int Size = 64;
        var file = Read(library);
        var table = (int)BinaryPrimitives.ReadUInt64LittleEndian(library.AsSpan(40));
        var symtab = file.Sections.ToList().FindIndex(section => section.Type == ElfSectionType.SymbolTable);
        uint Renumber(uint index) => index == symtab ? 1 : index >= 1 && index < symtab ? index + 1 : index;

        byte[] moved = [.. library];
        for (var i = 0u; i < file.Sections.Count; i++)
        {
            var header = moved.AsSpan(table + ((int)Renumber(i) * Size), Size);
            library.AsSpan(table + ((int)i * Size), Size).CopyTo(header);
            BinaryPrimitives.WriteUInt32LittleEndian(header[40..], Renumber(file.Sections[(int)i].Link));
            if (file.Sections[(int)i].Flags.HasFlag(ElfSectionFlags.InfoLink))
            {
                BinaryPrimitives.WriteUInt32LittleEndian(header[44..], Renumber(file.Sections[(int)i].Info));
            }
        }

        var symbols = DynamicSymbols(file);
        for (var at = (int)symbols.Offset; at < (int)(symbols.Offset + symbols.Size); at += 24)
        {
            RenumberAt(moved.AsSpan(at + 6, 2));    // st_shndx
        }

        RenumberAt(moved.AsSpan(62, 2));            // e_shstrndx
        return moved;

        void RenumberAt(Span<byte> index) => BinaryPrimitives.WriteUInt16LittleEndian(
            index, (ushort)Renumber(BinaryPrimitives.ReadUInt16LittleEndian(index)));
    }
}
