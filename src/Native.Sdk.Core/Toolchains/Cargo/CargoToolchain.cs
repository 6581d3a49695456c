using System.Text.Json;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.Cargo;

/// <summary>Plans a project of kind Cargo: one run of cargo, which builds incrementally and in parallel by itself.</summary>
public sealed class CargoToolchain(ToolchainContext given) : IToolchain
{
    /// <summary>Variables of cargo and rustc that say how to talk, not what to build.</summary>
    private static readonly HashSet<string> TalkVariables = ["RUST_BACKTRACE", "RUST_LOG", "CARGO_TERM_COLOR", "CARGO_TERM_VERBOSE", "CARGO_TERM_QUIET", "CARGO_TERM_PROGRESS_WHEN", "RUSTUP_AUTO_INSTALL"];

    private readonly ToolchainContext context = given with { Project = WithManifest(given.Project) };
    private readonly NativeProject project = WithManifest(given.Project);
    private readonly CargoSettings settings = given.Project.Cargo!;
    private string cargo = "";
    private InspectStep? toolchain;
    private InspectStep? manifest;
    private CargoConfig? config;
    private CargoCompilers? compilers;
    private RustToolchain? rust;
    private CargoMetadata? metadata;
    private CargoPackage? package;
    private SharedCrate? shared;

    /// <summary>
    /// The library's name as far as the manifest's text tells it, for builds that have no cargo at hand (NoBuild, or
    /// everything prebuilt).
    /// </summary>
    /// <param name="project">A project of kind Cargo.</param>
    /// <param name="directory">Where an earlier build has left cargo's answers.</param>
    public static string? LikelyName(NativeProject project, BuildDirectory directory)
    {
        var manifest = WithManifest(project);
        return CargoNames.Find(manifest, directory.Tools, AnswerName(QuestionOf(manifest), "metadata"));
    }

    /// <summary>An Include may name the crate's folder.</summary>
    private static NativeProject WithManifest(NativeProject project) =>
        Path.Combine(project.Path, "Cargo.toml") is var manifest && File.Exists(manifest) ? project with { Path = manifest, Folder = project.Path } : project;

    /// <summary>The part of <see cref="ToolchainContext.QuestionGroup"/> behind the platform.</summary>
    private static string QuestionOf(NativeProject project) => ContentHash.OfText(project.Path + "|" + project.Name).ToString()[..12];

    private static string AnswerName(string question, string subject) => question + "-" + subject + ".txt";

    /// <inheritdoc/>
    public bool Prepare(BuildGraph questions)
    {
        var (origin, named) = project.Environment.GetValueOrDefault("CARGO") is { Length: > 0 } own ? ("Environment CARGO", own)
            : context.Settings.CargoPath is { } path ? ("Property NativeCargoPath", path)
            : context.Environment.GetValueOrDefault("CARGO") is { Length: > 0 } variable ? ("Variable CARGO", variable)
            : ("", "cargo");
        if (context.Tools.Find(named, project.Folder) is not { } found)
        {
            if (origin.Length > 0)
            {
                context.Messages.Report(Catalog.NamedToolNotFound, origin, named, "");
            }
            else
            {
                context.Messages.Report(Catalog.CargoNotFound, project.Include, "NativeCargoPath, CARGO, cargo (PATH)");
            }

            return false;
        }

        cargo = found;
        config = CargoConfig.Read(project.Folder, context.Environment, settings.Options);
        compilers = CargoCompilers.Choose(context, config);
        if (compilers is null)
        {
            return false;
        }

        var rustc = context.Tools.Find(context.Environment.GetValueOrDefault("RUSTC") ?? config.Rustc(context.Environment) ?? Sibling(cargo, "rustc"), project.Folder)
            ?? context.Tools.Find("rustc", project.Folder);
        toolchain = AskToolchain(rustc);
        manifest = Ask("metadata", [cargo, "metadata", "--no-deps", "--format-version", "1", "--manifest-path", project.Path],
            [project.Path, cargo, .. CargoInputs.Package(project.Path)], answer => TryParse(answer) is { } parsed
                ? [.. parsed.Packages.SelectMany(member => CargoInputs.Package(member.ManifestPath).Prepend(member.ManifestPath)), Path.Combine(parsed.WorkspaceRoot, "Cargo.toml")]
                : []);
        questions.Add(toolchain);
        questions.Add(manifest);
        compilers.Prepare(questions);
        return true;
    }

