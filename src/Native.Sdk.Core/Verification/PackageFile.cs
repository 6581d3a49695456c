namespace Native.Sdk.Verification;

/// <summary>A file that is in a package, or is to be.</summary>
/// <param name="Path">In the package, with <c>/</c>: <c>runtimes/linux-x64/native/libx.so</c>.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Read">Its content. Throws what reading a file throws: <see cref="IOException"/>, <see cref="UnauthorizedAccessException"/>, <see cref="InvalidDataException"/>.</param>
public sealed record PackageFile(string Path, long Size, Func<byte[]> Read)
{
    /// <summary>Without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>A file on disk.</summary>
    /// <param name="path">In the package.</param>
    /// <param name="source">Absolute.</param>
    public static PackageFile OnDisk(string path, string source) => new(path, new FileInfo(source).Length, () => File.ReadAllBytes(source));
}
