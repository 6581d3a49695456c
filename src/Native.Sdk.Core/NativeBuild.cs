using System.Diagnostics;
using System.Globalization;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Packaging;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains;
using Native.Sdk.Toolchains.Bindings;
using Native.Sdk.Toolchains.C;

namespace Native.Sdk;

/// <summary>A native build from declarations to libraries: the walk along the stations that docs/design.md describes.</summary>
/// <param name="request">What is to be built.</param>
/// <param name="messages">Where the build speaks.</param>
public sealed class NativeBuild(NativeBuildRequest request, IMessageSink messages)
{
    private readonly List<NativeLibrary> libraries = [];
    private readonly List<Unit> units = [];
    private bool failed;

    /// <summary>Runs it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; no process is left.</exception>
    public NativeBuildResult Run(CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        using var opening = new SessionOpening(request.Directory, request.Settings.Environment, request.MaxParallelism, request.Platforms, messages);
        if (!request.NoBuild)
        {
            opening.Start();
        }

        if (new NativeProjectReader(request.ProjectDirectory, request.Settings.Platforms, messages).Read(request.Declarations) is not { } projects
            || new BindingUnits(request, messages).Read(projects) is not { } bound)
        {
            return NativeBuildResult.Failure;
        }

        var bindings = new BindingPlan(request, bound, messages);

        foreach (var platform in request.Platforms)
        {
            foreach (var project in projects.Where(project => project.IsFor(platform)))
            {
                if (!TakePrebuilt(project, platform) && !(request.NoBuild && TakeBuilt(project, platform)))
                {
                    AddUnit(project, platform);
                }
            }
        }

        if (request.NoBuild || (units.Count == 0 && bindings.IsEmpty))
        {
            CheckNames();
            failed |= !bindings.Find();
            return new NativeBuildResult(!failed, libraries, 0) { Bindings = bindings.Files };
        }

        // The lock first, the questions then: what is asked depends on files that another build may be writing.
        if (!opening.Lock(cancellation, request.Patience))
        {
            return NativeBuildResult.Failure;
        }

        var questions = AskQuestions(bindings);
        if (opening.Open() is not { } session)
        {
            return NativeBuildResult.Failure;
        }

        using (session)
        {
            Build(session, questions, bindings, start, cancellation);
            return new NativeBuildResult(!failed, libraries, session.Processes.Started) { Bindings = bindings.Files };
        }
    }

    private void Build(BuildSession session, QuestionSet questions, BindingPlan bindings, long start, CancellationToken cancellation)
    {
        TakeAnswers(session.Run(questions.ToGraph(), cancellation), bindings);
        Explain();
        CheckNames();
        var graph = new BuildGraph();
        foreach (var unit in units.Where(unit => unit.Name is not null))
        {
            if (!unit.Toolchain.Plan(graph, unit.Name!))
            {
                Drop(unit);
                continue;
            }

            unit.Stage = StageStep.Create(unit.Context, unit.Name!, ExportHint(unit.Context.Project.Kind), unit.Toolchain.Explain());
            graph.Add(unit.Stage);
        }

        bindings.Plan(graph, StagedLibrary);

        // For this machine's platform, which an editor shows; the same whether others are built with it or not.
        var compiles = new List<CompileStep>();
        foreach (var unit in units)
        {
            if (unit.Context.Platform == request.Settings.Host && unit.Toolchain is CToolchain toolchain)
            {
                compiles.AddRange(toolchain.Compiles);
            }
        }

        if (compiles.Count > 0)
        {
            graph.Add(CompilationDatabaseStep.Create(compiles, request.Directory));
        }

        if (!failed)
        {
            graph.Complete.UnionWith(request.Platforms.Select(platform => platform.Rid));
        }

        var report = session.Run(graph, cancellation);
        foreach (var unit in units)
        {
            Conclude(unit, report);
        }

        failed |= !bindings.Conclude(report);
        if (messages.Wants(MessageLevel.Normal))
        {
            messages.Say(string.Create(CultureInfo.InvariantCulture,
                $"native: {report.Ran} of {graph.Steps.Count} steps run, {session.Processes.Started} processes started, checked in {report.Check.TotalMilliseconds:F1} ms, {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms in all"));
        }
    }

