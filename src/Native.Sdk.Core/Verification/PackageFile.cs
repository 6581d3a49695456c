namespace Native.Sdk.Verification;

/// <summary>A file that is in a package, or is to be.</summary>
/// <param name="Path">In the package, with <c>/</c>: <c>runtimes/linux-x64/native/libx.so</c>.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Fill">
/// Writes its content into memory of exactly that size; several threads may ask at once. Throws what reading a file throws:
/// <see cref="IOException"/>, <see cref="UnauthorizedAccessException"/>, <see cref="InvalidDataException"/>.
/// </param>
public sealed record PackageFile(string Path, long Size, Action<Span<byte>> Fill)
{
    /// <summary>Without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>A file on disk.</summary>
    /// <param name="path">In the package.</param>
    /// <param name="source">Absolute.</param>
    public static PackageFile OnDisk(string path, string source) => new(path, new FileInfo(source).Length, content => ReadFile(source, content));

    /// <summary>A file whose content is known.</summary>
    /// <param name="path">In the package.</param>
    /// <param name="content">Which must not change.</param>
    public static PackageFile InMemory(string path, ReadOnlyMemory<byte> content) => new(path, content.Length, destination => content.Span.CopyTo(destination));

    /// <summary>Its content, for good. Throws what <see cref="Fill"/> throws.</summary>
    public byte[] Read()
    {
        var content = new byte[Length()];
        Fill(content);
        return content;
    }

    /// <summary>Its content, as long as it is needed. Throws what <see cref="Fill"/> throws.</summary>
    internal UnmanagedBytes Open() => new(Length(), Fill);

    private int Length() => Size <= Array.MaxLength ? (int)Size : throw new IOException("It is larger than 2 GB.");

    private static void ReadFile(string source, Span<byte> content)
    {
        using var file = File.OpenHandle(source);
        if (RandomAccess.GetLength(file) != content.Length)
        {
            throw new IOException("Its size changed while it was looked at.");
        }

        for (var done = 0; done < content.Length;)
        {
            var read = RandomAccess.Read(file, content[done..], done);
            done += read > 0 ? read : throw new EndOfStreamException("It became shorter while it was read.");
        }
    }
}