    /// <inheritdoc/>
    public string? ResolveName()
    {
        rust = RustToolchain.Parse(toolchain!.Answer);
        metadata = TryParse(manifest!.Answer);
        if (metadata is null)
        {
            context.Messages.Report(Catalog.ToolNotUsable, cargo, "cargo metadata", 0, " Its answer is not what cargo writes.");
            return null;
        }

        package = FindPackage(metadata);
        if (package is null)
        {
            return null;
        }

        if (!package.IsDynamicLibrary)
        {
            context.Messages.Report(Catalog.NoDynamicLibraryTarget, project.Include, package.Name, package.ManifestPath,
                package.LibraryName is null ? "\nIt has no library at all yet: the code goes to src/lib.rs." : $"\n(It has {string.Join(", ", package.CrateTypes)}.)");
            return null;
        }

        return project.Name ?? package.LibraryName;
    }

    /// <inheritdoc/>
    public string? Explain() => $"cargo {rust!.CargoVersion}{(rust.RustcVersion is { } rustc && rustc != rust.CargoVersion ? ", rustc " + rustc : "")}{compilers!.Describe()}";

    /// <inheritdoc/>
    public bool Plan(BuildGraph graph, string name)
    {
        var target = compilers!.Target(rust!);
        if (!compilers.Accept() || !HasStandardLibrary(target))
        {
            return false;
        }

        shared = SharedCrate.Find(context.Settings.SharedFolder, metadata!, config!);
        var profile = settings.Profile ?? (context.Settings.IsDebug ? "dev" : "release");
        WarnOfAbort(profile);
        var fileName = context.Platform.DynamicLibrary(name);
        var targetFolder = Path.Combine(context.Directory.Intermediate(context.Platform, name), "cargo");
        var arguments = new List<string>
        {
            "rustc", "--manifest-path", package!.ManifestPath, "-p", package.Name, "--lib", "--target", target,
            "--target-dir", targetFolder,
            "--profile", profile, "--message-format", "json",
        };
        if (settings.Features.Count > 0)
        {
            arguments.AddRange(["--features", string.Join(',', settings.Features)]);
        }

        if (!settings.DefaultFeatures)
        {
            arguments.Add("--no-default-features");
        }

        arguments.AddRange(shared?.Arguments ?? []);
        arguments.AddRange(settings.Options);
        var environment = new Dictionary<string, string>(context.Environment, StringComparer.Ordinal);
        if (context.Settings.CompilerLauncher is { } launcher && Path.GetFileNameWithoutExtension(launcher) == "sccache")
        {
            // The only launcher that knows rustc.
            environment.TryAdd("RUSTC_WRAPPER", launcher);
        }

        var variables = new CargoVariables(context, config!, graph);
        compilers.Plan(variables, target, rust!.Host, targetFolder);
        foreach (var (variable, value) in variables.Added)
        {
            environment[variable] = value;
        }

        var maps = new CargoPathMaps(context, metadata!, rust!, shared);
        string[] flags = [.. context.Settings.Deterministic ? maps.Flags : [], .. compilers.Flags];
        var why = flags.Length == 0 ? null : config!.AddFlags(flags, target, environment, arguments);
        if (why is not null)
        {
            context.Messages.Detail($"native: {fileName}: paths of this machine may stay in the library: {why}. The flags for rustc are left as they are.");
        }

        arguments.Add("--");
        arguments.AddRange(why is null ? [] : compilers.Flags);
        arguments.AddRange(compilers.LinkArguments(fileName));
        var command = new CommandLine(cargo, arguments, project.Folder, environment);
        var declared = new[] { package.ManifestPath, cargo }.Concat(CargoInputs.Configuration(project.Folder, context.Environment)).Concat(config!.ExtraFiles)
            .Concat(variables.Inputs).Concat(shared?.Files ?? []).Distinct(StringComparer.Ordinal).ToArray();
        graph.Add(new CargoStep
        {
            Group = context.Group(name),
            Subject = fileName,
            Verb = StepVerb.Build,
            Platform = context.Platform,
            Inputs = declared,
            Outputs = [context.Directory.Built(context.Platform, name)],
            Signature = new StepSignature(ContentHash.OfTexts(
            [
                .. arguments, environment.GetValueOrDefault("CARGO_ENCODED_RUSTFLAGS") ?? "", compilers.Identity, variables.Identity,
            ]), ContentHash.OfText(toolchain!.Answer), context.EnvironmentHash(CargoVariables())),
            Command = command,
            Metadata = metadata!,
            Package = package,
            Shared = shared,
            TargetFolder = targetFolder,
            OutputRoot = context.Directory.Root,
            OwnVariables = context.OwnVariables,
            MappedBack = maps.Back,
        });
        return true;
    }

