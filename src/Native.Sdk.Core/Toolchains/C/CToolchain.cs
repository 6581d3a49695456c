using System.Globalization;
using Native.Sdk.Binaries;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Toolchains.C;

/// <summary>Plans a project of kind C: compile each unit, list the exports, link.</summary>
public sealed class CToolchain(ToolchainContext context) : IToolchain
{
    private readonly NativeProject project = context.Project;
    private readonly CSettings c = context.Project.C!;
    private readonly IReadOnlyList<string> searched = SearchPath.Find(context.Project, context.Environment);
    private readonly HeaderCompiler headers = new(context);
    private SourceSet sources = new([], []);
    private CompilerSet? compilers;
    private bool hasCpp;
    private string? launcher;

    /// <summary>The compiles that <see cref="Plan"/> added, for compile_commands.json.</summary>
    public List<CompileStep> Compiles { get; } = [];

    private ICompilerDriver Driver => compilers!.Driver;

    /// <inheritdoc/>
    public bool Prepare(BuildGraph questions)
    {
        sources = SourceSet.Find(project, searched);
        if (sources.Units.Count == 0)
        {
            context.Messages.Report(Catalog.NoSources, project.Include, project.Folder, string.Join(';', c.Sources),
                File.Exists(Path.Combine(project.Folder, "Cargo.toml")) ? "; there is a Cargo.toml: name it in Include to have it built by cargo" : "");
            return false;
        }

        var hasHeaders = c.Exports == ExportMode.Header;
        var hasC = hasHeaders;
        foreach (var unit in sources.Units)
        {
            var isCpp = TranslationUnit.LanguageOf(unit) == Language.Cpp;
            hasCpp |= isCpp;
            hasC |= !isCpp;
        }

        compilers = CompilerChoice.Choose(context, hasC, hasCpp);
        compilers?.Prepare(questions);
        if (hasHeaders && compilers is not null)
        {
            headers.Prepare(questions);
        }

        if (context.Settings.CompilerLauncher is { } named)
        {
            launcher = context.Tools.Find(named, project.Folder);
            if (launcher is null)
            {
                context.Messages.Report(Catalog.LauncherNotFound, named);
                return false;
            }
        }

        return compilers is not null;
    }

    /// <inheritdoc/>
    public string? ResolveName() => project.Name;

    /// <inheritdoc/>
    public string? Explain() => compilers?.Describe();

    /// <inheritdoc/>
    public bool Plan(BuildGraph graph, string name)
    {
        if (!compilers!.Accept())
        {
            return false;
        }

        var group = context.Group(name);
        graph.SourceFiles[group] = sources.AllFiles;
        var environment = context.EnvironmentHash(Driver.Variables);
        var cCommand = Share(Language.C, environment);
        var cppCommand = Share(Language.Cpp, environment);
        var assemblerCommand = Share(Language.Assembler, environment);

        var objects = new List<string>(sources.Units.Count);
        foreach (var source in sources.Units)
        {
            var unit = Unit(source, name);
            objects.Add(unit.Object);
            var shared = (unit.Language switch
            {
                Language.C => cCommand,
                Language.Cpp => cppCommand,
                _ => assemblerCommand,
            })!;
            var argument = RelativeName.Argument(unit.Name);
            var compile = new CompileStep
            {
                Group = group,
                Subject = unit.Name,
                Verb = StepVerb.Compile,
                Platform = context.Platform,
                Inputs = (string[])[source],
                Outputs = (string[])[unit.Object],
                SearchDirectories = searched,
                SearchesParents = Driver is ClDriver,
                Signature = new StepSignature(ContentHash.Combine(shared.Hash, ContentHash.OfText(argument)), shared.Tool.Identity, environment),
                Driver = Driver,
                Shared = shared.Command,
                SourceArgument = argument,
            };
            Compiles.Add(compile);
            graph.Add(compile);
        }

        var preprocessed = c.Exports == ExportMode.Header ? headers.PlanPreprocessing(graph, name, project.Headers, sources.AllFiles) : [];
        var exports = PlanExports(graph, group, name, objects, preprocessed);
        if (exports is not null && Driver.HidesInObjects)
        {
            objects = PlanHiding(graph, group, name, objects, exports);
        }

        PlanLink(graph, group, name, objects, exports, environment);
        return true;
    }

