namespace Native.Sdk.Execution;

/// <summary>What the file system says of a file without reading it; links are followed.</summary>
/// <param name="exists">Whether it is there.</param>
/// <param name="size">Bytes.</param>
/// <param name="time">Last write, UTC ticks.</param>
public readonly struct FileStamp(bool exists, long size, long time) : IEquatable<FileStamp>
{
    /// <summary>Whether it is there.</summary>
    public bool Exists { get; } = exists;

    /// <summary>Bytes.</summary>
    public long Size { get; } = size;

    /// <summary>Last write, UTC ticks.</summary>
    public long Time { get; } = time;

    /// <summary>Reads it; a folder, or what cannot be reached, counts as not there.</summary>
    public static FileStamp Read(string path)
    {
        if (LinuxFile.TryRead(path, out var stamp))
        {
            return stamp;
        }

        try
        {
            var info = new FileInfo(path);
            if (!info.Exists)
            {
                return default;
            }

            if ((info.Attributes & FileAttributes.ReparsePoint) != 0)
            {
                // FileInfo describes the link itself; what counts is what a compiler would read.
                if (info.ResolveLinkTarget(returnFinalTarget: true) is not FileInfo { Exists: true } target)
                {
                    return default;
                }

                info = target;
            }

            return new FileStamp(true, info.Length, info.LastWriteTimeUtc.Ticks);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    /// <summary>
    /// Whether a write that follows soon could leave the same time, so that the time proves nothing (git's racy-timestamp
    /// rule). Kernels stamp in ticks of up to 10 ms; a time in whole seconds comes from a file system that knows no finer.
    /// </summary>
    /// <param name="now">UTC ticks of the moment at which the content was read.</param>
    public bool IsRacy(long now)
    {
        var granularity = Time % TimeSpan.TicksPerSecond == 0 ? 2 * TimeSpan.TicksPerSecond : 20 * TimeSpan.TicksPerMillisecond;
        return Time > now - granularity;
    }

    /// <inheritdoc/>
    public bool Equals(FileStamp other) => Exists == other.Exists && Size == other.Size && Time == other.Time;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FileStamp other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Time;

    /// <summary>Equality.</summary>
    public static bool operator ==(FileStamp a, FileStamp b) => a.Equals(b);

    /// <summary>Inequality.</summary>
    public static bool operator !=(FileStamp a, FileStamp b) => !a.Equals(b);
}
