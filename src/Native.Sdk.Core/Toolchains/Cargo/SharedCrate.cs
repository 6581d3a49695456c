using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains.Cargo;

/// <summary>
/// The crate <c>native-sdk</c> that lies in the package: cargo takes it where a workspace asks crates.io for it.
/// </summary>
/// <remarks>
/// <para>
/// A patch by <c>path</c> would do, but cargo hashes an absolute path into the identity of the crate and of all that use it,
/// and so into symbols and the order of code: two machines would never build the same library. So the patch leads to a
/// registry, whose name is the same everywhere, and that registry is replaced by the package's folder, as a vendored one
/// (The Cargo Book, "Source Replacement", "Overriding Dependencies"). Nobody can own its name: RFC 2606 reserves
/// <c>.invalid</c>.
/// </para>
/// <para>
/// Cargo.lock then says <c>source = "registry+https://native-sdk.invalid/index"</c>, on every machine, and <c>--locked</c>
/// holds. Before it says so cargo wants to ask crates.io for the crate, patch or not; only <c>--offline</c> keeps it from that.
/// </para>
/// </remarks>
internal sealed class SharedCrate
{
    /// <summary>Of the crate; so its folder is called in libraries, too.</summary>
    public const string Name = "native-sdk";

    private const string Index = "https://native-sdk.invalid/index";

    private enum Locked
    {
        Not,
        Another,
        Ours,
    }

    private readonly string folder;
    private readonly string version;
    private readonly bool hasOthers;

    private SharedCrate(string folder, string version, bool hasOthers)
    {
        this.folder = folder;
        this.version = version;
        this.hasOthers = hasOthers;
    }

    /// <summary>Absolute folder of the crate.</summary>
    public string Folder => Path.Combine(folder, "rust");

    /// <summary>Absolute paths of its files, in order.</summary>
    public IReadOnlyList<string> Files { get; private init; } = [];

