namespace Native.Sdk.Binaries;

/// <summary>Bytes of a file from <paramref name="Start"/> to before <paramref name="End"/>.</summary>
internal readonly record struct ByteRange(int Start, int End)
{
    internal int Length => End - Start;

    /// <summary>The same bytes in order, without overlap: work on them is bounded by the file's size.</summary>
    internal static List<ByteRange> Merge(IEnumerable<ByteRange> ranges)
    {
        var merged = new List<ByteRange>();
        foreach (var range in ranges.OrderBy(range => range.Start))
        {
            if (merged.Count > 0 && range.Start <= merged[^1].End)
            {
                merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, range.End) };
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    /// <summary>
    /// A part of <paramref name="bytes"/>, or a <see cref="BinaryFormatException"/> that names it:
    /// <paramref name="what"/>, with a number where there are many, so that no text is made for those that are sound.
    /// </summary>
    internal static ReadOnlyMemory<byte> Slice(
        ReadOnlyMemory<byte> bytes, ulong offset, ulong length, string what, long? number = null) =>
        offset <= (ulong)bytes.Length && length <= (ulong)bytes.Length - offset
            ? bytes.Slice((int)offset, (int)length)
            : throw new BinaryFormatException(
                $"{what}{(number is null ? "" : $" {number}")} (0x{length:x} bytes at offset 0x{offset:x}) " +
                $"reaches beyond the end (0x{bytes.Length:x}).");
}
