namespace Native.Sdk.Execution;

/// <summary>One content of one file, as a step saw it.</summary>
/// <param name="File">Index in the file table.</param>
/// <param name="Stamp">Size and time with which the content was last seen; "not there" is a version too.</param>
/// <param name="Hash">Of the content; 0 for a file that is not there.</param>
/// <param name="Trusted">Whether equal size and time prove equal content.</param>
internal readonly record struct FileVersion(int File, FileStamp Stamp, UInt128 Hash, bool Trusted)
{
    public bool SameContent(FileVersion other) =>
        File == other.File && Stamp.Exists == other.Stamp.Exists && Stamp.Size == other.Stamp.Size && Hash == other.Hash;
}
