using Native.Sdk.Binaries;
using Native.Sdk.Verification;

namespace Native.Sdk.Tool;

/// <summary>Reads a single library, and of its folder what it needs: that lies beside it in a package too.</summary>
internal static class LibraryFile
{
    /// <param name="path">Absolute.</param>
    /// <param name="rid">For which platform it is; null: what its folders say, or it itself.</param>
    /// <exception cref="UnreadableException">It is no native library.</exception>
    public static Subject Read(string path, string? rid)
    {
        try
        {
            return Read(path, rid, new ReadLimit());
        }
        catch (Exception exception) when (UnreadableException.IsCause(exception))
        {
            throw new UnreadableException($"'{path}' cannot be read: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    private static Subject Read(string path, string? rid, ReadLimit limit)
    {
        var name = Path.GetFileName(path);
        limit.Add(path, new FileInfo(path).Length);
        var bytes = File.ReadAllBytes(path);
        if (PeImage.IsManaged(bytes))
        {
            throw new UnreadableException($"'{path}' is a .NET assembly. Name a native library, or the package or folder that has both.");
        }

        if (!SharedLibrary.TryRead(bytes, out var library, out var problem))
        {
            throw new UnreadableException($"'{path}' is neither a package nor a native library. {problem}");
        }

        if (!LibraryInspector.HasLibraryName(path))
        {
            throw new UnreadableException($"'{path}' has not got the name of a library that .NET looks for by itself: *.dll, *.so, *.so.1 or *.dylib.");
        }

        string[] platforms = rid is not null ? [rid] : LibraryPlace.InFolder(path.Replace('\\', '/')) is { } place ? [place] : [.. LibraryPlatform.Of(library)];
        string[] files = [path, .. NeighboursOf(path, library)];
        foreach (var neighbour in files[1..])
        {
            limit.Add(neighbour, new FileInfo(neighbour).Length);
        }

        return new Subject
        {
            Content = new PackageContent
            {
                Name = name,
                Libraries = [.. platforms.SelectMany(platform => files.Select(file => new PackagedLibrary(platform, PackageFile.OnDisk(Path.GetFileName(file), file))))],
                Assemblies = [],
            },
            Library = library,
        };
    }

    private static IEnumerable<string> NeighboursOf(string path, SharedLibrary library)
    {
        var needed = library.Elf?.Needed ?? (library.Pe is { } pe ? pe.Imports.Concat(pe.DelayImports) : library.MachO.SelectMany(image => image.Needed));
        var names = needed.Select(name => name[(name.LastIndexOf('/') + 1)..]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Where(file => file != path && names.Contains(Path.GetFileName(file)) && LibraryInspector.HasLibraryName(file) && File.Exists(file));
    }
}
