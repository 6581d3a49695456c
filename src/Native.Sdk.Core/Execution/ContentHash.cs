using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Native.Sdk.Execution;

/// <summary>128-bit XXH3 of files and texts: fast and far beyond accidental collision; not meant against an attacker.</summary>
public static class ContentHash
{
    /// <summary>Of a file's bytes.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static UInt128 OfFile(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            long offset = 0;
            var count = RandomAccess.Read(handle, buffer, offset);
            if (count < buffer.Length)
            {
                // The usual small file: one read, and a second one to be sure that it was all.
                var rest = RandomAccess.Read(handle, buffer.AsSpan(count), count);
                if (rest == 0)
                {
                    return XxHash128.HashToUInt128(buffer.AsSpan(0, count));
                }

                count += rest;
            }

            var hash = new XxHash128();
            while (count > 0)
            {
                hash.Append(buffer.AsSpan(0, count));
                offset += count;
                count = RandomAccess.Read(handle, buffer, offset);
            }

            return hash.GetCurrentHashAsUInt128();
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Of a text.</summary>
    public static UInt128 OfText(string text) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(text.AsSpan()));

    /// <summary>Of texts in their order; where one ends matters.</summary>
    public static UInt128 OfTexts(IEnumerable<string> texts)
    {
        var hash = new XxHash128();
        foreach (var text in texts)
        {
            hash.Append(MemoryMarshal.AsBytes(text.AsSpan()));
            hash.Append([0, 0]);
        }

        return hash.GetCurrentHashAsUInt128();
    }

    /// <summary>Of hashes in their order.</summary>
    public static UInt128 Combine(params ReadOnlySpan<UInt128> hashes) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(hashes));
}
