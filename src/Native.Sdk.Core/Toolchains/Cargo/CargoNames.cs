using System.Text.Json;
using Native.Sdk.Execution;
using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.Cargo;

/// <summary>
/// Tells a library's name without cargo, for builds that have none at hand (NoBuild, or everything prebuilt): from the
/// answer that cargo once gave and the text of the manifests.
/// </summary>
internal static class CargoNames
{
    /// <summary>The name, or null.</summary>
    /// <param name="project">A project of kind Cargo, its path that of the manifest.</param>
    /// <param name="answers">Folder where cargo's answers are kept.</param>
    /// <param name="question">How the files of this project's answers end.</param>
    public static string? Find(NativeProject project, string answers, string question)
    {
        var wanted = project.Cargo!.Package;
        var manifests = Members(project.Path).Concat(AnsweredMembers(answers, question)).Prepend(project.Path).Distinct(StringComparer.Ordinal);
        var packages = manifests.Select(path => (Path: path, Table: Toml.TryReadFile(path)))
            .Where(manifest => Name(manifest.Table) is not null)
            .ToArray();
        if (wanted is not null)
        {
            return packages.Where(manifest => Name(manifest.Table) == wanted).Select(manifest => LibraryName(manifest.Table)).FirstOrDefault()
                ?? wanted.Replace('-', '_');
        }

        if (packages.FirstOrDefault(manifest => manifest.Path == project.Path) is { Table: { } own })
        {
            return LibraryName(own);
        }

        var libraries = packages.Where(manifest => IsDynamicLibrary(manifest.Table)).ToArray();
        return libraries.Length == 1 ? LibraryName(libraries[0].Table) : null;
    }

    private static string? Name(IReadOnlyDictionary<string, object>? manifest) => Toml.Find(manifest, "package", "name") as string;

    private static string? LibraryName(IReadOnlyDictionary<string, object>? manifest) =>
        (Toml.Find(manifest, "lib", "name") as string ?? Name(manifest))?.Replace('-', '_');

    private static bool IsDynamicLibrary(IReadOnlyDictionary<string, object>? manifest) =>
        ((Toml.Find(manifest, "lib", "crate-type") ?? Toml.Find(manifest, "lib", "crate_type")) as List<object>)?.Contains("cdylib") == true;

    /// <summary>What <c>cargo metadata</c> said when it was last asked, for whichever platform.</summary>
    private static IEnumerable<string> AnsweredMembers(string answers, string question)
    {
        try
        {
            return Directory.Exists(answers)
                ? [.. Directory.GetFiles(answers, "*" + question).Order(StringComparer.Ordinal)
                    .SelectMany(path => CargoMetadata.Parse(File.ReadAllText(path)).Packages.Select(package => package.ManifestPath))]
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }

    /// <summary>The members that a workspace's manifest names, by path or by <c>folder/*</c>.</summary>
    private static IEnumerable<string> Members(string manifest)
    {
        var folder = Path.GetDirectoryName(manifest)!;
        foreach (var member in (Toml.Find(Toml.TryReadFile(manifest), "workspace", "members") as List<object> ?? []).OfType<string>().Where(name => !name.Contains('\0')))
        {
            if (!member.EndsWith("/*", StringComparison.Ordinal))
            {
                yield return Path.GetFullPath(Path.Combine(member, "Cargo.toml"), folder);
            }
            else if (Path.GetFullPath(member[..^2], folder) is var parent && Directory.Exists(parent))
            {
                foreach (var child in new DirectoryInfo(parent).EnumerateDirectories("*", new EnumerationOptions()).OrderBy(child => child.Name, StringComparer.Ordinal))
                {
                    yield return Path.Combine(child.FullName, "Cargo.toml");
                }
            }
        }
    }
}
