namespace Native.Sdk.Execution;

/// <summary>One content of one file, as a step saw it.</summary>
/// <param name="file">Index in the file table.</param>
/// <param name="stamp">Size and time with which the content was last seen; "not there" is a version too.</param>
/// <param name="hash">Of the content; zero for a file that is not there.</param>
/// <param name="trusted">Whether equal size and time prove equal content.</param>
internal readonly struct FileVersion(int file, FileStamp stamp, Hash128 hash, bool trusted)
{
    public int File { get; } = file;

    public FileStamp Stamp { get; } = stamp;

    public Hash128 Hash { get; } = hash;

    public bool Trusted { get; } = trusted;

    public bool SameContent(in FileVersion other) =>
        File == other.File && Stamp.Exists == other.Stamp.Exists && Stamp.Size == other.Stamp.Size && Hash == other.Hash;

    /// <summary>Whether a record of the one serves for the other.</summary>
    public bool SameRecord(in FileVersion other) => SameContent(other) && Stamp.Time == other.Stamp.Time && Trusted == other.Trusted;
}
