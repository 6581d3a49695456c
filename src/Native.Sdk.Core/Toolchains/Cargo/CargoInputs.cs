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

    /// <summary>
    /// Files beside and above a manifest that belong to its package, whether they are there or not: the build script, and
    /// the workspace, for which cargo looks in every folder above.
    /// </summary>
    public static IEnumerable<string> Package(string manifest)
    {
        var folder = Path.GetDirectoryName(manifest);
        if (string.IsNullOrEmpty(folder))
        {
            yield break;
        }

        yield return Path.Combine(folder, "build.rs");
        foreach (var workspace in Workspaces(manifest))
        {
            yield return workspace;
        }
    }

    /// <summary>The manifests in the folders above, and the one that <c>package.workspace</c> names.</summary>
    public static IEnumerable<string> Workspaces(string manifest)
    {
        var folder = Path.GetDirectoryName(manifest);
        if (Toml.Find(Toml.TryReadFile(manifest), "package", "workspace") is string workspace && FullPath(workspace, folder) is { } named)
        {
            yield return Path.Combine(named, "Cargo.toml");
        }

        for (var parent = Path.GetDirectoryName(folder); !string.IsNullOrEmpty(parent); parent = Path.GetDirectoryName(parent))
        {
            yield return Path.Combine(parent, "Cargo.toml");
        }
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
        AddDepFile(Path.ChangeExtension(artifact, ".d"), inputs, metadata.WorkspaceRoot, output);

        // Registry packages lie in CARGO_HOME and never change; the lock file says which they are.
        var local = cargo.Artifacts.Select(found => found.ManifestPath)
            .Where(manifest => manifest.Length > 0 && !manifest.StartsWith(home, StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        inputs.UnionWith(local);
        inputs.UnionWith(local.SelectMany(Package));
        foreach (var script in cargo.BuildScripts)
        {
            AddBuildScript(script, local, inputs, output);
        }

        AddVariables(artifact, local.Count > 0, inputs);
        inputs.RemoveWhere(path => path.StartsWith(output + Path.DirectorySeparatorChar, StringComparison.Ordinal));
        return [.. inputs.Order(StringComparer.Ordinal)];
    }

    /// <summary>The lock file, which cargo writes itself where it is missing or old.</summary>
    public static string LockFile(CargoMetadata metadata) => Path.Combine(metadata.WorkspaceRoot, "Cargo.lock");

    private static void AddDepFile(string depFile, HashSet<string> inputs, string folder, string output)
    {
        foreach (var path in DepFile.ReadPrerequisites(TryRead(depFile) ?? "").Select(path => FullPath(path, folder)).OfType<string>())
        {
            // A rerun-if-changed folder stands in dep-info as the folder.
            AddFileOrFolder(path, inputs, output);
        }
    }

    private static void AddBuildScript(CargoBuildScript script, HashSet<string> local, HashSet<string> inputs, string output)
    {
        if (Path.GetDirectoryName(script.OutDirectory) is not { } ran || TryRead(Path.Combine(ran, "output")) is not { } printed)
        {
            inputs.Add(FileTable.Volatile($"what the build script of {script.PackageId} depends on is not known"));
            return;
        }

        var said = BuildScriptOutput.Parse(printed.Split('\n'));
        inputs.UnionWith(said.Variables.Select(FileTable.Variable));
        var folder = local.Select(Path.GetDirectoryName).OfType<string>().FirstOrDefault(directory => IsPackageIn(script.PackageId, directory));
        if (folder is null)
        {
            return;
        }

        if (!said.IsSpecific)
        {
            inputs.Add(FileTable.Tree(folder));
            inputs.UnionWith(SourceTree.Names(folder).Select(name => Path.Combine(folder, name)));
            return;
        }

        foreach (var path in said.Paths.Select(path => FullPath(path, folder)).OfType<string>())
        {
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                // cargo runs such a script at every build; so must we.
                inputs.Add(FileTable.Volatile($"the build script of {Path.GetFileName(folder)} depends on '{path}', which does not exist"));
            }

            AddFileOrFolder(path, inputs, output);
        }
    }

    private static void AddFileOrFolder(string path, HashSet<string> inputs, string output)
    {
        if (!Directory.Exists(path))
        {
            inputs.Add(path);
            return;
        }

        inputs.Add(FileTable.Tree(path));
        inputs.UnionWith(BuildScriptFolder.Files(path, output));
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
            inputs.UnionWith(DepFile.ReadVariables(TryRead(depFile) ?? "")
                .Where(name => !name.StartsWith("CARGO", StringComparison.Ordinal) && name != "OUT_DIR")
                .Select(FileTable.Variable));
        }
    }

    /// <summary>A file's text; null if it is not there or cannot be read.</summary>
    private static string? TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>An absolute path; null where the text can be none.</summary>
    private static string? FullPath(string path, string? folder) =>
        path.Length == 0 || path.Contains('\0') || !Path.IsPathFullyQualified(folder ?? "") ? null : Path.GetFullPath(path, folder!);

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
