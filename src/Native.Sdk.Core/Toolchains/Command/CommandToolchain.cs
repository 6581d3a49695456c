using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains.C;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Toolchains.Command;

/// <summary>Plans a project of kind Command: one program, run without a shell, that makes the library.</summary>
/// <remarks>
/// <c>{rid}</c> and <c>{configuration}</c> are replaced in Command, Inputs, OutputFile and WorkingDirectory; <c>{output}</c>
/// in Command is the file to make: OutputFile, or, without one, a path of ours. The program finds in its environment,
/// besides what the build has:
/// <list type="table">
/// <item><term><c>CC</c>, <c>CXX</c>, <c>AR</c>, <c>RANLIB</c></term><description>absolute paths, where the Environment metadata or the build's environment does not say otherwise and there is one</description></item>
/// <item><term><c>NATIVE_RID</c>, <c>NATIVE_CONFIGURATION</c></term><description>as <c>{rid}</c> and <c>{configuration}</c></description></item>
/// <item><term><c>NATIVE_TARGET</c></term><description>the target triple as rustc spells it, which GNU's config.sub understands too: <c>x86_64-unknown-linux-gnu</c></description></item>
/// <item><term><c>NATIVE_OUTPUT</c></term><description>as <c>{output}</c></description></item>
/// <item><term><c>NATIVE_SDK_INCLUDE</c></term><description>the folder of native_sdk.h</description></item>
/// <item><term><c>NATIVE_JOBS</c></term><description>how many compilers it may run at once</description></item>
/// </list>
/// </remarks>
public sealed class CommandToolchain(ToolchainContext context) : IToolchain
{
    /// <summary>What make and its implicit rules read; whatever else matters to a command belongs into its Environment metadata.</summary>
    private static readonly string[] Variables =
    [
        "CC", "CXX", "AR", "RANLIB", "LD", "CFLAGS", "CXXFLAGS", "CPPFLAGS", "LDFLAGS", "LDLIBS", "ARFLAGS", "PKG_CONFIG_PATH",
        "CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "LIBRARY_PATH", "SOURCE_DATE_EPOCH", "SDKROOT", "MACOSX_DEPLOYMENT_TARGET",
    ];

    private readonly NativeProject project = context.Project;
    private readonly CommandSettings settings = context.Project.Command!;
    private readonly Dictionary<string, string> tools = new(StringComparer.Ordinal);

    /// <summary>Null: the system's, or none.</summary>
    private CompilerSet? compilers;
    private string? program;
    private string workingDirectory = "";

    /// <inheritdoc/>
    public bool Prepare(BuildGraph questions)
    {
        workingDirectory = Replace(settings.WorkingDirectory);
        if (!Directory.Exists(workingDirectory))
        {
            context.Messages.Report(Catalog.InvalidMetadata, project.Include, MetadataName.WorkingDirectory, workingDirectory, "there is no such folder.");
            return false;
        }

        return FindProgram() & FindTools(questions);
    }

    /// <inheritdoc/>
    public string? ResolveName() => project.Name is null ? null : Replace(project.Name);

    /// <inheritdoc/>
    public string? Explain() => compilers?.Describe();

    /// <inheritdoc/>
    public bool Plan(BuildGraph graph, string name)
    {
        var output = settings.OutputFile is { } written ? Path.GetFullPath(Native(Replace(written)), project.Folder) : null;
        var root = context.Directory.Root + Path.DirectorySeparatorChar;
        var inputs = new CommandInputs(project.Folder, [.. settings.Inputs.Select(Replace)], path => path == output || path.StartsWith(root, StringComparison.Ordinal));
        var found = inputs.Find();
        if (!CheckInputs(inputs, found))
        {
            return false;
        }

        IEnumerable<string> prepared = [];
        if (compilers is not null)
        {
            if (!compilers.Accept())
            {
                return false;
            }

            WrapTools(graph);
            prepared = new[] { compilers.WarmUp(graph, hasCpp: false) }.OfType<string>();
        }

        string[] words = [.. settings.Command.Skip(1).Select(Replace)];
        var own = new OwnInputs(Path.Combine(context.Directory.Intermediate(context.Platform, name), "own-inputs"));
        graph.Add(new CommandStep
        {
            Group = context.Group(name),
            Subject = context.Platform.DynamicLibrary(name),
            Verb = StepVerb.Build,
            Platform = context.Platform,
            Inputs = [.. Named(words, output).Concat(prepared).Concat(found.Except(own.Read().Except(inputs.Named))).Distinct(StringComparer.Ordinal)],
            Outputs = [context.Directory.Built(context.Platform, name)],
            Signature = new StepSignature(
                ContentHash.OfTexts(["command 1", .. words, output ?? "", workingDirectory, context.Settings.Configuration, context.Settings.SharedInclude ?? ""]),
                ContentHash.Combine(ContentHash.OfText(program!), compilers?.ToTool(Language.C)?.Identity ?? default),
                ContentHash.Combine(context.EnvironmentHash(Variables), ContentHash.OfTexts(tools.Select(tool => tool.Key + "=" + tool.Value)))),
            Project = project,
            Command = new CommandLine(program!, words, workingDirectory, Environment()),
            OutputFile = output,
            Declared = inputs,
            Own = own,
        });
        return true;
    }

