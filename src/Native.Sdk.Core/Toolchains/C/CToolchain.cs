using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.C;

/// <summary>Plans a project of kind C: compile each unit, list the exports, link.</summary>
public sealed class CToolchain(ToolchainContext context) : IToolchain
{
    private static readonly string[] CCompilers = ["gcc", "clang", "cc"];
    private static readonly string[] CppCompilers = ["g++", "clang++", "c++"];

    private readonly NativeProject project = context.Project;
    private readonly CSettings c = context.Project.C!;
    private readonly ICompilerDriver driver = new GnuDriver(context.Platform, context.Settings);
    private readonly IReadOnlyList<string> searched = SearchPath.Find(context.Project, context.Environment);
    private SourceSet sources = new([], []);
    private InspectStep? compiler;
    private InspectStep? cppCompiler;
    private string? launcher;

    /// <summary>The compiles that <see cref="Plan"/> added, for compile_commands.json.</summary>
    public List<CompileStep> Compiles { get; } = [];

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

        var hasC = c.Exports == ExportMode.Header;
        var hasCpp = false;
        foreach (var unit in sources.Units)
        {
            var isCpp = TranslationUnit.LanguageOf(unit) == Language.Cpp;
            hasCpp |= isCpp;
            hasC |= !isCpp;
        }

        var found = true;
        if (hasC)
        {
            found &= Find("C", "CC", nameof(BuildSettings.Compiler), context.Settings.Compiler, CCompilers, questions, out compiler);
        }

        if (hasCpp)
        {
            found &= Find("C++", "CXX", nameof(BuildSettings.CppCompiler), context.Settings.CppCompiler ?? CppCompanion(), CppCompilers, questions, out cppCompiler);
        }

