using System.Buffers.Binary;
using Native.Sdk.Binaries;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>Corrupt input gives a failure or a value: no exception, no hang, no allocation out of proportion.</summary>
public sealed class ElfMutationTests
{
    public static TheoryData<string> Libraries =>
        [.. ElfSpecimen.All.Select(specimen => specimen.Machine.ToString()), "versioned"];

    [Theory]
    [MemberData(nameof(ElfSpecimen.Machines), MemberType = typeof(ElfSpecimen))]
    public void CorruptObjectIsReadOrRefused(ElfMachine machine) => Mutation.Run(
        ElfSpecimen.For(machine).Object,
        Lie,
        ("object", bytes => Assert.Equal(ElfObject.TryRead(bytes, out _, out var problem), problem is null)),
        ("front door", bytes => Assert.Equal(ObjectFile.TryRead(bytes, out _, out var problem), problem is null)));

    [Theory]
    [MemberData(nameof(Libraries))]
    public void CorruptLibraryIsReadAndStrippedOrRefused(string name) => Mutation.Run(
        Library(name),
        Lie,
        ("library", bytes => Assert.Equal(ElfSharedLibrary.TryRead(bytes, out _, out var problem), problem is null)),
        ("front door", bytes => Assert.Equal(SharedLibrary.TryRead(bytes, out _, out var problem), problem is null)),
        ("stripper", bytes => Assert.Equal(ElfStripper.TryStrip(bytes, out _, out var problem), problem is null)));

    [Theory]
    [MemberData(nameof(Libraries))]
    public void StrippingACorruptLibraryTwiceIsStrippingItOnce(string name)
    {
        Mutation.Each(Library(name), Lie, (bytes, _) =>
        {
            if (ElfStripper.TryStrip(bytes, out var once, out var problem))
            {
                Assert.True(ElfStripper.TryStrip(once, out var twice, out problem), problem);
                Assert.True(once.AsSpan().SequenceEqual(twice));
            }
        });
    }

    [Fact]
    public void EveryTruncationIsReadOrRefused()
    {
        foreach (var bytes in ElfSpecimen.All.SelectMany(specimen => new[] { specimen.Object, specimen.Library }))
        {
            for (var length = 0; length < bytes.Length; length++)
            {
                var isRead = ElfFile.TryRead(bytes.AsMemory(0, length), out _, out _);

                Assert.False(isRead, $"{length} bytes of {bytes.Length}");
            }
        }
    }

    [Theory]
    [InlineData((byte)'x')]
    [InlineData((byte)0xff)]    // no UTF-8
    public void NamesThatOverlapWithoutMeasureAreRefusedAtOnce(byte letter)
    {
        Mutation.Measure(WithLongNames(symbols: 20_000, nameLength: 500_000, letter), Refuse, "object");

        static void Refuse(byte[] bytes)
        {
            Assert.False(ElfObject.TryRead(bytes, out _, out var problem));
            Assert.Equal("The names in a string table of 0x7a121 bytes overlap without measure.", problem);
        }
    }

    private static byte[] Library(string name) =>
        Enum.TryParse<ElfMachine>(name, out var machine) ? ElfSpecimen.For(machine).Library : ElfSpecimen.Versioned;

    /// <summary>Overwrites a number with one that is interesting, more often in headers than elsewhere.</summary>
    internal static void Lie(byte[] bytes, Random random)
    {
        ulong[] lies =
        [
            (ulong)bytes.Length - 1, (ulong)bytes.Length, (ulong)bytes.Length + 1, (ulong)random.Next(bytes.Length),
            0, 1, 0xff00, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff,
            0x7fff_ffff_ffff_ffff, ulong.MaxValue - 0xff, ulong.MaxValue,
        ];
        var lie = lies[random.Next(lies.Length)];
        var size = 1 << random.Next(1, 4);
        var offset = random.Next(3) switch
        {
            0 => random.Next(16, 512),                                  // headers, program headers
            1 => bytes.Length - random.Next(8, bytes.Length / 3),       // section headers
            _ => random.Next(bytes.Length),
        } / 2 * 2;
        var field = bytes.AsSpan(Math.Min(offset, bytes.Length - 8), 8);
        var isBigEndian = bytes[5] == (int)ElfByteOrder.BigEndian;
        switch (size)
        {
            case 2 when isBigEndian: BinaryPrimitives.WriteUInt16BigEndian(field, (ushort)lie); break;
            case 2: BinaryPrimitives.WriteUInt16LittleEndian(field, (ushort)lie); break;
            case 4 when isBigEndian: BinaryPrimitives.WriteUInt32BigEndian(field, (uint)lie); break;
            case 4: BinaryPrimitives.WriteUInt32LittleEndian(field, (uint)lie); break;
            case 8 when isBigEndian: BinaryPrimitives.WriteUInt64BigEndian(field, lie); break;
            default: BinaryPrimitives.WriteUInt64LittleEndian(field, lie); break;
        }
    }

    /// <summary>A 64-bit object of three sections, whose symbols are all tails of one long name.</summary>
    private static byte[] WithLongNames(int symbols, int nameLength, byte letter)
    {
        const int Header = 64;
        var tableSize = symbols * 24;
        var sections = Header + tableSize + nameLength + 1;
        var bytes = new byte[sections + (3 * 64)];
        ElfSpecimen.For(ElfMachine.X86_64).Object.AsSpan(0, Header).CopyTo(bytes);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(40), (ulong)sections);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(60), 3);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(62), 0);
        for (var i = 0; i < symbols; i++)
        {
            var symbol = bytes.AsSpan(Header + (i * 24), 24);
            BinaryPrimitives.WriteUInt32LittleEndian(symbol, (uint)i);
            symbol[4] = 0x12;   // STB_GLOBAL, STT_FUNC
            symbol[6] = 1;      // st_shndx
        }

        bytes.AsSpan(Header + tableSize, nameLength).Fill(letter);
        WriteSection(1, ElfSectionType.SymbolTable, Header, tableSize, link: 2);
        WriteSection(2, ElfSectionType.StringTable, Header + tableSize, nameLength + 1, link: 0);
        return bytes;

        void WriteSection(int index, ElfSectionType type, int offset, int size, int link)
        {
            var section = bytes.AsSpan(sections + (index * 64), 64);
            BinaryPrimitives.WriteUInt32LittleEndian(section[4..], (uint)type);
            BinaryPrimitives.WriteUInt64LittleEndian(section[24..], (ulong)offset);
            BinaryPrimitives.WriteUInt64LittleEndian(section[32..], (ulong)size);
            BinaryPrimitives.WriteUInt32LittleEndian(section[40..], (uint)link);
        }
    }
}