    private bool CheckInputs(CommandInputs inputs, IReadOnlyList<string> found)
    {
        var good = true;
        for (var i = 0; i < inputs.Named.Count; i++)
        {
            var path = inputs.Named[i];
            if (!inputs.IsMissing(path))
            {
                continue;
            }

            var parent = Path.GetDirectoryName(path);
            var siblings = Directory.Exists(parent) ? Directory.EnumerateFileSystemEntries(parent).Take(1000).Select(entry => Path.GetFileName(entry)) : [];
            context.Messages.Report(Catalog.MissingInput, project.Include, inputs.Written[i], path, NearestWord.Hint(Path.GetFileName(path), siblings));
            good = false;
        }

        if (good && found.Count == 0)
        {
            context.Messages.Report(Catalog.NoInputs, project.Include, string.Join(';', settings.Inputs), project.Folder);
            return false;
        }

        return good;
    }

    /// <summary>
    /// What the project names elsewhere: Include's file (a Makefile), the program, the script that it interprets
    /// (<c>sh build.sh</c>), and the compilers that we name.
    /// </summary>
    private IEnumerable<string> Named(string[] words, string? output)
    {
        yield return program!;
        if (File.Exists(project.Path))
        {
            yield return project.Path;
        }

        if (words is [var first, ..] && first.Length > 0 && first[0] != '-' && !first.Contains("{output}", StringComparison.Ordinal)
            && Path.GetFullPath(Native(first), workingDirectory) is var script && script != output
            && script.StartsWith(project.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(script))
        {
            yield return script;
        }

        foreach (var name in (string[])["CC", "CXX", "AR", "RANLIB"])
        {
            if (tools.TryGetValue(name, out var compiler))
            {
                yield return compiler;
            }
        }
    }

    private Dictionary<string, string> Environment()
    {
        var environment = new Dictionary<string, string>(compilers?.Environment ?? context.Environment, OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal)
        {
            ["NATIVE_RID"] = context.Platform.Rid,
            ["NATIVE_CONFIGURATION"] = context.Settings.Configuration,
            ["NATIVE_SDK_INCLUDE"] = context.Settings.SharedInclude ?? "",
            ["NATIVE_TARGET"] = compilers is null ? context.Platform.RustTarget : context.Platform.RustGnuTarget,
        };
        foreach (var (name, path) in tools)
        {
            environment[name] = path;
        }

        return environment;
    }

    private bool FindProgram()
    {
        var word = Replace(settings.Command[0]);
        program = context.Tools.Find(Path.IsPathFullyQualified(word) ? word : "./" + word, workingDirectory) ?? context.Tools.Find(word, workingDirectory);
        if (program is not null)
        {
            return true;
        }

        if (Path.GetFullPath(Native(word), workingDirectory) is var file && File.Exists(file))
        {
            context.Messages.Report(Catalog.CommandNotExecutable, project.Include, file, word);
        }
        else
        {
            context.Messages.Report(Catalog.CommandNotFound, project.Include, word, workingDirectory);
        }

        return false;
    }

    /// <summary>
    /// The project's own variables come first, then the properties, then the build's variables, then what there is. Commands
    /// need not be about C at all, so none of them is missed; but what is named must be there.
    /// </summary>
    private bool FindTools(BuildGraph questions)
    {
        if (!CompilerChoice.TryChoose(context, out var chosen))
        {
            return false;
        }

        if (chosen is not null && (chosen.Family != CompilerFamily.Gnu || context.Platform != context.Settings.Host))
        {
            compilers = chosen;
            compilers.Prepare(questions);
            return true;
        }

        return context.Platform != context.Settings.Host || FindSystemTools();
    }

    /// <summary>The compilers of another platform, by one path each.</summary>
    private void WrapTools(BuildGraph graph)
    {
        foreach (var (variable, path) in ((string, string?)[])
        [
            ("CC", compilers!.Wrap(graph, Language.C)), ("CXX", compilers.Wrap(graph, Language.Cpp)),
            ("AR", compilers.Wrap(graph, "ar")), ("RANLIB", compilers.Wrap(graph, "ranlib")),
        ])
        {
            if (path is not null && !project.Environment.ContainsKey(variable))
            {
                tools[variable] = path;
            }
        }
    }

    private bool FindSystemTools() =>
        Find("CC", "NativeCompiler", context.Settings.Compiler, ["gcc", "clang", "cc"])
        & Find("CXX", "NativeCppCompiler", context.Settings.CppCompiler, ["g++", "clang++", "c++"])
        & Find("AR", "", null, ["ar", "llvm-ar"])
        & Find("RANLIB", "", null, ["ranlib", "llvm-ranlib"]);

    private bool Find(string variable, string property, string? wanted, string[] usual)
    {
        if (project.Environment.ContainsKey(variable) || (wanted is null && context.Environment.GetValueOrDefault(variable) is { Length: > 0 }))
        {
            return true;
        }

        if ((wanted is null ? context.Tools.FindFirst(usual, project.Folder) : context.Tools.Find(wanted, project.Folder)) is { } found)
        {
            tools[variable] = found;
            return true;
        }

        if (wanted is null)
        {
            return true;
        }

        context.Messages.Report(Catalog.NamedToolNotFound, "Property " + property, wanted, "");
        return false;
    }

    private string Replace(string text) => text
        .Replace("{rid}", context.Platform.Rid, StringComparison.Ordinal)
        .Replace("{configuration}", context.Settings.Configuration, StringComparison.Ordinal);

    private static string Native(string path) => Path.DirectorySeparatorChar == '/' ? path : path.Replace('/', '\\');
}