    private CargoPackage? FindPackage(CargoMetadata workspace)
    {
        if (settings.Package is { } wanted)
        {
            if (workspace.Packages.FirstOrDefault(member => member.Name == wanted) is { } found)
            {
                return found;
            }

            var names = workspace.Packages.Select(member => member.Name).ToArray();
            context.Messages.Report(Catalog.AmbiguousPackage, project.Include, project.Path,
                $"it has no package '{wanted}'.{NearestWord.Hint(wanted, names)} It has these", string.Join(", ", names));
            return null;
        }

        if (workspace.Packages.FirstOrDefault(member => SamePath(member.ManifestPath, project.Path)) is { } own)
        {
            return own;
        }

        var libraries = workspace.Packages.Where(member => member.IsDynamicLibrary).ToArray();
        if (libraries.Length == 1)
        {
            return libraries[0];
        }

        context.Messages.Report(Catalog.AmbiguousPackage, project.Include, project.Path,
            libraries.Length == 0 ? "none of its packages has crate-type \"cdylib\"" : "several of its packages are dynamic libraries",
            string.Join(", ", (libraries.Length == 0 ? workspace.Packages : libraries).Select(member => member.Name)));
        return null;
    }

    /// <summary>
    /// rustup's programs are proxies that choose by folder and variables, so the version is asked for in the project's folder,
    /// and the compiler that was chosen is watched besides.
    /// </summary>
    private InspectStep AskToolchain(string? rustc)
    {
        string[] inputs =
        [
            cargo, .. rustc is null ? Array.Empty<string>() : [rustc], .. CargoInputs.Toolchain(project.Folder, context.Environment),
            FileTable.Variable("RUSTUP_TOOLCHAIN"),
        ];
        var question = Ask("toolchain", [cargo, "--version", "--verbose"], inputs, answer => answer.Split('\n')
            .Where(Path.IsPathFullyQualified)
            .SelectMany(sysroot => (string[])[Path.Combine(sysroot, "bin", "rustc"), Path.Combine(sysroot, "bin", "cargo"), Path.Combine(sysroot, "lib", "rustlib", "components")]));
        return rustc is null ? question : question.With(
            new CommandLine(rustc, ["--version", "--verbose"], project.Folder, context.Environment),
            new CommandLine(rustc, ["--print", "sysroot", "--print", "target-list"], project.Folder, context.Environment));
    }

    private InspectStep Ask(string subject, string[] command, IReadOnlyList<string> inputs, Func<string, IEnumerable<string>> discover) => new()
    {
        Group = context.QuestionGroup,
        Subject = subject,
        Verb = StepVerb.Inspect,
        Inputs = inputs,
        Outputs = [Path.Combine(context.Directory.Tools, AnswerName(context.QuestionGroup.Replace('/', '-'), subject))],
        Signature = new StepSignature(ContentHash.OfTexts(command), default, context.EnvironmentHash(CargoVariables())),
        Commands = [new CommandLine(command[0], command[1..], project.Folder, context.Environment)],
        DiscoverInputs = discover,
    };

    private IEnumerable<string> CargoVariables() => context.Environment.Keys
        .Where(name => (name.StartsWith("CARGO", StringComparison.Ordinal) || name.StartsWith("RUST", StringComparison.Ordinal)) && !TalkVariables.Contains(name))
        .Order(StringComparer.Ordinal);

    /// <summary>
    /// Whether there is something to link with. Looked for at every build: it comes by a command of which no file here tells.
    /// </summary>
    private bool HasStandardLibrary(string target)
    {
        var folder = rust!.LibraryFolder(target);
        if (folder is null || (rust.Knows(target) && Directory.Exists(folder)) || config!.BuildsStd(context.Environment)
            || settings.Options.Any(option => option.StartsWith("-Zbuild-std", StringComparison.Ordinal) || option.StartsWith("build-std", StringComparison.Ordinal)))
        {
            return true;
        }

        context.Messages.Report(Catalog.MissingRustTarget, "rustc " + rust.RustcVersion, target, project.Include, context.Platform,
            rust.Knows(target) ? $"'{folder}' does not exist" : "this rustc does not know the target",
            rust.Knows(target) ? rust.Remedy(target, context.Platform) : "take a newer toolchain (rustup update)",
            context.Platform.DynamicLibrary(project.Name ?? package!.LibraryName!));
        return false;
    }

    private void WarnOfAbort(string profile)
    {
        string manifest;
        try
        {
            manifest = File.ReadAllText(Path.Combine(metadata!.WorkspaceRoot, "Cargo.toml"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // cargo reads it too, and says what is wrong.
            return;
        }

        if (!manifest.Contains("abort", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var (key, value) in TomlScan.Read(manifest))
        {
            if (key == $"profile.{profile}.panic" && value.Contains("abort", StringComparison.Ordinal))
            {
                context.Messages.Report(Catalog.PanicAborts, package!.Name, profile);
                return;
            }
        }
    }

    private static CargoMetadata? TryParse(string answer)
    {
        try
        {
            return CargoMetadata.Parse(answer);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Sibling(string program, string name) =>
        Path.Combine(Path.GetDirectoryName(program)!, name + Path.GetExtension(program));

    private static bool SamePath(string a, string b) => string.Equals(Path.GetFullPath(a), Path.GetFullPath(b),
        System.OperatingSystem.IsWindows() || System.OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
