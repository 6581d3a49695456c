using System.IO.Compression;
using System.Xml.Linq;

namespace Native.Sdk.Verification;

/// <summary>A package that was written.</summary>
/// <param name="File">Absolute path of the nupkg.</param>
/// <param name="Id">As its nuspec says, as all that follows.</param>
/// <param name="Version">Normalised, without what stands behind <c>+</c>, which does not distinguish packages.</param>
/// <param name="Content">What is in it that matters here.</param>
public sealed record PackageArchive(string File, string Id, string Version, PackageContent Content)
{
    /// <summary>Reads what there is in it; the files themselves when they are asked for.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no package.</exception>
    public static PackageArchive Read(string file)
    {
        using var archive = ZipFile.OpenRead(file);
        var nuspec = archive.Entries.FirstOrDefault(entry => !entry.FullName.Contains('/') && entry.FullName.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidDataException($"'{file}' is no package: it has no nuspec.");
        using var stream = nuspec.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().First(element => element.Name.LocalName == "metadata");
        string Value(string name) => metadata.Elements().First(element => element.Name.LocalName == name).Value.Trim();

        var (id, version) = (Value("id"), Value("version").Split('+')[0]);
        var (libraries, assemblies) = (new List<PackagedLibrary>(), new List<PackagedAssembly>());
        foreach (var entry in archive.Entries.Where(entry => entry.Name.Length > 0))
        {
            var content = NupkgEntry.Open(file, entry);
            if (PackageLayout.RuntimeIdentifierOf(content.Path) is { } rid)
            {
                libraries.Add(new PackagedLibrary(rid, content));
            }

            if (PackageLayout.TargetFrameworkOf(content.Path) is { } framework)
            {
                assemblies.Add(new PackagedAssembly(framework, content));
            }
        }

        return new PackageArchive(file, id, version, new PackageContent { Name = $"{id} {version}", Libraries = libraries, Assemblies = assemblies });
    }
}
