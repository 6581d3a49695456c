using System.IO.Compression;

namespace Native.Sdk.Package.Tests.Support;

/// <summary>A package on disk.</summary>
/// <param name="Path">Of the nupkg.</param>
public sealed record Nupkg(string Path)
{
    /// <summary>What it holds besides NuGet's own bookkeeping, in order; a duplicate stands twice.</summary>
    public string[] Files => Read(archive => archive.Entries
        .Select(entry => entry.FullName)
        .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal)
            && name != "[Content_Types].xml" && !name.EndsWith(".nuspec", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal).ToArray());

    /// <summary>Its nuspec.</summary>
    public string Nuspec => Read(archive =>
    {
        using var reader = new StreamReader(archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    });

    /// <summary>The only package of that id in a folder.</summary>
    public static Nupkg Find(string folder, string id) =>
        new(Assert.Single(Directory.GetFiles(folder, id + ".*.nupkg"), path => char.IsAsciiDigit(System.IO.Path.GetFileName(path)[id.Length + 1])));

    /// <summary>The bytes of a file.</summary>
    public byte[] Bytes(string name) => Read(archive =>
    {
        using var content = archive.GetEntry(name)!.Open();
        using var memory = new MemoryStream();
        content.CopyTo(memory);
        return memory.ToArray();
    });

    private T Read<T>(Func<ZipArchive, T> read)
    {
        using var archive = ZipFile.OpenRead(Path);
        return read(archive);
    }
}