    /// <summary>What tells cargo of it.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        "--config", $"patch.crates-io.{Name}.version={Toml.Quote("=" + version)}",
        "--config", $"patch.crates-io.{Name}.registry={Toml.Quote(Name)}",
        "--config", $"registries.{Name}.index={Toml.Quote(Index)}",
        "--config", $"source.{Name}-index.registry={Toml.Quote(Index)}",
        "--config", $"source.{Name}-index.replace-with={Toml.Quote(Name + "-package")}",
        "--config", $"source.{Name}-package.directory={Toml.Quote(folder)}",
    ];

    /// <summary>Null where nobody asks for it (cargo warns of a patch that it has no use for), or where the user has a patch of their own.</summary>
    /// <param name="folder">The package's folder <c>native</c>, or null.</param>
    /// <param name="metadata">The workspace.</param>
    /// <param name="config">cargo's configuration.</param>
    public static SharedCrate? Find(string? folder, CargoMetadata metadata, CargoConfig config)
    {
        if (folder is null || CargoDependencies.Find(metadata, Name) is not { HasWanted: true } dependencies
            || config.Patches(Name) || CargoConfig.Patches(Toml.TryReadFile(Path.Combine(metadata.WorkspaceRoot, "Cargo.toml")), Name)
            || Toml.Find(Toml.TryReadFile(Path.Combine(folder, "rust", "Cargo.toml")), "package", "version") is not string version)
        {
            return null;
        }

        var files = Directory.GetFiles(Path.Combine(folder, "rust", "src"), "*.rs", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return new SharedCrate(folder, version, dependencies.HasOthers) { Files = [Path.Combine(folder, "rust", "Cargo.toml"), .. files] };
    }

    /// <summary>Before cargo builds: see to the lock file, and to what cargo remembers of another version of the files.</summary>
    /// <param name="context">The step that runs cargo.</param>
    /// <param name="build">How it is going to be run.</param>
    /// <param name="package">What is built.</param>
    /// <param name="lockFile">Absolute path of the workspace's lock file.</param>
    /// <param name="targetFolder">cargo's.</param>
    /// <returns>False if cargo cannot build, which has been reported.</returns>
    public bool Prepare(StepContext context, CommandLine build, CargoPackage package, string lockFile, string targetFolder)
    {
        ForgetOtherVersion(targetFolder);
        var locked = Look(lockFile);
        if (locked == Locked.Ours)
        {
            return true;
        }

        if (build.Arguments.FirstOrDefault(argument => argument is "--locked" or "--frozen") is { } forbidden)
        {
            // cargo would ask crates.io first, and speak of the network that it does not reach.
            context.Messages.Report(Catalog.SharedCrateNotLocked, package.Name, lockFile, version, $"and {forbidden} keeps it as it is. Build once without {forbidden}, and commit the lock file");
            return false;
        }

        if (locked == Locked.Another)
        {
            // cargo keeps to it, patch or not, until it is told. Offline it can unless it has never seen the index of the others.
            var said = Update(context, build, ["--package", Name, "--offline"], package);
            if (Look(lockFile) != Locked.Ours)
            {
                said = Update(context, build, ["--package", Name], package);
            }

            return CheckLocked(context, package, lockFile, said);
        }

        // Without a lock file the others are to be the newest there are, and that cargo can only learn from their registry.
        if (File.Exists(lockFile) || !hasOthers)
        {
            // If that fails cargo does it itself, and asks the network.
            Update(context, build, ["--workspace", "--offline"], package);
        }

        return true;
    }

    /// <summary>Whether a lock file names this very crate; if not, that is reported. Another one of that name must not come instead.</summary>
    /// <param name="context">The step that runs cargo.</param>
    /// <param name="package">What is built.</param>
    /// <param name="lockFile">Absolute path of the workspace's lock file.</param>
    /// <param name="said">What cargo said, if it failed.</param>
    public bool CheckLocked(StepContext context, CargoPackage package, string lockFile, string said = "")
    {
        if (Look(lockFile) == Locked.Ours)
        {
            return true;
        }

        context.Messages.Report(Catalog.SharedCrateNotLocked, package.Name, lockFile, version,
            $"and cargo did not take it.{said} Ask for native-sdk = \"1\", and remove the crate's lines from the lock file");
        return false;
    }

    /// <summary>Writes what is missing into the lock file, and changes nothing else.</summary>
    /// <returns>What cargo said.</returns>
    private static string Update(StepContext context, CommandLine build, string[] what, CargoPackage package)
    {
        string[] arguments = ["update", .. what, "--manifest-path", package.ManifestPath, .. ConfigOf(build.Arguments)];
        var result = context.Run(build with { Arguments = arguments });
        foreach (var line in result.Error)
        {
            context.Messages.Detail(line);
        }

        return ToolOutput.Tail(result.Error);
    }

    /// <summary>What a lock file says of the crate.</summary>
    /// <remarks>
    /// As cargo writes it, in the order of names:
    /// <code>
    /// [[package]]
    /// name = "native-sdk"
    /// version = "1.0.0"
    /// source = "registry+https://native-sdk.invalid/index"
    /// </code>
    /// </remarks>
    private Locked Look(string lockFile)
    {
        var found = Locked.Not;
        foreach (var entry in Toml.Find(Toml.TryReadFile(lockFile), "package") as List<object> ?? [])
        {
            if (entry is IReadOnlyDictionary<string, object> package && package.GetValueOrDefault("name") is Name)
            {
                if (package.GetValueOrDefault("version") as string != version || package.GetValueOrDefault("source") is not ("registry+" + Index))
                {
                    return Locked.Another;
                }

                found = Locked.Ours;
            }
        }

        return found;
    }

    /// <summary>To cargo a crate of a registry never changes. An update of the SDK may bring another one of the same version.</summary>
    private void ForgetOtherVersion(string targetFolder)
    {
        var marker = targetFolder + "." + Name;
        var content = ContentHash.OfTexts(Files.Select(File.ReadAllText)).ToString();
        if (File.Exists(marker) && File.ReadAllText(marker) == content)
        {
            return;
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, AttributesToSkip = 0 };
        var fingerprints = Directory.Exists(targetFolder) ? Directory.GetDirectories(targetFolder, ".fingerprint", options) : [];
        foreach (var fingerprint in fingerprints.SelectMany(parent => Directory.GetDirectories(parent, Name + "-*")))
        {
            Directory.Delete(fingerprint, recursive: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(marker)!);
        File.WriteAllText(marker, content);
    }

    /// <summary>The configuration that the build is given, ours and the user's, but for what is meant for the compiler.</summary>
    private static IEnumerable<string> ConfigOf(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count && arguments[i] != "--"; i++)
        {
            if (arguments[i] == "--config" && i + 1 < arguments.Count)
            {
                yield return arguments[i++];
                yield return arguments[i];
            }
            else if (arguments[i].StartsWith("--config=", StringComparison.Ordinal))
            {
                yield return arguments[i];
            }
        }
    }
}
