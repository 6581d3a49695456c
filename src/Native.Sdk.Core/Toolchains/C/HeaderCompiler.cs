using Native.Sdk.Execution;
using Native.Sdk.Headers;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains.Bindings;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Toolchains.C;

/// <summary>
/// The C compiler that sees a project's headers as those of one platform do, whatever builds the project. Exports and
/// bindings plan the same steps by it, and the graph has them once.
/// </summary>
public sealed class HeaderCompiler
{
    private readonly ToolchainContext context;
    private readonly NativeProject project;
    private CompilerSet? compilers;
    private CommandLine? shared;

    /// <param name="context">The project, of whatever kind, and the platform.</param>
    public HeaderCompiler(ToolchainContext context)
    {
        project = context.Project.ForHeaders();
        this.context = context with { Project = project };
        Searched = SearchPath.Find(project, context.Environment);
    }

    /// <summary>For which platform.</summary>
    public Platform Platform => context.Platform;

    /// <summary>Absolute folders of headers, in their order.</summary>
    public IReadOnlyList<string> Searched { get; }

    /// <summary>Sizes of C's types; null where they are not known. Once <see cref="Prepare"/> has found a compiler.</summary>
    public CDataModel? Model => CDataModel.Of(Platform.Os, Platform.Cpu, compilers!.Family != CompilerFamily.Msvc);

    /// <summary>Finds the compiler and asks what it is.</summary>
    /// <returns>False if there is none, which has been reported.</returns>
    public bool Prepare(BuildGraph questions)
    {
        compilers = CompilerChoice.Choose(context, needsC: true, needsCpp: false);
        compilers?.Prepare(questions);
        return compilers is not null;
    }

    /// <summary>Whether its answer is that of a compiler that can be used; if not, it has been reported.</summary>
    public bool Accept() => compilers!.Accept();

    /// <summary>Plans what makes preprocessed text of headers.</summary>
    /// <param name="graph">Gets the steps, if it does not have them.</param>
    /// <param name="name">Base name of the library.</param>
    /// <param name="headers">Absolute paths.</param>
    /// <param name="allFiles">Everything in the project's folder and its include folders: see <see cref="BuildGraph.SourceFiles"/>.</param>
    /// <returns>Absolute paths of the texts.</returns>
    public IReadOnlyList<string> PlanPreprocessing(BuildGraph graph, string name, IReadOnlyList<string> headers, IReadOnlyList<string> allFiles)
    {
        var command = Share();
        var (group, environment) = (Group(Platform, name), Environment());
        graph.SourceFiles[group] = allFiles;
        var outputs = new List<string>(headers.Count);
        foreach (var header in headers)
        {
            var relative = RelativeName.Of(header, project.Folder);
            var output = Path.Combine(context.Directory.Intermediate(Platform, name), "headers", RelativeName.Inside(relative) + ".i");
            var argument = RelativeName.Argument(relative);
            outputs.Add(output);
            graph.AddOnce(new PreprocessStep
            {
                Group = group,
                Subject = relative,
                Verb = StepVerb.Preprocess,
                Platform = Platform,
                Inputs = [header],
                Outputs = [output],
                SearchDirectories = Searched,
                SearchesParents = compilers!.Driver is ClDriver,
                Signature = new StepSignature(
                    ContentHash.OfTexts([.. command.Arguments, .. compilers.Driver.PreprocessArguments(argument, "", "")]), compilers.ToTool(Language.C)!.Identity, environment),
                Driver = compilers.Driver,
                Shared = command,
                HeaderArgument = argument,
                IsTolerant = Platform != context.Settings.Host,
            });
        }

        return outputs;
    }

    /// <summary>The step that has this compiler prove the layouts of bindings.</summary>
    /// <param name="name">Base name of the library.</param>
    /// <param name="bindings">Full name of their class.</param>
    /// <param name="proof">Absolute path of the C source that says what the bindings assume.</param>
    public ProveStep CreateProof(string name, string bindings, string proof)
    {
        var command = Share();
        var driver = compilers!.Driver;
        return new ProveStep
        {
            Group = ProofGroup(Platform, name),
            Subject = bindings,
            Verb = StepVerb.Prove,
            Platform = Platform,
            Inputs = [proof],
            Outputs = [Path.Combine(context.Directory.Intermediate(Platform, name), "proofs", bindings + driver.ObjectExtension)],
            Signature = new StepSignature(ContentHash.OfTexts([ProveStep.RulesVersion, .. command.Arguments, .. driver.HeaderOptions]), compilers.ToTool(Language.C)!.Identity, Environment()),
            Driver = driver,
            Shared = command with { Arguments = [.. command.Arguments, .. driver.HeaderOptions] },
        };
    }

    /// <summary>
    /// The group of the steps that preprocess. It is not the library's: bindings read headers of platforms whose library is
    /// not built at the moment, and what those would take note of, its sources' steps would miss.
    /// </summary>
    public static string Group(Platform platform, string name) => GroupRoot(platform) + "/" + name;

    /// <summary>First part of the groups of a platform's preprocessing.</summary>
    public static string GroupRoot(Platform platform) => platform.Rid + "-headers";

    /// <summary>First part of the groups of a platform's proofs.</summary>
    public static string ProofGroupRoot(Platform platform) => platform.Rid + "-proofs";

    private static string ProofGroup(Platform platform, string name) => ProofGroupRoot(platform) + "/" + name;

    private Hash128 Environment() => context.EnvironmentHash(compilers!.Driver.Variables);

    private CommandLine Share() => shared ??= new CommandLine(compilers!.CPath!,
        [.. compilers.Leading(Language.C), .. compilers.Driver.CompileOptions(project, Language.C)], project.Folder, compilers.Environment);
}
