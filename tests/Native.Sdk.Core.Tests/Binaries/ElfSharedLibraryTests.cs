using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Binaries;

public sealed class ElfSharedLibraryTests
{
    [Theory]
    [MemberData(nameof(ElfSpecimen.Machines), MemberType = typeof(ElfSpecimen))]
    public void ExportsAreReadInEveryClassAndByteOrder(ElfMachine machine)
    {
        var library = Read(ElfSpecimen.For(machine).Library);

        Assert.Equal(ExpectedExports, library.Exports.Select(ReadElf.Describe).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ElfSpecimen.Machines), MemberType = typeof(ElfSpecimen))]
    public void WhatTheLoaderNeedsIsReadInEveryClassAndByteOrder(ElfMachine machine)
    {
        var library = Read(ElfSpecimen.For(machine).Library);

        Assert.Equal(["libneeded.so.1"], library.Needed);
        Assert.Equal(
            ("libspecimen.so", null, "$ORIGIN", "c0ffee00c0ffee11"),
            (library.SoName, library.RPath, library.RunPath, library.BuildId));
    }

    [Theory]
    [MemberData(nameof(ElfSpecimen.Machines), MemberType = typeof(ElfSpecimen))]
    public void ExportsAreReadWithoutSectionHeaders(ElfMachine machine)
    {
        var bytes = WithoutSectionHeaders(ElfSpecimen.For(machine));

        var library = Read(bytes);

        Assert.Empty(library.File.Sections);
        Assert.Equal(ExpectedExports, library.Exports.Select(ReadElf.Describe).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ElfSpecimen.Machines), MemberType = typeof(ElfSpecimen))]
    public void ExportsAreReadByTheOldHashTableAlone(ElfMachine machine)
    {
        var bytes = WithoutGnuHash(ElfSpecimen.For(machine), WithoutSectionHeaders(ElfSpecimen.For(machine)));

        Assert.Equal(ExpectedExports, Read(bytes).Exports.Select(ReadElf.Describe).Order(StringComparer.Ordinal));
    }

    [FactIfTool("gcc", "llvm-strip", "readelf")]
    public void ExportsAreCountedByTheGnuHashTableAlone()
    {
        using var workshop = new ElfWorkshop();
        var functions = Enumerable.Range(0, 500).Select(i => $"int f{i}(void) {{ return {i}; }}\n");
        workshop.Write("a.c", string.Concat(functions));
        workshop.Run("gcc", "-shared", "-fPIC", "-nostdlib", "-Wl,--hash-style=gnu", "a.c", "-o", "a.so");
        workshop.Run("llvm-strip", "--strip-sections", "a.so", "-o", "bare.so");

        var bare = Read(workshop.Read("bare.so"));

        Assert.Empty(bare.File.Sections);
        var expected = ReadElf.Definitions(workshop.Run("readelf", "--dyn-syms", "-W", "a.so"), ".dynsym");
        Assert.Equal(500, expected.Length);
        Assert.Equal(expected, bare.Exports.Select(ReadElf.Describe));
    }

    [FactIfTool("gcc", "readelf")]
    public void LibraryThatExportsNothingIsReadWithoutSectionHeadersToo()
    {
        using var workshop = new ElfWorkshop();
        workshop.Write("a.c", "__attribute__((visibility(\"hidden\"))) int f(void) { return 1; }");
        workshop.Run("gcc", "-shared", "-fPIC", "-nostdlib", "-Wl,--hash-style=gnu", "a.c", "-o", "a.so");
        var bytes = workshop.Read("a.so");
        bytes.AsSpan(40, 8).Clear();    // e_shoff
        bytes.AsSpan(60, 4).Clear();    // e_shnum, e_shstrndx

        Assert.Empty(Read(bytes).Exports);
    }

    [FactIfTool("gcc", "readelf")]
    public void OldRPathAndMissingNamesAreReadAsTheyAre()
    {
        using var workshop = new ElfWorkshop();
        workshop.Write("a.c", "int f(void) { return 1; }");
        const string Options = "-Wl,--disable-new-dtags,-rpath,/a:$ORIGIN/b,--build-id=none";
        workshop.Run("gcc", "-shared", "-fPIC", Options, "a.c", "-o", "a.so");

        var library = Read(workshop.Read("a.so"));

        Assert.Equal(
            (null, "/a:$ORIGIN/b", null, null),
            (library.SoName, library.RPath, library.RunPath, library.BuildId));
    }

    [FactIfTool("gcc", "objcopy")]
    public void FileWithDebugInformationOnlyIsNoLibrary()
    {
        using var workshop = new ElfWorkshop();
        workshop.Write("a.c", "int f(void) { return 1; }");
        workshop.Run("gcc", "-g", "-shared", "-fPIC", "a.c", "-o", "a.so");
        workshop.Run("objcopy", "--only-keep-debug", "a.so", "a.debug");

        Assert.False(ElfSharedLibrary.TryRead(workshop.Read("a.debug"), out _, out var problem));

        Assert.Equal("It holds only the debug information of a library, not its code.", problem);
    }

    [Fact]
    public void ObjectIsNoSharedLibrary()
    {
        Assert.False(ElfSharedLibrary.TryRead(ElfSpecimen.For(ElfMachine.X86_64).Object, out _, out var problem));

        Assert.Equal("It is not a shared library: its ELF type is Relocatable.", problem);
    }

    private static readonly string[] ExpectedExports =
    [
        "FUNC GLOBAL DEFAULT strong",
        "FUNC GLOBAL PROTECTED guarded",
        "FUNC WEAK DEFAULT _Z7largestIiET_S0_S0_",
        "FUNC WEAK DEFAULT weak",
        "OBJECT GLOBAL DEFAULT data",
        "OBJECT GLOBAL DEFAULT zero",
        "TLS GLOBAL DEFAULT thread_data",
    ];

    private static ElfSharedLibrary Read(byte[] bytes)
    {
        Assert.True(ElfSharedLibrary.TryRead(bytes, out var library, out var problem), problem);
        return library;
    }

    /// <summary>DT_GNU_HASH, the only entry with these bytes, becomes a tag that nobody knows.</summary>
    private static byte[] WithoutGnuHash(ElfSpecimen specimen, byte[] bytes)
    {
        byte[] tag = specimen.ByteOrder == ElfByteOrder.BigEndian ? [0x6f, 0xff, 0xfe, 0xf5] : [0xf5, 0xfe, 0xff, 0x6f];
        bytes.AsSpan(bytes.AsSpan().IndexOf(tag), tag.Length).Fill(0x60);
        return bytes;
    }

    private static byte[] WithoutSectionHeaders(ElfSpecimen specimen)
    {
        byte[] bytes = [.. specimen.Library];
        var is64 = specimen.Class == ElfClass.Elf64;
        bytes.AsSpan(is64 ? 40 : 32, is64 ? 8 : 4).Clear();     // e_shoff
        bytes.AsSpan(is64 ? 60 : 48, 4).Clear();                // e_shnum, e_shstrndx
        return bytes;
    }
}
