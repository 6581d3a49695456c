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
}
