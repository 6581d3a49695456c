namespace Native.Sdk.Toolchains.Cargo;

/// <summary>
/// What a workspace asks for, those packages included that its members name by their folders. <c>cargo metadata</c> knows it
/// all, but needs a network for that.
/// </summary>
internal sealed class CargoDependencies
{
    private static readonly string[] Tables = ["dependencies", "build-dependencies", "dev-dependencies", "dev_dependencies", "build_dependencies"];

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly string wanted;

    private CargoDependencies(string wanted) => this.wanted = wanted;

    /// <summary>Whether one of the packages wants that one from crates.io.</summary>
    public bool HasWanted { get; private set; }

    /// <summary>Whether one of the packages wants another one, from wherever it has to be fetched.</summary>
    public bool HasOthers { get; private set; }

    /// <summary>Looks at all of them.</summary>
    /// <param name="metadata">The workspace.</param>
    /// <param name="wanted">Name of a package.</param>
    public static CargoDependencies Find(CargoMetadata metadata, string wanted)
    {
        var found = new CargoDependencies(wanted);
        foreach (var member in metadata.Packages)
        {
            found.seen.Add(Path.GetDirectoryName(member.ManifestPath) ?? "");
        }

        foreach (var member in metadata.Packages)
        {
            foreach (var dependency in member.Dependencies)
            {
                found.Add(dependency.Name, dependency.Source == CargoDependency.CratesIo, dependency.Path);
            }
        }

        return found;
    }

    private void Add(string name, bool isFromCratesIo, string? folder)
    {
        if (folder is not null)
        {
            AddFolder(Path.TrimEndingDirectorySeparator(folder));
        }
        else if (isFromCratesIo && name == wanted)
        {
            HasWanted = true;
        }
        else
        {
            HasOthers = true;
        }
    }

    private void AddFolder(string folder)
    {
        if (!seen.Add(folder) || Toml.TryReadFile(Path.Combine(folder, "Cargo.toml")) is not { } manifest)
        {
            return;
        }

        AddTables(manifest, folder);
        foreach (var target in (Toml.Find(manifest, "target") as IReadOnlyDictionary<string, object>)?.Values ?? [])
        {
            AddTables(target as IReadOnlyDictionary<string, object>, folder);
        }
    }

    private void AddTables(IReadOnlyDictionary<string, object>? table, string folder)
    {
        foreach (var name in Tables)
        {
            foreach (var (key, value) in Toml.Find(table, name) as IReadOnlyDictionary<string, object> ?? new Dictionary<string, object>())
            {
                var details = value as IReadOnlyDictionary<string, object>;
                var path = Toml.Find(details, "path") as string;
                var isElsewhere = details is not null && (details.ContainsKey("git") || details.ContainsKey("registry"));
                Add(Toml.Find(details, "package") as string ?? key, !isElsewhere, path is null || path.Contains('\0') ? null : Path.GetFullPath(path, folder));
            }
        }
    }
}