        if (context.Settings.CompilerLauncher is { } named)
        {
            launcher = context.Tools.Find(named, project.Folder);
            if (launcher is null)
            {
                context.Messages.Report(Catalog.LauncherNotFound, named);
                found = false;
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public string? ResolveName() => project.Name;

    /// <inheritdoc/>
    public bool Plan(BuildGraph graph, string name)
    {
        var group = context.Group(name);
        graph.SourceFiles[group] = sources.AllFiles;
        var environment = context.EnvironmentHash(driver.Variables);
        var cCommand = Share(compiler, Language.C, environment);
        var cppCommand = Share(cppCompiler, Language.Cpp, environment);
        var assemblerCommand = Share(compiler, Language.Assembler, environment);

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
            var argument = Argument(unit.Name);
            var compile = new CompileStep
            {
                Group = group,
                Subject = unit.Name,
                Verb = StepVerb.Compile,
                Platform = context.Platform,
                Inputs = [source],
                Outputs = [unit.Object],
                SearchDirectories = searched,
                Signature = new StepSignature(ContentHash.Combine(shared.Hash, ContentHash.OfText(argument)), shared.Tool.Identity, environment),
                Driver = driver,
                Shared = shared.Command,
                SourceArgument = argument,
            };
            Compiles.Add(compile);
            graph.Add(compile);
        }

        var preprocessed = c.Exports == ExportMode.Header ? PlanHeaders(graph, group, name, cCommand!) : [];
        var exports = PlanExports(graph, group, name, objects, preprocessed);
        PlanLink(graph, group, name, objects, exports, cppCompiler?.ToTool() ?? compiler!.ToTool(), environment);
        return true;
    }

    private List<string> PlanHeaders(BuildGraph graph, string group, string name, Shared shared)
    {
        var outputs = new List<string>();
        foreach (var header in project.Headers)
        {
            var relative = Path.GetRelativePath(project.Folder, header).Replace('\\', '/');
            var output = Path.Combine(context.Directory.Intermediate(context.Platform, name), "headers", Inside(relative) + ".i");
            var argument = Argument(relative);
            outputs.Add(output);
            graph.Add(new CompileStep
            {
                Group = group,
                Subject = relative,
                Verb = StepVerb.Preprocess,
                Platform = context.Platform,
                Inputs = [header],
                Outputs = [output],
                SearchDirectories = searched,
                Signature = new StepSignature(ContentHash.Combine(shared.Hash, ContentHash.OfText(argument)), shared.Tool.Identity, context.EnvironmentHash(driver.Variables)),
                Driver = driver,
                Shared = shared.Command,
                SourceArgument = argument,
                PreprocessOnly = true,
            });
        }

        return outputs;
    }

    private string? PlanExports(BuildGraph graph, string group, string name, List<string> objects, List<string> preprocessed)
    {
        if (context.Platform.Os is TargetOs.MacOS or TargetOs.Windows)
        {
            // Their objects are Mach-O and COFF, which Core/Binaries does not read yet; everything visible is exported.
            return null;
        }

        var output = Path.Combine(context.Directory.Intermediate(context.Platform, name), "exports.map");
        graph.Add(new ExportStep
        {
            Group = group,
            Subject = context.Platform.DynamicLibrary(name),
            Verb = StepVerb.Export,
            Platform = context.Platform,
            Inputs = [.. objects, .. preprocessed, .. c.ExportsFile is { } file ? [file] : Array.Empty<string>()],
            Outputs = [output],
            Signature = new StepSignature(ContentHash.OfTexts([ExportStep.RulesVersion, c.Exports.ToString(), .. project.Headers])),
            Project = project,
            Driver = driver,
            Objects = objects,
            PreprocessedHeaders = preprocessed,
        });
        return output;
    }

    private void PlanLink(BuildGraph graph, string group, string name, List<string> objects, string? exports, Tool linker, Hash128 environment)
    {
        var fileName = context.Platform.DynamicLibrary(name);
        var arguments = driver.Link(project, new LinkRequest(fileName, exports, cppCompiler is not null));
        graph.Add(new LinkStep
        {
            Group = group,
            Subject = fileName,
            Verb = StepVerb.Link,
            Platform = context.Platform,
            Inputs = [.. objects, .. exports is null ? Array.Empty<string>() : [exports], .. LinkInputs.Find(project)],
            Outputs = [context.Directory.Built(context.Platform, name)],
            Signature = new StepSignature(ContentHash.OfTexts([.. arguments.BeforeObjects, "", .. arguments.AfterObjects]), linker.Identity, environment),
            Driver = driver,
            Program = new CommandLine(linker.Path, [], project.Folder, context.Environment),
            Arguments = arguments,
            Objects = objects,
        });
    }

    private Shared? Share(InspectStep? question, Language language, Hash128 environment)
    {
        if (question is null)
        {
            return null;
        }

        var tool = question.ToTool();
        var options = driver.CompileOptions(project, language);
        var command = launcher is null
            ? new CommandLine(tool.Path, options, project.Folder, context.Environment)
            : new CommandLine(launcher, [tool.Path, .. options], project.Folder, context.Environment);
        return new Shared(tool, command, ContentHash.Combine(ContentHash.OfTexts(command.Arguments), environment));
    }

    private TranslationUnit Unit(string source, string name)
    {
        var relative = Path.GetRelativePath(project.Folder, source).Replace('\\', '/');
        var output = Path.Combine(context.Directory.Intermediate(context.Platform, name), "objects", Inside(relative) + driver.ObjectExtension);
        return new TranslationUnit(source, relative, TranslationUnit.LanguageOf(source), output);
    }

    /// <summary>A relative path as one below a folder: <c>../shared/a.c</c> → <c>@up/shared/a.c</c>, <c>D:/a.c</c> → <c>D@/a.c</c>.</summary>
    private static string Inside(string relative)
    {
        var path = relative.Replace("../", "@up/");
        return System.OperatingSystem.IsWindows() ? path.Replace(':', '@') : path;
    }

    /// <summary>Relative, so that builds in other folders run the same command; never to be mistaken for an option or a response file.</summary>
    private static string Argument(string relative) => relative[0] is '-' or '@' ? "./" + relative : relative;

    private bool Find(string language, string variable, string property, string? named, string[] usual, BuildGraph questions, out InspectStep? step)
    {
        step = null;
        property = "Native" + property;
        var (origin, wanted) = project.Environment.GetValueOrDefault(variable) is { Length: > 0 } own ? ("Environment " + variable, own)
            : named is not null ? ("Property " + property, named)
            : context.Environment.GetValueOrDefault(variable) is { Length: > 0 } value ? ("Variable " + variable, value)
            : ("", null);
        var found = wanted is not null ? context.Tools.Find(wanted, project.Folder) : context.Tools.FindFirst(usual, project.Folder);
        if (found is null)
        {
            if (wanted is not null)
            {
                context.Messages.Report(Catalog.NamedToolNotFound, origin, wanted, "");
            }
            else
            {
                context.Messages.Report(Catalog.CompilerNotFound, language, project.Include, context.Platform, string.Join(", ", usual) + " (PATH)",
                    "apt-get install build-essential, dnf install gcc gcc-c++, xcode-select --install", $"{property} or {variable}");
            }

            return false;
        }

        step = InspectStep.Version(found, context.Directory, context.Environment);
        questions.Add(step);
        return true;
    }

    /// <summary>Who names a C compiler wants its C++ sibling, if there is one: <c>/opt/clang-18</c> → <c>/opt/clang++-18</c>.</summary>
    private string? CppCompanion()
    {
        if ((project.Environment.GetValueOrDefault("CC") ?? context.Settings.Compiler ?? context.Environment.GetValueOrDefault("CC")) is not { Length: > 0 } named
            || context.Environment.ContainsKey("CXX"))
        {
            return null;
        }

        var file = Path.GetFileName(named);
        var sibling = file.Contains("clang") ? file.Replace("clang", "clang++") : file.Replace("gcc", "g++");
        var path = named[..^file.Length] + sibling;
        return sibling != file && context.Tools.Find(path, project.Folder) is not null ? path : null;
    }

    private sealed record Shared(Tool Tool, CommandLine Command, Hash128 Hash);
}
