using System.IO.Enumeration;
using NuGet.Frameworks;
using NuGet.Packaging;
using Native.Sdk.Binaries;
using Native.Sdk.Verification;

namespace Native.Sdk.Tool;

/// <summary>Reads a folder with native libraries, of whatever kind it is.</summary>
/// <remarks>
/// <code>
/// x.nuspec  runtimes/linux-x64/native/libx.so  lib/net8.0/X.dll      a package that was unpacked
/// linux-x64/libx.so  win-x64/x.dll                                   NativePrebuiltPath
/// linux-x64/stage/libx.so  linux-x64/x/built/libx.so                 obj/native/Release, of which only what is staged
/// App.deps.json  App.dll  libx.so  runtimes/osx/native/libx.dylib    what was built or published
/// libx.so  liby.so                                                   just libraries
/// </code>
/// </remarks>
internal static class LibraryFolder
{
    /// <param name="folder">Absolute path.</param>
    /// <param name="rid">For which platform what lies directly in the folder is; null: whatever tells.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UnreadableException">There is nothing to show in it, or too much.</exception>
    public static Subject Read(string folder, string? rid, CancellationToken cancellation)
    {
        try
        {
            return Directory.EnumerateFiles(folder, "*.nuspec").Any() ? ReadPackage(folder, cancellation) : ReadFiles(folder, rid, cancellation);
        }
        catch (Exception exception) when (UnreadableException.IsCause(exception))
        {
            throw new UnreadableException($"'{folder}' cannot be read: {exception.GetBaseException().Message.TrimEnd('.')}.", exception);
        }
    }

    private static Subject ReadPackage(string folder, CancellationToken cancellation)
    {
        using var package = new PackageFolderReader(folder);
        return PackageFiles.Read(package, FilesOf(folder).Select(file => new PackedFile(
            RelativePath(folder, file), new FileInfo(file).Length, () => NativeFile.ReadHeader(file), () => PackageFile.OnDisk(RelativePath(folder, file), file))), cancellation);
    }

    private static Subject ReadFiles(string folder, string? rid, CancellationToken cancellation)
    {
        List<PackagedLibrary> libraries = [];
        List<PackagedAssembly> assemblies = [];
        var (deps, limit, countOfRuntime) = (DepsFile.Read(folder), new ReadLimit(), 0);
        foreach (var file in FilesOf(folder).Where(LibraryInspector.HasLibraryName).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            var path = RelativePath(folder, file);
            var isFlat = !path.Contains('/', StringComparison.Ordinal);
            if (isFlat && deps.IsOfRuntime(path))
            {
                countOfRuntime += NativeFile.IsDll(file) && PeImage.IsManaged(NativeFile.ReadHeader(file)) ? 0 : 1;
            }
            else if (NativeFile.IsDll(file) && PeImage.IsManaged(NativeFile.ReadHeader(file)))
            {
                if ((PackageLayout.TargetFrameworkOf(path) ?? (isFlat ? deps.TargetFramework ?? "" : null)) is { } framework)
                {
                    assemblies.Add(new PackagedAssembly(framework, Open(path, file, limit)));
                }
            }
            else
            {
                libraries.AddRange(PlatformsOf(path, file, isFlat, rid, deps).Select(platform => new PackagedLibrary(platform, Open(path, file, limit))));
            }
        }

        return libraries.Count == 0 && countOfRuntime == 0
            ? throw new UnreadableException(
                $"'{folder}' holds no native libraries where show looks for them: in runtimes/<rid>/native, in <rid> (linux-x64, win-arm64 …), in <rid>/stage, and directly in it. Name the folder or the library itself.")
            : new Subject
            {
                Content = new PackageContent { Name = folder, Libraries = libraries, Assemblies = assemblies },
                TargetFrameworks = TargetFrameworks.ForPolicy(assemblies.Select(assembly => NuGetFramework.ParseFolder(assembly.TargetFramework))),
                IsPackage = !deps.Exists && libraries.Any(library => PackageLayout.RuntimeIdentifierOf(library.File.Path) is not null),
                CountOfRuntime = countOfRuntime,
            };
    }

    /// <summary>What its folder says; directly in the folder what the user says, the app or the file itself. Elsewhere it is not meant.</summary>
    private static IEnumerable<string> PlatformsOf(string path, string file, bool isFlat, string? rid, DepsFile deps)
    {
        var place = LibraryPlace.InPackage(path) ?? (isFlat && rid is not null ? rid : LibraryPlace.InFolder(file.Replace('\\', '/')));
        return (place ?? (isFlat ? deps.Rid : null)) is { } known ? [known]
            : !isFlat ? []
            : SharedLibrary.TryRead(File.ReadAllBytes(file), out var library, out _) ? LibraryPlatform.Of(library)
            : [LibraryPlatform.OfName(file)];
    }

    private static PackageFile Open(string path, string file, ReadLimit limit)
    {
        var opened = PackageFile.OnDisk(path, file);
        limit.Add(path, opened.Size);
        return opened;
    }

    private static string RelativePath(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    /// <summary>
    /// Links to folders are not followed, they may lead in circles; and some links lead nowhere. A folder with a deps.json of
    /// its own is another app: <c>bin/Release/net8.0</c> has one for each platform for which it was published.
    /// </summary>
    private static IEnumerable<string> FilesOf(string folder) =>
        new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && !DepsFile.IsIn(entry.ToFullPath()),
        }.Where(File.Exists);
}
