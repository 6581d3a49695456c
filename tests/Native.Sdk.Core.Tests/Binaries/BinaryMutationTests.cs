using System.Buffers.Binary;
using System.Reflection;
using Native.Sdk.Binaries;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>
/// Corrupt input gives a failure or a value: no exception, no hang, no allocation out of proportion. As
/// <see cref="ElfMutationTests"/>, for the other formats.
/// </summary>
public sealed class BinaryMutationTests
{
    private static readonly (string Name, Action<byte[]> Read)[] Readers =
    [
        ("COFF object", bytes => Assert.Equal(CoffObject.TryRead(bytes, out _, out var problem), problem is null)),
        ("Mach-O object", bytes => Assert.Equal(MachOObject.TryRead(bytes, out _, out var problem), problem is null)),
        ("PE image", bytes => Assert.Equal(PeImage.TryRead(bytes, out _, out var problem), problem is null)),
        ("Mach-O image", bytes => Assert.Equal(MachOImage.TryRead(bytes, out _, out var problem), problem is null)),
        ("archive", bytes => Assert.Equal(Archive.TryRead(bytes, out _, out var problem), problem is null)),
        ("static", bytes => Assert.Equal(StaticLibrary.TryRead(bytes, out _, out var problem), problem is null)),
        ("object", bytes => Assert.Equal(ObjectFile.TryRead(bytes, out _, out var problem), problem is null)),
        ("library", bytes => Assert.Equal(SharedLibrary.TryRead(bytes, out _, out var problem), problem is null)),
        ("hider", HideTwice),
    ];

    /// <summary>The specimens by name: bytes would be the name of the test.</summary>
    public static TheoryData<string> Specimens => [.. typeof(BinarySpecimen).GetProperties().Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Specimens))]
    public void CorruptFileIsReadOrRefused(string specimen) => Mutation.Run(Specimen(specimen), Lie, Readers);

    [Theory]
    [MemberData(nameof(Specimens))]
    public void EveryTruncationIsReadOrRefused(string specimen)
    {
        var bytes = Specimen(specimen);

        for (var length = 0; length < bytes.Length; length += 1 + (bytes.Length / 3000))
        {
            foreach (var reader in Readers)
            {
                reader.Read(bytes[..length]);
            }
        }
    }

    private static byte[] Specimen(string name) =>
        (byte[])typeof(BinarySpecimen).GetProperty(name, BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;

    private static void HideTwice(byte[] bytes)
    {
        var kept = new HashSet<string> { "strong" };
        if (MachOPrivateExtern.TryHideAllBut(bytes, kept, out var hidden, out var problem))
        {
            Assert.True(MachOPrivateExtern.TryHideAllBut(hidden, kept, out var again, out problem), problem);
            Assert.True(hidden.AsSpan().SequenceEqual(again));
        }
    }

    /// <summary>Overwrites a number with an interesting one: in headers, in tables at the end, elsewhere.</summary>
    internal static void Lie(byte[] bytes, Random random)
    {
        ulong[] lies =
        [
            (ulong)bytes.Length - 1, (ulong)bytes.Length, (ulong)bytes.Length + 1, (ulong)random.Next(bytes.Length),
            0, 1, 0x20, 0xff00, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff, ulong.MaxValue,
        ];
        var lie = lies[random.Next(lies.Length)];
        var offset = random.Next(4) switch
        {
            0 => random.Next(Math.Min(512, bytes.Length)),
            1 => random.Next(Math.Min(2048, bytes.Length)),
            2 => bytes.Length - 1 - random.Next(bytes.Length / 3),
            _ => random.Next(bytes.Length),
        } / 2 * 2;
        if (bytes.Length < 8)
        {
            return;
        }

        var field = bytes.AsSpan(Math.Min(offset, bytes.Length - 8), 8);
        switch (random.Next(5))
        {
            case 0: field[0] = (byte)lie; break;
            case 1: BinaryPrimitives.WriteUInt16LittleEndian(field, (ushort)lie); break;
            case 2: BinaryPrimitives.WriteUInt32LittleEndian(field, (uint)lie); break;
            case 3: BinaryPrimitives.WriteUInt32BigEndian(field, (uint)lie); break;
            default: BinaryPrimitives.WriteUInt64LittleEndian(field, lie); break;
        }
    }
}