    /// <summary>Which tools were chosen, each only once for a platform.</summary>
    private void Explain()
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in units.Where(unit => !unit.IsDropped))
        {
            if (unit.Toolchain.Explain() is { } tools && $"native: {unit.Context.Platform}: {tools}" is var line && said.Add(line))
            {
                messages.Say(line);
            }
        }
    }

    /// <summary>First half of planning: what are the tools, what is in the crates.</summary>
    private QuestionSet AskQuestions(BindingPlan bindings)
    {
        var questions = new QuestionSet();
        foreach (var unit in units)
        {
            var asked = new BuildGraph();
            if (!unit.Toolchain.Prepare(asked))
            {
                Drop(unit);
                continue;
            }

            unit.Questions = questions.Add(asked);
        }

        bindings.Prepare(questions);
        return questions;
    }

    private void TakeAnswers(BuildReport report, BindingPlan bindings)
    {
        bindings.Hear(report);
        foreach (var unit in units.Where(unit => !unit.IsDropped))
        {
            if (!unit.Questions.All(report.IsGood) || (unit.Name = unit.Toolchain.ResolveName()) is null)
            {
                Drop(unit);
            }
        }
    }

    /// <summary>Where the library of a project will lie; null if it is not built now.</summary>
    private string? StagedLibrary(NativeProject project, Platform platform) =>
        units.FirstOrDefault(unit => unit.Context.Project == project && unit.Context.Platform == platform)?.Stage?.Outputs[0];

    private void Conclude(Unit unit, BuildReport report)
    {
        var (project, platform) = (unit.Context.Project, unit.Context.Platform);
        var name = unit.Name ?? KnownName(project, platform);
        var staged = name is null ? null : request.Directory.Staged(platform, name);
        if (unit.Stage is null || !report.IsGood(unit.Stage))
        {
            failed = true;
            var last = staged is not null && File.Exists(staged)
                ? $" The last good library, of {File.GetLastWriteTime(staged).ToString("u", CultureInfo.InvariantCulture)[..^1]}, stays in place: {staged}"
                : " There is none of an earlier build.";
            messages.Report(Catalog.LibraryNotUpdated, name is null ? project.Include : platform.DynamicLibrary(name), platform, last);
            return;
        }

        var symbols = unit.Stage.Outputs.Count > 1 ? unit.Stage.Outputs[1] : null;
        libraries.Add(new NativeLibrary(project, unit.Name!, platform, staged!, symbols, IsPrebuilt: false));
    }

    private bool TakePrebuilt(NativeProject project, Platform platform)
    {
        if (request.PrebuiltPath is not { } root || KnownName(project, platform) is not { } name)
        {
            return false;
        }

        var fileName = platform.DynamicLibrary(name);
        switch (PrebuiltLibrary.Find(root, platform, fileName, messages, out var path))
        {
            case PrebuiltLibrary.Result.Found:
                messages.Say($"native: {fileName} for {platform}: prebuilt, {path}");
                libraries.Add(new NativeLibrary(project, name, platform, path!, null, IsPrebuilt: true));
                return true;
            case PrebuiltLibrary.Result.None:
                return false;
            default:
                failed = true;
                return true;
        }
    }

    private bool TakeBuilt(NativeProject project, Platform platform)
    {
        var name = KnownName(project, platform);
        var path = name is null ? null : request.Directory.Staged(platform, name);
        if (!File.Exists(path))
        {
            failed = true;
            messages.Report(Catalog.NotBuilt, name is null ? project.Include : platform.DynamicLibrary(name), platform, request.Settings.Configuration);
            return true;
        }

        var symbols = request.Directory.Symbols(platform, name!);
        libraries.Add(new NativeLibrary(project, name!, platform, path, File.Exists(symbols) ? symbols : null, IsPrebuilt: false));
        return true;
    }

    private void AddUnit(NativeProject project, Platform platform)
    {
        var context = ToolchainFactory.CreateContext(project, platform, request, messages);
        units.Add(new Unit(context, ToolchainFactory.Create(context)));
    }

    /// <summary>Two libraries of one file name, or a library with the assembly's name, would overwrite each other in an output folder.</summary>
    private void CheckNames()
    {
        var owners = new Dictionary<string, NativeProject>(StringComparer.OrdinalIgnoreCase);
        foreach (var library in libraries)
        {
            Claim(library.Project, library.Name, library.Platform);
        }

        foreach (var unit in units.Where(unit => unit.Name is not null))
        {
            if (!Claim(unit.Context.Project, unit.Name!, unit.Context.Platform))
            {
                Drop(unit);
            }
        }

        bool Claim(NativeProject project, string name, Platform platform)
        {
            var file = platform.DynamicLibrary(name);
            if (string.Equals(name, request.AssemblyName, StringComparison.OrdinalIgnoreCase))
            {
                failed = true;
                messages.Report(Catalog.NameOfAssembly, name, project.Include, name + ".dll", request.AssemblyName);
                return false;
            }

            if (!owners.TryAdd(platform.Rid + "/" + file, project))
            {
                failed = true;
                messages.Report(Catalog.DuplicateName, owners[platform.Rid + "/" + file].Include, project.Include, file, platform);
                return false;
            }

            return true;
        }
    }

    private string? KnownName(NativeProject project, Platform platform) => ToolchainFactory.KnownName(project, platform, request);

    private void Drop(Unit unit)
    {
        failed = true;
        unit.IsDropped = true;
        unit.Name = null;
    }

    private static string ExportHint(ProjectKind kind) => kind switch
    {
        ProjectKind.Cargo => "Mark functions with #[no_mangle] pub extern \"C\" (edition 2024: #[unsafe(no_mangle)]).",
        ProjectKind.C => "Every function of the sources is static or hidden.",
        _ => "Give functions default visibility, and link them into a shared library.",
    };

    /// <summary>One project for one platform on its way.</summary>
    private sealed class Unit(ToolchainContext context, IToolchain toolchain)
    {
        public ToolchainContext Context { get; } = context;

        public IToolchain Toolchain { get; } = toolchain;

        public IReadOnlyList<Step> Questions { get; set; } = [];

        /// <summary>Whether it failed before its steps were planned.</summary>
        public bool IsDropped { get; set; }

        /// <summary>Null until it is known, and once the unit is dropped.</summary>
        public string? Name { get; set; }

        public StageStep? Stage { get; set; }
    }
}
