namespace Native.Sdk.Toolchains.Cargo;

/// <summary>
/// What cargo's configuration says about flags for rustc: <c>--config</c> arguments, then the config files from the folder
/// upwards, each before what it includes.
/// </summary>
/// <remarks>The Cargo Book, "Configuration", "Hierarchical structure" and "Including extra configuration files".</remarks>
internal sealed class CargoConfig
{
    private readonly List<IReadOnlyDictionary<string, object>> levels = [];
    private readonly HashSet<string> extraFiles = new(StringComparer.Ordinal);
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private bool isComplete = true;

    private CargoConfig()
    {
    }

    /// <summary>Files that the configuration names, there or not, besides those where cargo looks anyway.</summary>
    public IReadOnlyCollection<string> ExtraFiles => extraFiles;

    /// <summary>Reads all of it.</summary>
    /// <param name="folder">Where cargo is started.</param>
    /// <param name="environment">Variables of the tools.</param>
    /// <param name="options">Arguments of cargo, among which may be <c>--config</c>.</param>
    public static CargoConfig Read(string folder, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> options)
    {
        var config = new CargoConfig();
        foreach (var argument in Arguments(options).Reverse())
        {
            var path = argument.Contains('\0') ? "" : Path.GetFullPath(argument.Length == 0 ? "." : argument, folder);
            if (File.Exists(path))
            {
                config.extraFiles.Add(path);
                config.AddFile(path);
            }
            else
            {
                config.Add(Toml.TryRead(argument), folder);
            }
        }

        foreach (var path in CargoInputs.Configuration(folder, environment).Where(File.Exists))
        {
            // Of the two names cargo takes the older one, if both are there.
            if (!path.EndsWith(".toml", StringComparison.Ordinal) || !File.Exists(path[..^".toml".Length]))
            {
                config.AddFile(path);
            }
        }

        return config;
    }

    /// <summary>The rustc that <c>build.rustc</c> or its variable names, as written; null if there is none.</summary>
    /// <param name="environment">Variables of the tools.</param>
    public string? Rustc(IReadOnlyDictionary<string, string> environment) => environment.GetValueOrDefault("CARGO_BUILD_RUSTC") is { Length: > 0 } variable
        ? variable
        : levels.Select(level => Toml.Find(level, "build", "rustc")).OfType<string>().FirstOrDefault();

    /// <summary>Whether cargo is told to build the standard library itself.</summary>
    /// <param name="environment">Variables of the tools.</param>
    public bool BuildsStd(IReadOnlyDictionary<string, string> environment) =>
        environment.ContainsKey("CARGO_UNSTABLE_BUILD_STD") || levels.Any(level => Toml.Find(level, "unstable", "build-std") is not null);

    /// <summary>Whether the user has a patch for a crate of crates.io.</summary>
    /// <param name="crate">Name.</param>
    public bool Patches(string crate) => levels.Any(level => Patches(level, crate));

    /// <summary>The same of a manifest, which has such a table too.</summary>
    public static bool Patches(IReadOnlyDictionary<string, object>? table, string crate) =>
        Toml.Find(table, "patch", "crates-io", crate) is not null || Toml.Find(table, "patch", "https://github.com/rust-lang/crates.io-index", crate) is not null;

    /// <summary>Whether the user has chosen a linker for a target.</summary>
    /// <param name="target">Triple.</param>
    /// <param name="environment">Variables of the tools.</param>
    /// <param name="isHost">
    /// Whether it is this machine's: what a <c>cfg</c> says is not evaluated, and taken to be meant for the machine on which it
    /// was written.
    /// </param>
    public bool NamesLinker(string target, IReadOnlyDictionary<string, string> environment, bool isHost) =>
        environment.GetValueOrDefault(CargoVariables.LinkerVariable(target)) is { Length: > 0 }
        || levels.Any(level => Toml.Find(level, "target", target, "linker") is not null)
        || (isHost && levels.Any(level => (Toml.Find(level, "target") as IReadOnlyDictionary<string, object>)?
            .Any(pair => pair.Key.StartsWith("cfg(", StringComparison.Ordinal) && Toml.Find(pair.Value as IReadOnlyDictionary<string, object>, "linker") is not null) == true));

