using System.Buffers;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Native.Sdk.Execution;

/// <summary>
/// Two 64-bit XXH64 with different seeds, of files and texts: fast and far beyond accidental collision; not meant against
/// an attacker.
/// </summary>
/// <remarks>
/// Not the 128-bit XXH3: its code is vectorised and so cannot be compiled ahead of time. A build runs once in a fresh
/// process, in which that code is compiled in a hurry, and hashes a library at a tenth of the speed of this.
/// </remarks>
public static class ContentHash
{
    /// <summary>Of a file's bytes.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static Hash128 OfFile(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            var (high, low) = (new XxHash64(5), new XxHash64(6));
            long offset = 0;
            for (int count; (count = RandomAccess.Read(handle, buffer, offset)) > 0; offset += count)
            {
                Append(high, low, buffer.AsSpan(0, count));
            }

            return Conclude(high, low);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Of bytes; the same as that of a file with them.</summary>
    public static Hash128 OfBytes(ReadOnlySpan<byte> bytes)
    {
        var (high, low) = (new XxHash64(5), new XxHash64(6));
        Append(high, low, bytes);
        return Conclude(high, low);
    }

    /// <summary>Of a text.</summary>
    public static Hash128 OfText(string text) => OfTexts([text]);

    /// <summary>Of texts in their order; where one ends matters.</summary>
    public static Hash128 OfTexts(IEnumerable<string> texts)
    {
        var (high, low) = (new XxHash64(1), new XxHash64(2));
        foreach (var text in texts)
        {
            Append(high, low, MemoryMarshal.AsBytes(text.AsSpan()));
            Append(high, low, [0, 0]);
        }

        return Conclude(high, low);
    }

    /// <summary>Of hashes in their order.</summary>
    public static Hash128 Combine(params Hash128[] hashes)
    {
        var (high, low) = (new XxHash64(3), new XxHash64(4));
        Span<byte> bytes = stackalloc byte[Hash128.Size];
        foreach (var hash in hashes)
        {
            hash.Write(bytes);
            Append(high, low, bytes);
        }

        return Conclude(high, low);
    }

    private static Hash128 Conclude(XxHash64 high, XxHash64 low) => new(high.GetCurrentHashAsUInt64(), low.GetCurrentHashAsUInt64());

    private static void Append(XxHash64 high, XxHash64 low, ReadOnlySpan<byte> bytes)
    {
        high.Append(bytes);
        low.Append(bytes);
    }
}
