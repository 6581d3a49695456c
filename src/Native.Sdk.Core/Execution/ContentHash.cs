using System.Buffers;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Native.Sdk.Execution;

/// <summary>128-bit XXH3 of files and texts: fast and far beyond accidental collision; not meant against an attacker.</summary>
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
            var hash = new XxHash128();
            long offset = 0;
            for (int count; (count = RandomAccess.Read(handle, buffer, offset)) > 0; offset += count)
            {
                hash.Append(buffer.AsSpan(0, count));
            }

            Span<byte> bytes = stackalloc byte[Hash128.Size];
            hash.GetCurrentHash(bytes);
            return Hash128.Read(bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Of a text.</summary>
    public static Hash128 OfText(string text) => OfTexts([text]);

    /// <summary>Of texts in their order; where one ends matters.</summary>
    /// <remarks>Two 64-bit XXH64, because its code is not vectorised and so can be compiled ahead of time: every no-op build hashes its command lines.</remarks>
    public static Hash128 OfTexts(IEnumerable<string> texts)
    {
        var (high, low) = (new XxHash64(1), new XxHash64(2));
        foreach (var text in texts)
        {
            Append(high, low, MemoryMarshal.AsBytes(text.AsSpan()));
            Append(high, low, [0, 0]);
        }

        return new Hash128(high.GetCurrentHashAsUInt64(), low.GetCurrentHashAsUInt64());
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

        return new Hash128(high.GetCurrentHashAsUInt64(), low.GetCurrentHashAsUInt64());
    }

    private static void Append(XxHash64 high, XxHash64 low, ReadOnlySpan<byte> bytes)
    {
        high.Append(bytes);
        low.Append(bytes);
    }
}
