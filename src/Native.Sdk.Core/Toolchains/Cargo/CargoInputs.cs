using Native.Sdk.Execution;
using Native.Sdk.Toolchains.C;

namespace Native.Sdk.Toolchains.Cargo;

/// <summary>
/// What a cargo build depends on. cargo's dep-info names the sources; it does not name manifests, the lock file,
/// variables, or the package of a build script that declares nothing. All of it together is what lets a no-op do without cargo.
/// </summary>
internal static class CargoInputs
{
    /// <summary>Files that cargo reads on its way up from a folder, whether they are there or not: they count when they appear, too.</summary>
    public static IEnumerable<string> Configuration(string folder, IReadOnlyDictionary<string, string> environment)
    {
        for (var directory = folder; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            yield return Path.Combine(directory, ".cargo", "config.toml");
            yield return Path.Combine(directory, ".cargo", "config");
        }

        yield return Path.Combine(Home(environment), "config.toml");
        yield return Path.Combine(Home(environment), "config");
    }

    /// <summary>Files by which rustup chooses a toolchain for a folder.</summary>
    public static IEnumerable<string> Toolchain(string folder, IReadOnlyDictionary<string, string> environment)
    {
        for (var directory = folder; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            yield return Path.Combine(directory, "rust-toolchain.toml");
            yield return Path.Combine(directory, "rust-toolchain");
        }

        var home = environment.GetValueOrDefault("RUSTUP_HOME") ?? Path.Combine(UserFolder(environment), ".rustup");
        yield return Path.Combine(home, "settings.toml");
    }

    /// <summary>CARGO_HOME.</summary>
    public static string Home(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault("CARGO_HOME") is { Length: > 0 } home ? home : Path.Combine(UserFolder(environment), ".cargo");

    /// <summary>What a finished build turned out to depend on: absolute paths and virtual files, each once.</summary>
    /// <param name="cargo">What cargo said.</param>
    /// <param name="artifact">Absolute path of the library.</param>
    /// <param name="metadata">The workspace.</param>
    /// <param name="environment">Variables of the tools.</param>
    /// <param name="output">Folder of build products, which are no inputs.</param>
    public static IReadOnlyList<string> Discover(
        CargoMessages cargo, string artifact, CargoMetadata metadata, IReadOnlyDictionary<string, string> environment, string output)
    {
        var home = Home(environment) + Path.DirectorySeparatorChar;
        var inputs = new HashSet<string>(StringComparer.Ordinal) { LockFile(metadata), Path.Combine(metadata.WorkspaceRoot, "Cargo.toml") };
        AddDepFile(Path.ChangeExtension(artifact, ".d"), inputs, metadata.WorkspaceRoot);

        // Registry packages lie in CARGO_HOME and never change; the lock file says which they are.
        var local = cargo.Artifacts.Select(found => found.ManifestPath)
            .Where(manifest => manifest.Length > 0 && !manifest.StartsWith(home, StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        inputs.UnionWith(local);
        foreach (var script in cargo.BuildScripts)
        {
            AddBuildScript(script, local, inputs);
        }

        AddVariables(artifact, local.Count > 0, inputs);
        inputs.RemoveWhere(path => path.StartsWith(output + Path.DirectorySeparatorChar, StringComparison.Ordinal));
        return [.. inputs.Order(StringComparer.Ordinal)];
    }

    /// <summary>The lock file, which cargo writes itself where it is missing or old.</summary>
    public static string LockFile(CargoMetadata metadata) => Path.Combine(metadata.WorkspaceRoot, "Cargo.lock");

    private static void AddDepFile(string depFile, HashSet<string> inputs, string folder)
    {
        if (File.Exists(depFile))
        {
            foreach (var path in DepFile.ReadPrerequisites(File.ReadAllText(depFile)).Select(path => Path.GetFullPath(path, folder)))
            {
                // A rerun-if-changed folder stands in dep-info as the folder.
                AddFileOrFolder(path, inputs);
            }
        }
    }

    private static void AddBuildScript(CargoBuildScript script, HashSet<string> local, HashSet<string> inputs)
    {
        var printed = Path.Combine(Path.GetDirectoryName(script.OutDirectory)!, "output");
        if (!File.Exists(printed))
        {
            inputs.Add(FileTable.Volatile($"what the build script of {script.PackageId} depends on is not known"));
            return;
        }

        var said = BuildScriptOutput.Parse(File.ReadLines(printed));
        inputs.UnionWith(said.Variables.Select(FileTable.Variable));
        var folder = local.Select(manifest => Path.GetDirectoryName(manifest)!).FirstOrDefault(directory => IsPackageIn(script.PackageId, directory));
        if (folder is null)
        {
            return;
        }

        if (!said.IsSpecific)
        {
            AddFileOrFolder(folder, inputs);
            return;
        }

        foreach (var path in said.Paths.Select(path => Path.GetFullPath(path, folder)))
        {
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                // cargo runs such a script at every build; so must we.
                inputs.Add(FileTable.Volatile($"the build script of {Path.GetFileName(folder)} depends on '{path}', which does not exist"));
            }

            AddFileOrFolder(path, inputs);
        }
    }

    private static void AddFileOrFolder(string path, HashSet<string> inputs)
    {
        if (!Directory.Exists(path))
        {
            inputs.Add(path);
            return;
        }

        inputs.Add(FileTable.Tree(path));
        inputs.UnionWith(SourceTree.Names(path).Select(name => Path.Combine(path, name)));
    }

    /// <summary>Variables that crates read with <c>env!</c>: rustc notes them in the dep file of each crate.</summary>
    private static void AddVariables(string artifact, bool hasLocal, HashSet<string> inputs)
    {
        var folder = Path.Combine(Path.GetDirectoryName(artifact)!, "deps");
        if (!hasLocal || !Directory.Exists(folder))
        {
            return;
        }

        foreach (var depFile in Directory.EnumerateFiles(folder, "*.d"))
        {
            // What cargo sets itself (CARGO_PKG_VERSION, OUT_DIR) follows from manifests and scripts.
            inputs.UnionWith(DepFile.ReadVariables(File.ReadAllText(depFile))
                .Where(name => !name.StartsWith("CARGO", StringComparison.Ordinal) && name != "OUT_DIR")
                .Select(FileTable.Variable));
        }
    }

    /// <summary><c>path+file:///w/a%20b#x@0.1.0</c> names the folder <c>/w/a b</c>.</summary>
    private static bool IsPackageIn(string packageId, string folder)
    {
        var start = packageId.IndexOf("file://", StringComparison.Ordinal);
        if (start < 0)
        {
            return false;
        }

        var end = packageId.IndexOfAny(['#', ')'], start);
        return Uri.TryCreate(end < 0 ? packageId[start..] : packageId[start..end], UriKind.Absolute, out var uri)
            && Path.TrimEndingDirectorySeparator(uri.LocalPath) == folder;
    }

    private static string UserFolder(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME") ?? Path.GetTempPath();
}
