namespace Native.Sdk.Tool;

/// <summary>Keeps what is read of one subject within what memory there is: the readers keep all of it.</summary>
internal sealed class ReadLimit
{
    /// <summary>The largest file, in bytes.</summary>
    public const long MaxSize = 1L << 30;

    /// <summary>All files together.</summary>
    public const long MaxTotal = 2L << 30;

    private long total;

    /// <summary>To be called before a file is read.</summary>
    /// <param name="file">For people.</param>
    /// <param name="size">As somebody says, in bytes.</param>
    /// <exception cref="InvalidDataException">It would be too much.</exception>
    public void Add(string file, long size)
    {
        if (size > MaxSize)
        {
            throw new InvalidDataException($"'{file}' has {size >> 20} MB; of one file no more than {MaxSize >> 20} MB are read");
        }

        total += size;
        if (total > MaxTotal)
        {
            throw new InvalidDataException($"the native files and assemblies have more than {MaxTotal >> 20} MB, which are not read");
        }
    }
}
