using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains.Cargo;

namespace Native.Sdk.Toolchains.Bindings;

/// <summary>What cbindgen has to do with the bindings of a crate that has a cbindgen.toml: make its header, or compare it with the committed one.</summary>
internal sealed class CbindgenPlan
{
    private readonly BindingUnit unit;
    private readonly ToolchainContext context;
    private readonly string program;
    private InspectStep? version;

    private CbindgenPlan(BindingUnit unit, ToolchainContext context, string program) => (this.unit, this.context, this.program) = (unit, context, program);

    /// <summary>What cbindgen is asked first.</summary>
    public IReadOnlyList<Step> Questions { get; set; } = [];

    /// <summary>Null where cbindgen has no part in it.</summary>
    /// <param name="unit">The bindings.</param>
    /// <param name="request">What is built.</param>
    /// <param name="messages">Where the build speaks.</param>
    /// <param name="isGood">False if cbindgen is needed and not there, which has been reported.</param>
    public static CbindgenPlan? Create(BindingUnit unit, NativeBuildRequest request, IMessageSink messages, out bool isGood)
    {
        isGood = true;
        var project = unit.Project;
        if (project.Kind != ProjectKind.Cargo || !File.Exists(Configuration(project)))
        {
            return null;
        }

        var context = ToolchainFactory.CreateContext(project, unit.Platforms[0].Platform, request, messages);
        if (context.Tools.Find("cbindgen", project.Folder) is { } program)
        {
            return new CbindgenPlan(unit, context, program);
        }

        if (project.Bindings!.GeneratedHeader is { } missing)
        {
            isGood = false;
            messages.Report(Catalog.CbindgenNotFound, project.Include, missing);
        }
        else
        {
            messages.Detail($"native: {project.Include}: cbindgen is not on PATH, so nobody compares {Path.GetFileName(unit.Headers[0])} with the crate");
        }

        return null;
    }

    /// <summary>Asks cbindgen for its version.</summary>
    public void Prepare(BuildGraph questions) => questions.Add(version = InspectStep.Version(program, context.Directory, context.Environment));

    /// <summary>The step that makes the header, or compares it.</summary>
    public Step CreateHeader(string group)
    {
        var (project, tool) = (unit.Project, version!.ToTool());
        var isCommitted = project.Bindings!.GeneratedHeader is null;
        var header = unit.Headers[0];

        // The lock file says which other crates there are, if cbindgen is to read those; else it would only be news, once, after cargo's first run.
        var readsLock = Toml.Find(Toml.TryReadFile(Configuration(project)), "parse", "parse_deps") is true;
        string[] sources =
        [
            .. SourceTree.Names(project.Folder)
                .Where(name => name.EndsWith(".rs", StringComparison.Ordinal) || Path.GetFileName(name) is "Cargo.toml" || (readsLock && name == "Cargo.lock"))
                .Select(name => Path.Combine(project.Folder, name)),
        ];
        return new CbindgenStep
        {
            Group = group,
            Subject = Path.GetFileName(header),
            Verb = isCommitted ? StepVerb.Compare : StepVerb.Build,
            Inputs = [Configuration(project), .. sources, .. isCommitted ? [header] : Array.Empty<string>()],
            Outputs = [isCommitted ? Path.Combine(unit.Folder, "cbindgen", Path.GetFileName(header)) : header],
            Signature = new StepSignature(ContentHash.OfTexts([CbindgenStep.RulesVersion, header]), tool.Identity, context.EnvironmentHash("CARGO", "RUSTC", "RUSTUP_TOOLCHAIN")),
            Include = project.Include,
            Command = new CommandLine(program, ["--config", "cbindgen.toml"], project.Folder, context.Environment),
            Committed = isCommitted ? header : null,
        };
    }

    /// <summary>The step that finds what cbindgen missed.</summary>
    /// <param name="platform">Whose library.</param>
    /// <param name="library">Absolute path.</param>
    /// <param name="texts">Absolute paths of the preprocessed headers.</param>
    public Step CompareExports(Platform platform, string library, IReadOnlyList<string> texts) => new CompareExportsStep
    {
        Group = ProofGroup(platform),
        Subject = Path.GetFileName(library),
        Verb = StepVerb.Compare,
        Platform = platform,
        Inputs = [library, .. texts],
        Outputs = [Path.Combine(unit.Folder, "cbindgen", platform.Rid + ".missed")],
        Signature = new StepSignature(ContentHash.OfTexts([CompareExportsStep.RulesVersion, .. unit.Headers])),
        Project = unit.Project,
        Headers = unit.Headers,
    };

    private string ProofGroup(Platform platform) => C.HeaderCompiler.ProofGroupRoot(platform) + "/" + unit.FullName;

    private static string Configuration(NativeProject project) => Path.Combine(project.Folder, "cbindgen.toml");
}
