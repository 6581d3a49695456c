using System.Text;
using Native.Sdk.Binaries;

namespace Native.Sdk.Core.Tests.Binaries;

public sealed class ElfFileTests
{
    [Theory]
    [MemberData(nameof(ElfSpecimen.Machines), MemberType = typeof(ElfSpecimen))]
    public void HeaderIsReadInEveryClassAndByteOrder(ElfMachine machine)
    {
        var specimen = ElfSpecimen.For(machine);

        Assert.True(ElfFile.TryRead(specimen.Library, out var file, out var problem), problem);

        Assert.Equal(
            (specimen.Class, specimen.ByteOrder, specimen.Machine, ElfFileType.SharedObject),
            (file.Class, file.ByteOrder, file.Machine, file.Type));
    }

    [Theory]
    [MemberData(nameof(ElfSpecimen.Machines), MemberType = typeof(ElfSpecimen))]
    public void SectionsAndSegmentsAreReadInEveryClassAndByteOrder(ElfMachine machine)
    {
        Assert.True(ElfFile.TryRead(ElfSpecimen.For(machine).Library, out var file, out var problem), problem);
        var names = file.Sections.Single(section => section.Name == ".shstrtab");
        var dynamic = file.Sections.Single(section => section.Type == ElfSectionType.Dynamic);
        var segment = file.Segments.Single(segment => segment.Type == ElfSegmentType.Dynamic);

        Assert.Contains(".dynsym", Encoding.ASCII.GetString(file.GetBytes(names).Span));
        Assert.Equal(
            (segment.Offset, segment.Address, segment.FileSize),
            (dynamic.Offset, dynamic.Address, dynamic.Size));
        Assert.Equal(ElfSectionFlags.Alloc | ElfSectionFlags.Write, dynamic.Flags);
        Assert.Equal(ElfSegmentFlags.Read | ElfSegmentFlags.Write, segment.Flags);
        Assert.Equal(".dynstr", file.Sections[(int)dynamic.Link].Name);
        Assert.Equal(file.Class == ElfClass.Elf64 ? 16u : 8u, dynamic.EntrySize);
    }

    [Fact]
    public void SectionWithoutBytesInTheFileHasNoBytes()
    {
        Assert.True(ElfFile.TryRead(ElfSpecimen.For(ElfMachine.X86_64).Library, out var file, out _));

        var bss = file.Sections.Single(section => section.Name == ".bss");

        Assert.Equal((true, false, true), (bss.IsLoaded, bss.HasBytes, file.GetBytes(bss).IsEmpty));
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "nothing", [], "It is not an ELF file: it does not start with 7f 'ELF'." },
        { "text", "INPUT(-lm)"u8.ToArray(), "It is not an ELF file: it does not start with 7f 'ELF'." },
        { "bitcode", [0x42, 0x43, 0xc0, 0xde, 0x35], "It is LLVM bitcode, not ELF: it was compiled with -flto." },
        { "magic only", "\u007fELF"u8.ToArray(), "It ends after 4 bytes, within the ELF header." },
        { "cut header", Library()[..40], "It ends after 40 bytes, within the ELF header." },
        { "class", With(4, 3), "Its ELF class (3), byte order (1) or version (1) is unknown." },
        { "byte order", With(5, 0), "Its ELF class (2), byte order (0) or version (1) is unknown." },
        { "e_phentsize", With(54, 57), "A program header takes 57 bytes, not 56." },
        { "e_shentsize", With(58, 1), "A section header takes 1 bytes, not 64." },
        { "e_shstrndx", With(62, 2), "The section names are said to be in section 2, which is no string table." },
        {
            "no last byte",
            Library()[..^1],
            "The section header table (0x500 bytes at offset 0x988) reaches beyond the end (0xe87)."
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void UnsoundFileIsRefusedWithTheReason(string what, byte[] bytes, string reason)
    {
        Assert.NotEmpty(what);

        Assert.False(ElfFile.TryRead(bytes, out _, out var problem));

        Assert.Equal(reason, problem);
    }

    private static byte[] Library() => [.. ElfSpecimen.For(ElfMachine.X86_64).Library];

    private static byte[] With(int offset, byte value)
    {
        var bytes = Library();
        bytes[offset] = value;
        return bytes;
    }
}
