using System.IO.Compression;
using System.IO.Hashing;

namespace Native.Sdk.Verification;

/// <summary>The files of a nupkg, a zip archive that may be damaged, or made to do harm: nothing that it says is believed.</summary>
public static class NupkgEntry
{
    /// <summary>What deflate can make of one byte at most (zlib: 1032), so that a size that cannot be is seen before it is believed.</summary>
    private const long MaxRatio = 1032;

    /// <summary>
    /// Its path in the package. NuGet escapes what URIs do (<c>lib/portable-net45%2Bwin8</c>); tools before it wrote backslashes.
    /// </summary>
    public static string PathOf(ZipArchiveEntry entry) => Uri.UnescapeDataString(entry.FullName).Replace('\\', '/').TrimStart('/');

    /// <summary>The file, read when it is asked for: by several threads, so each opens the archive for itself.</summary>
    /// <param name="nupkg">Absolute path.</param>
    /// <param name="entry">Of that archive.</param>
    public static PackageFile Open(string nupkg, ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        return new PackageFile(PathOf(entry), entry.Length, content =>
        {
            using var archive = ZipFile.OpenRead(nupkg);
            Read(archive.GetEntry(name) ?? throw new InvalidDataException($"'{nupkg}' has no '{name}' any more."), content);
        });
    }

    /// <summary>Its content.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static byte[] Read(ZipArchiveEntry entry)
    {
        if (entry.Length > (entry.CompressedLength + 1) * MaxRatio)
        {
            throw new InvalidDataException($"'{entry.FullName}' says that it has {entry.Length} bytes, which cannot be in {entry.CompressedLength} compressed ones");
        }

        var content = new byte[entry.Length];
        Read(entry, content);
        return content;
    }

    private static void Read(ZipArchiveEntry entry, Span<byte> content)
    {
        using var stream = entry.Open();
        if (stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) < content.Length || stream.ReadByte() >= 0 || Crc32.HashToUInt32(content) != entry.Crc32)
        {
            throw new InvalidDataException($"'{entry.FullName}' in it is damaged. Download or pack it again");
        }
    }
}