    private string? PlanExports(BuildGraph graph, string group, string name, List<string> objects, IReadOnlyList<string> preprocessed)
    {
        if (context.Platform.Format == BinaryFormat.Pe && c.Exports == ExportMode.Annotated)
        {
            // dllexport is an instruction to the linker, in the objects; COFF knows no other visibility.
            return null;
        }

        var output = Path.Combine(context.Directory.Intermediate(context.Platform, name), Driver.ExportFileName);
        graph.Add(new ExportStep
        {
            Group = group,
            Subject = context.Platform.DynamicLibrary(name),
            Verb = StepVerb.Export,
            Platform = context.Platform,
            Inputs = [.. objects, .. preprocessed, .. c.ExportsFile is { } file ? [file] : Array.Empty<string>()],
            Outputs = [output],
            Signature = new StepSignature(ContentHash.OfTexts([ExportStep.RulesVersion, ((int)c.Exports).ToString(CultureInfo.InvariantCulture), .. project.Headers])),
            Project = project,
            Driver = Driver,
            Objects = objects,
            PreprocessedHeaders = preprocessed,
        });
        return output;
    }

    private List<string> PlanHiding(BuildGraph graph, string group, string name, List<string> objects, string exports)
    {
        var folder = context.Directory.Intermediate(context.Platform, name);
        var (compiled, linked) = (Path.Combine(folder, "objects"), Path.Combine(folder, "linked"));
        string[] hidden = [.. objects.Select(path => Path.Combine(linked, RelativeName.Native(path, compiled)))];
        graph.Add(new HideStep
        {
            Group = group,
            Subject = context.Platform.DynamicLibrary(name),
            Verb = StepVerb.Hide,
            Platform = context.Platform,
            Inputs = [.. objects, exports],
            Outputs = hidden,
            Signature = new StepSignature(ContentHash.OfText(HideStep.RulesVersion)),
            Objects = objects,
            ExportFile = exports,
        });
        return [.. hidden];
    }

    private void PlanLink(BuildGraph graph, string group, string name, List<string> objects, string? exports, Hash128 environment)
    {
        var fileName = context.Platform.DynamicLibrary(name);
        var language = hasCpp ? Language.Cpp : Language.C;
        var linker = compilers!.ToLinker(language);
        var leading = Driver.LinksByCompiler ? compilers.Leading(language) : [];
        var arguments = Driver.Link(project, new LinkRequest(fileName, exports, hasCpp));
        var warm = compilers.WarmUp(graph, hasCpp);
        graph.Add(new LinkStep
        {
            Group = group,
            Subject = fileName,
            Verb = StepVerb.Link,
            Platform = context.Platform,
            Inputs = [.. objects, .. exports is null ? Array.Empty<string>() : [exports], .. warm is null ? Array.Empty<string>() : [warm], .. LinkInputs.Find(project)],
            Outputs = [context.Directory.Built(context.Platform, name)],
            Signature = new StepSignature(ContentHash.OfTexts([.. leading, .. arguments.BeforeObjects, "", .. arguments.AfterObjects]), linker.Identity, environment),
            Driver = Driver,
            Program = new CommandLine(linker.Path, leading, project.Folder, compilers.Environment),
            Arguments = arguments,
            Objects = objects,
        });
    }

    private Shared? Share(Language language, Hash128 environment)
    {
        if (compilers!.ToTool(language) is not { } tool)
        {
            return null;
        }

        string[] options = [.. compilers.Leading(language), .. Driver.CompileOptions(project, language)];
        var command = launcher is null
            ? new CommandLine(tool.Path, options, project.Folder, compilers.Environment)
            : new CommandLine(launcher, [tool.Path, .. options], project.Folder, compilers.Environment);
        return new Shared(tool, command, ContentHash.Combine(ContentHash.OfTexts(command.Arguments), environment));
    }

    private TranslationUnit Unit(string source, string name)
    {
        var relative = RelativeName.Of(source, project.Folder);
        var output = Path.Combine(context.Directory.Intermediate(context.Platform, name), "objects", RelativeName.Inside(relative) + Driver.ObjectExtension);
        return new TranslationUnit(source, relative, TranslationUnit.LanguageOf(source), output);
    }

    private sealed record Shared(Tool Tool, CommandLine Command, Hash128 Hash);
}
