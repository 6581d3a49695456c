using System.Diagnostics;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>Damages files: cut off, with a bit turned, with a number that lies.</summary>
internal static class Mutation
{
    /// <summary>
    /// What reading may allocate: ten times the file. An object is built of an entry of 16 bytes and more, and text
    /// takes twice its bytes. What grows with a lie in the file instead of its size is far beyond.
    /// </summary>
    private const int MaxAllocationOfFile = 10;

    /// <summary>And what it always needs: the lists themselves, an exception with its message.</summary>
    private const int MaxAllocation = 16 * 1024;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(1);

    /// <summary>How many of each specimen; <c>NATIVE_SDK_TEST_MUTATIONS</c> sets it. Fewer of large ones.</summary>
    private static int CountFor(byte[] original) =>
        int.TryParse(Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_MUTATIONS"), out var count) ? count
        : original.Length < 16 * 1024 ? 2_500 : 500;

    /// <summary>Gives damaged copies of a file to readers: each must be quick and frugal, and not throw.</summary>
    /// <param name="original">Stays as it is.</param>
    /// <param name="lie">Overwrites a number, in the way that fits the format.</param>
    /// <param name="readers">Each reads once, and checks what came of it.</param>
    public static void Run(
        byte[] original, Action<byte[], Random> lie, params (string Name, Action<byte[]> Read)[] readers)
    {
        foreach (var reader in readers)
        {
            reader.Read(original);  // compiles it
        }

        Each(original, lie, (bytes, i) =>
        {
            foreach (var (name, read) in readers)
            {
                Measure(bytes, read, $"{name}, mutation {i} of {bytes.Length} bytes");
            }
        });
    }

    /// <summary>Gives damaged copies of a file, each with its number.</summary>
    public static void Each(byte[] original, Action<byte[], Random> lie, Action<byte[], int> check)
    {
        var random = new Random(20_260_101);
        var count = CountFor(original);
        for (var i = 0; i < count; i++)
        {
            check(Of(original, random, lie), i);
        }
    }

    /// <summary>Reads once, and fails if that takes too long or too much.</summary>
    public static void Measure(byte[] bytes, Action<byte[]> read, string what)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();

        read(bytes);

        var time = Stopwatch.GetElapsedTime(start);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(time < MaxTime, $"{what}: {time}");
        var limit = ((long)bytes.Length * MaxAllocationOfFile) + MaxAllocation;
        Assert.True(allocated <= limit, $"{what}: {allocated} bytes allocated");
    }

    /// <summary>A copy with one to three changes.</summary>
    /// <param name="original">Stays as it is.</param>
    /// <param name="random">Decides everything, so that a seed gives the same copies again.</param>
    /// <param name="lie">Overwrites a number, in the way that fits the format.</param>
    public static byte[] Of(byte[] original, Random random, Action<byte[], Random> lie)
    {
        byte[] bytes = [.. original];
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            switch (random.Next(8))
            {
                case 0:
                    return bytes[..random.Next(bytes.Length)];
                case 1 or 2:
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                    break;
                default:
                    lie(bytes, random);
                    break;
            }
        }

        return bytes;
    }
}