    /// <summary>
    /// Adds flags for rustc to those of the user, none of which may be lost. There are four sources, and the first that has any
    /// excludes the others: CARGO_ENCODED_RUSTFLAGS, RUSTFLAGS, <c>target.*</c> (the triple's and those of every <c>cfg</c>
    /// that is true, together), <c>build.rustflags</c>. So ours go to the one that is in use; a table of our own,
    /// <c>target.'cfg(not(native_sdk))'</c>, adds to the third whatever the user's tables look like.
    /// </summary>
    /// <param name="flags">Ours.</param>
    /// <param name="target">Triple.</param>
    /// <param name="environment">Variables of cargo, which may be changed.</param>
    /// <param name="arguments">Arguments of cargo, which may be extended.</param>
    /// <returns>Null, or why the flags could not be added, or maybe not.</returns>
    public string? AddFlags(IReadOnlyList<string> flags, string target, Dictionary<string, string> environment, List<string> arguments)
    {
        if (environment.TryGetValue("CARGO_ENCODED_RUSTFLAGS", out var encoded))
        {
            Encode(encoded.Length == 0 ? [] : [encoded]);
            return null;
        }

        if (environment.TryGetValue("RUSTFLAGS", out var plain))
        {
            environment.Remove("RUSTFLAGS");
            Encode(plain.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            return null;
        }

        if (!isComplete)
        {
            return "a part of cargo's configuration could not be read";
        }

        var build = levels.Select(level => Toml.Find(level, "build", "rustflags")).OfType<object>().ToArray();
        var buildVariable = Words(environment.GetValueOrDefault("CARGO_BUILD_RUSTFLAGS"));
        var ofTriple = levels.Select(level => Toml.Find(level, "target", target, "rustflags")).OfType<object>().ToArray();
        var tripleVariable = Words(environment.GetValueOrDefault("CARGO_TARGET_" + target.ToUpperInvariant().Replace('-', '_').Replace('.', '_') + "_RUSTFLAGS"));
        if ((!HasFlags(build) && buildVariable.Length == 0) || HasFlags(ofTriple) || tripleVariable.Length > 0)
        {
            Configure("target.'cfg(not(native_sdk))'.rustflags");
            return null;
        }

        // Without evaluating it, a cfg table may exclude [build] or not.
        var hasExpressions = levels.Any(level => (Toml.Find(level, "target") as IReadOnlyDictionary<string, object>)?
            .Any(pair => pair.Key.StartsWith("cfg(", StringComparison.Ordinal) && Toml.Find(pair.Value as IReadOnlyDictionary<string, object>, "rustflags") is not null) == true);
        if (build.All(value => value is List<object>))
        {
            Configure("build.rustflags");
            return hasExpressions ? "there are build.rustflags and target.'cfg(…)'.rustflags" : null;
        }

        if (hasExpressions || !build.All(value => value is string))
        {
            return "build.rustflags is text, to which cargo adds no list";
        }

        Encode([.. Words((string)build[0]), .. buildVariable]);
        return null;

        void Encode(IEnumerable<string> users) => environment["CARGO_ENCODED_RUSTFLAGS"] = string.Join('\x1f', [.. users, .. flags]);

        void Configure(string key) => arguments.AddRange(["--config", $"{key}=[{string.Join(',', flags.Select(Toml.Quote))}]"]);
    }

    /// <summary>Lists of all levels are joined; of texts the first counts.</summary>
    private static bool HasFlags(object[] values) =>
        values.OfType<List<object>>().Any(list => list.Count > 0) || (values.OfType<string>().FirstOrDefault() is { } text && Words(text).Length > 0);

    private static string[] Words(string? text) => text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static IEnumerable<string> Arguments(IReadOnlyList<string> options)
    {
        for (var i = 0; i < options.Count; i++)
        {
            if (options[i] == "--config" && i + 1 < options.Count)
            {
                yield return options[++i];
            }
            else if (options[i].StartsWith("--config=", StringComparison.Ordinal))
            {
                yield return options[i]["--config=".Length..];
            }
        }
    }

    private void AddFile(string path)
    {
        if (read.Add(path))
        {
            Add(Toml.TryReadFile(path), Path.GetDirectoryName(path)!);
        }
    }

    private void Add(Dictionary<string, object>? level, string folder)
    {
        if (level is null)
        {
            isComplete = false;
            return;
        }

        levels.Add(level);
        var included = level.GetValueOrDefault("include") switch
        {
            null => [],
            List<object> list => list,
            var single => [single],
        };
        foreach (var entry in included.AsEnumerable().Reverse())
        {
            if ((entry as string ?? Toml.Find(entry as IReadOnlyDictionary<string, object>, "path") as string) is not { Length: > 0 } name || name.Contains('\0'))
            {
                isComplete = false;
                continue;
            }

            var path = Path.GetFullPath(name, folder);
            extraFiles.Add(path);
            if (File.Exists(path))
            {
                AddFile(path);
            }
        }
    }
}
