namespace Native.Sdk.Toolchains.Cargo;

/// <summary>Keeps this machine's folders out of a library, and finds them again in rustc's messages.</summary>
/// <param name="context">The project and its platform.</param>
/// <param name="metadata">The workspace.</param>
/// <param name="rust">The toolchain.</param>
/// <param name="shared">The crate that the SDK brings, if it is used.</param>
internal sealed class CargoPathMaps(ToolchainContext context, CargoMetadata metadata, RustToolchain rust, SharedCrate? shared)
{
    private const string HomeName = "cargo";
    private const string OutputName = "obj";

    /// <summary>
    /// For rustc. Of several that match it takes the last, so the longest come last. Path dependencies may lie anywhere
    /// around the workspace; so every folder above it is named as seen from it. A toolchain with the component rust-src names
    /// the standard library's sources by their place, one without it by their commit; here it is the commit always.
    /// </summary>
    public IEnumerable<string> Flags
    {
        get
        {
            var maps = new Dictionary<string, string>(StringComparer.Ordinal);
            var up = "..";
            for (var parent = Path.GetDirectoryName(metadata.WorkspaceRoot); parent is not null && Path.GetDirectoryName(parent) is not null; parent = Path.GetDirectoryName(parent))
            {
                maps[parent] = up;
                up += "/..";
            }

            if (rust is { Sysroot: { } sysroot, Commit: { } commit })
            {
                maps[Path.Combine(sysroot, "lib", "rustlib", "src", "rust")] = "/rustc/" + commit;
            }

            if (shared is not null)
            {
                maps[shared.Folder] = SharedCrate.Name;
            }

            maps[CargoInputs.Home(context.Environment)] = HomeName;
            maps[metadata.WorkspaceRoot] = ".";
            maps[context.Directory.Root] = OutputName;

            // Names rather than pairs are sorted: Linq over pairs was most of what a build with nothing to do compiled.
            string[] folders = [.. maps.Keys];
            Array.Sort(folders, (a, b) => a.Length != b.Length ? a.Length - b.Length : string.CompareOrdinal(a, b));
            return Array.ConvertAll(folders, folder => $"--remap-path-prefix={folder}={maps[folder]}");
        }
    }

    /// <summary>The folders behind the names that stand for them.</summary>
    public IReadOnlyDictionary<string, string> Back
    {
        get
        {
            var folders = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [HomeName] = CargoInputs.Home(context.Environment),
                [OutputName] = context.Directory.Root,
            };
            if (shared is not null)
            {
                folders[SharedCrate.Name] = shared.Folder;
            }

            return folders;
        }
    }
}
