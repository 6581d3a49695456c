using System.IO.Compression;
using NuGet.Packaging;
using Native.Sdk.Verification;

namespace Native.Sdk.Tool;

/// <summary>
/// Reads a package that nobody vouches for: nothing of it is written to disk, and not more of it is kept in memory than
/// <see cref="ReadLimit.MaxTotal"/>, whatever it says.
/// </summary>
internal static class Nupkg
{
    private const long MaxNuspecSize = 4 << 20;

    /// <summary>Whether a file is a zip archive, as packages are.</summary>
    public static bool HasMagic(ReadOnlySpan<byte> header) => header.StartsWith("PK\u0003\u0004"u8) || header.StartsWith("PK\u0005\u0006"u8);

    /// <exception cref="UnreadableException">It is no package, or not a sound one.</exception>
    public static async Task<Subject> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            using var archive = await ZipFile.OpenReadAsync(path, cancellation);
            using var package = new PackageArchiveReader(archive);
            CheckNuspec(archive, path);
            await package.ValidatePackageEntriesAsync(cancellation);
            PackedFile[] files = [.. archive.Entries.Select(entry => new PackedFile(NupkgEntry.PathOf(entry), entry.Length, () => ReadHeader(entry), () => Open(entry)))];
            if (files.Where(file => LibraryInspector.HasLibraryName(file.Path)).GroupBy(file => file.Path, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            {
                throw new InvalidDataException($"it holds '{twice.Key}' {twice.Count()} times, and tools differ in which they take");
            }

            return PackageFiles.Read(package, files, cancellation);
        }
        catch (Exception exception) when (UnreadableException.IsCause(exception))
        {
            // NuGet wraps the cause in what says nothing.
            throw new UnreadableException($"'{path}' cannot be read as a NuGet package: {exception.GetBaseException().Message.TrimEnd('.')}.", exception);
        }
    }

    /// <summary>NuGet reads it without a look at its size.</summary>
    private static void CheckNuspec(ZipArchive archive, string path)
    {
        if (archive.Entries.FirstOrDefault(entry => IsNuspec(entry) && entry.Length > MaxNuspecSize) is { } large)
        {
            throw new InvalidDataException($"its nuspec says that it has {large.Length} bytes");
        }

        if (!archive.Entries.Any(IsNuspec))
        {
            throw new UnreadableException($"'{path}' is a zip archive, but no NuGet package: it has no nuspec.");
        }
    }

    private static bool IsNuspec(ZipArchiveEntry entry) => entry.FullName.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase);

    private static byte[] ReadHeader(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return NativeFile.ReadHeader(stream);
    }

    /// <summary>Reads it at once, so that a damaged package is refused before anything is said of it.</summary>
    private static PackageFile Open(ZipArchiveEntry entry) => PackageFile.InMemory(NupkgEntry.PathOf(entry), NupkgEntry.Read(entry));
}
