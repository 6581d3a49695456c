using NuGet.Frameworks;
using NuGet.Packaging;
using Native.Sdk.Binaries;
using Native.Sdk.Verification;

namespace Native.Sdk.Tool;

/// <summary>Finds out which files of a package have to be verified, be it packed or unpacked.</summary>
internal static class PackageFiles
{
    /// <summary>Reads what is wanted of it, and nothing else.</summary>
    /// <exception cref="InvalidDataException">That is too much, or damaged.</exception>
    public static Subject Read(PackageReaderBase package, IEnumerable<PackedFile> files, CancellationToken cancellation)
    {
        List<(string Rid, PackedFile File)> libraries = [];
        List<(string Framework, PackedFile File)> assemblies = [];
        List<string> elsewhere = [];
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (NativeFile.IsDll(file.Path) && PeImage.IsManaged(file.ReadHeader()))
            {
                if (PackageLayout.TargetFrameworkOf(file.Path) is { } folder)
                {
                    assemblies.Add((ShortName(folder), file));
                }
            }
            else if (LibraryPlace.InPackage(file.Path) is { } rid)
            {
                if (LibraryInspector.HasLibraryName(file.Path))
                {
                    libraries.Add((rid, file));
                }
            }
            else if ((LibraryInspector.HasLibraryName(file.Path) || NativeFile.HasProgramName(file.Path)) && NativeFile.IsNative(file.ReadHeader()))
            {
                elsewhere.Add(file.Path);
            }
        }

        var limit = new ReadLimit();
        foreach (var file in libraries.Select(library => library.File).Concat(assemblies.Select(assembly => assembly.File)))
        {
            limit.Add(file.Path, file.Size);
        }

        PackageFile Open(PackedFile file)
        {
            cancellation.ThrowIfCancellationRequested();
            return file.Open();
        }

        var identity = package.GetIdentity();
        return new Subject
        {
            Content = new PackageContent
            {
                Name = $"{identity.Id} {identity.Version.ToNormalizedString()}",
                Libraries = [.. libraries.Select(library => new PackagedLibrary(library.Rid, Open(library.File)))],
                Assemblies = [.. assemblies.Select(assembly => new PackagedAssembly(assembly.Framework, Open(assembly.File)))],
            },
            TargetFrameworks = FindFrameworks(package, assemblies.Select(assembly => assembly.Framework)),
            IsPackage = true,
            Elsewhere = elsewhere,
        };
    }

    /// <summary>
    /// Those that its folders are for, empty ones included (<c>lib/netstandard2.0/_._</c>); without any, those that it has
    /// dependencies for.
    /// </summary>
    private static IReadOnlyList<string> FindFrameworks(PackageReaderBase package, IEnumerable<string> ofAssemblies)
    {
        var folders = TargetFrameworks.ForPolicy(
            package.GetLibItems().Select(group => group.TargetFramework)
                .Concat(ofAssemblies.Select(NuGetFramework.ParseFolder)));
        return folders.Count > 0 ? folders : TargetFrameworks.ForPolicy(package.NuspecReader.GetDependencyGroups().Select(group => group.TargetFramework));
    }

    /// <summary>As everybody writes it: <c>.NETStandard2.0</c> is netstandard2.0. What NuGet does not know stays.</summary>
    private static string ShortName(string folder) =>
        NuGetFramework.ParseFolder(folder) is { IsUnsupported: false } framework ? framework.GetShortFolderName() : folder;
}
