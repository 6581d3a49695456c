using System.Buffers.Binary;
using System.Diagnostics;
using System.Reflection;
using Native.Sdk.Binaries;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>
/// Corrupt input gives a failure or a value: no exception, no hang, no allocation out of proportion. As
/// <see cref="ElfMutationTests"/>, for the other formats. <c>NATIVE_SDK_TEST_MUTATIONS</c> sets how many.
/// </summary>
public sealed class BinaryMutationTests
{
    private const int MaxAllocation = 2 * 1024 * 1024;

    private static readonly int MutationsOfEach =
        int.TryParse(Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_MUTATIONS"), out var count) ? count : 2_500;

    /// <summary>The specimens by name: bytes would be the name of the test.</summary>
    public static TheoryData<string> Specimens => [.. typeof(BinarySpecimen).GetProperties().Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Specimens))]
    public void CorruptFileIsReadOrRefused(string specimen)
    {
        var original = Specimen(specimen);
        var kept = new HashSet<string> { "strong" };
        var random = new Random(20_260_101);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < MutationsOfEach; i++)
        {
            var bytes = Mutation.Of(original, random, Lie);
            var before = GC.GetAllocatedBytesForCurrentThread();

            ReadByAll(bytes, kept);

            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < MaxAllocation, $"mutation {i}: {allocated} bytes allocated for {bytes.Length}");
        }

        Assert.True(clock.Elapsed < TimeSpan.FromMilliseconds(30_000 + MutationsOfEach), $"{clock.Elapsed}");
    }

    [Theory]
    [MemberData(nameof(Specimens))]
    public void EveryTruncationIsReadOrRefused(string specimen)
    {
        var bytes = Specimen(specimen);
        var kept = new HashSet<string>();

        for (var length = 0; length < bytes.Length; length += 1 + (bytes.Length / 3000))
        {
            ReadByAll(bytes.AsMemory(0, length), kept);
        }
    }

    private static byte[] Specimen(string name) =>
        (byte[])typeof(BinarySpecimen).GetProperty(name, BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;

    private static void ReadByAll(ReadOnlyMemory<byte> bytes, IReadOnlySet<string> kept)
    {
        Assert.Equal(CoffObject.TryRead(bytes, out _, out var problem), problem is null);
        Assert.Equal(MachOObject.TryRead(bytes, out _, out problem), problem is null);
        Assert.Equal(PeImage.TryRead(bytes, out _, out problem), problem is null);
        Assert.Equal(MachOImage.TryRead(bytes, out _, out problem), problem is null);
        Assert.Equal(ObjectFile.TryRead(bytes, out _, out problem), problem is null);
        Assert.Equal(SharedLibrary.TryRead(bytes, out _, out problem), problem is null);
        if (MachOPrivateExtern.TryHideAllBut(bytes, kept, out var hidden, out problem))
        {
            Assert.True(MachOPrivateExtern.TryHideAllBut(hidden, kept, out var again, out problem), problem);
            Assert.Equal(hidden, again);
        }
    }

    /// <summary>Overwrites a number with an interesting one: in headers, in tables at the end, elsewhere.</summary>
    private static void Lie(byte[] bytes, Random random)
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
