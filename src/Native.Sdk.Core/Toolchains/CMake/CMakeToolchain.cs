using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains.C;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Toolchains.CMake;

/// <summary>Plans a project of kind CMake: configure, then build one target.</summary>
public sealed class CMakeToolchain(ToolchainContext context) : IToolchain
{
    private static readonly string[] CMakeNames = ["cmake"];
    private static readonly string[] NinjaNames = ["ninja", "ninja-build"];
    private static readonly string[] MakeNames = ["make", "gmake"];

    /// <summary>What cmake itself tries first, so that another compiler on PATH is another configuration.</summary>
    private static readonly string[][] UsualCompilers = [["cc", "gcc", "clang"], ["c++", "g++", "clang++"]];

    /// <summary>
    /// Variables that cmake-env-variables(7) lists, and pkg-config's. Whatever else begins with <c>CMAKE_</c> counts too;
    /// what a project's own scripts read is found by <see cref="CMakeScript"/>.
    /// </summary>
    private static readonly string[] Variables =
    [
        "CC", "CXX", "CFLAGS", "CXXFLAGS", "CPPFLAGS", "LDFLAGS", "ASM", "ASMFLAGS", "ASM_NASM", "ASM_NASMFLAGS", "FC", "FFLAGS",
        "CUDACXX", "CUDAFLAGS", "CUDAHOSTCXX", "OBJC", "OBJCXX", "RC", "RCFLAGS",
        "PKG_CONFIG", "PKG_CONFIG_PATH", "PKG_CONFIG_LIBDIR", "PKG_CONFIG_SYSROOT_DIR",
    ];

    /// <summary>Options that would send cmake elsewhere, or make it do something else.</summary>
    private static readonly string[] ForbiddenOptions = ["-S", "-B", "-H", "-P", "-E", "-N", "--build", "--install", "--open", "--find-package", "--workflow"];

    private readonly NativeProject project = context.Project;
    private readonly List<string> options = [];
    private InspectStep? cmake;
    private InspectStep? ninja;
    private string? generator;

    /// <summary>Null: cmake looks for the compilers itself.</summary>
    private CompilerSet? compilers;

    /// <inheritdoc/>
    public bool Prepare(BuildGraph questions)
    {
        var script = Path.Combine(project.Folder, "CMakeLists.txt");
        if (!File.Exists(script))
        {
            context.Messages.Report(Catalog.MissingPath, project.Include, script, "");
            return false;
        }

        return CheckPaths() && CheckOptions() && FindCMake(questions) && FindGenerator(questions) && FindCompilers(questions);
    }

    /// <inheritdoc/>
    public string? ResolveName() => project.Name;

    /// <inheritdoc/>
    public string? Explain() => compilers is null ? "cmake" : "cmake, " + compilers.Describe();

    /// <inheritdoc/>
    public bool Plan(BuildGraph graph, string name)
    {
        var tool = cmake!.ToTool();
        var version = ReadVersion(tool.Version);
        if (version is null || version < CMakeFileApi.MinimumVersion)
        {
            context.Messages.Report(Catalog.CMakeTooOld, project.Include, tool.Path, version?.ToString() ?? tool.Version.Trim(), CMakeFileApi.MinimumVersion);
            return false;
        }

        if (compilers?.Accept() == false)
        {
            return false;
        }

        var configuration = context.Settings.IsDebug ? "Debug" : "Release";
        var folder = Path.Combine(context.Directory.Intermediate(context.Platform, name), "cmake");
        var ofCompilers = new GnuDriver(context.Platform, context.Settings).Variables;
        var ofCMake = context.Environment.Keys.Where(key => key.StartsWith("CMAKE_", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var environment = context.EnvironmentHash(Variables.Concat(ofCompilers).Concat(ofCMake));
        var tools = ContentHash.Combine(tool.Identity, ninja?.ToTool().Identity ?? default,
            compilers?.ToTool(Language.C)?.Identity ?? default, compilers?.ToTool(Language.Cpp)?.Identity ?? default,
            ContentHash.OfTexts(UsualCompilers.Select(names => context.Tools.FindFirst(names, project.Folder) ?? "")));
        List<string> own =
        [
            "-DCMAKE_BUILD_TYPE=" + configuration,
            "-DBUILD_SHARED_LIBS=ON",
            "-DCMAKE_POSITION_INDEPENDENT_CODE=ON",
            .. options,
        ];
        var toolchain = WriteToolchain(graph, folder, out var prepared);
        if (toolchain is not null)
        {
            own.Add("-DCMAKE_TOOLCHAIN_FILE=" + CMakeConfigureStep.ToolchainFile(folder));
        }

        var ownNames = own.Select(option => option[2..option.IndexOf('=')]).ToHashSet(StringComparer.Ordinal);
        var program = new CommandLine(tool.Path, [], project.Folder, new Dictionary<string, string>(compilers?.Environment ?? context.Environment) 
        {
            ["NINJA_STATUS"] = "[%f/%t] ",
            ["NATIVE_SDK_INCLUDE"] = context.Settings.SharedInclude ?? "",
        });
        var arguments = new List<string> { "-S", project.Folder, "-B", folder };
        if (generator is not null)
        {
            arguments.AddRange(["-G", generator]);
        }

        arguments.AddRange(own);
        arguments.AddRange(project.CMake!.Options);
        var group = context.Group(name);
        var marker = CMakeConfigureStep.Marker(folder);
        graph.Add(new CMakeConfigureStep
        {
            Group = group,
            Subject = project.Include,
            Verb = StepVerb.Configure,
            Platform = context.Platform,
            Inputs = [Path.Combine(project.Folder, "CMakeLists.txt"), .. prepared],
            Outputs = [marker],
            Signature = new StepSignature(ContentHash.OfTexts([.. arguments, toolchain ?? "", context.Settings.SharedInclude ?? ""]), tools, environment),
            Command = program with { Arguments = arguments },
            SourceFolder = project.Folder,
            BuildFolder = folder,
            Configuration = configuration,
            OwnOptions = ownNames,
            OwnVariables = context.OwnVariables,
            Toolchain = toolchain,
            Identity = ContentHash.Combine(context.EnvironmentHash(ofCompilers), ContentHash.OfTexts([project.Folder, folder, generator ?? "", toolchain ?? ""])),
        });
        graph.Add(new CMakeBuildStep
        {
            Group = group,
            Subject = context.Platform.DynamicLibrary(name),
            Verb = StepVerb.Build,
            Platform = context.Platform,
            Inputs = [marker],
            Outputs = [context.Directory.Built(context.Platform, name)],
            Signature = new StepSignature(ContentHash.OfTexts(["cmake 1", project.CMake.Target ?? "", project.Name ?? "", configuration]), tools, environment),
            Project = project,
            CMake = program,
            Ninja = ninja?.Inputs[0],
            BuildFolder = folder,
            Configuration = configuration,
            OwnOptions = ownNames,
        });
        return true;
    }

    private bool CheckPaths()
    {
        foreach (var path in new[] { project.Folder, context.Directory.Root })
        {
            if (CMakePaths.FindUnusable(path) is { Length: > 0 } found)
            {
                context.Messages.Report(Catalog.CMakePath, project.Include, path, found, "cmake cannot handle");
                return false;
            }
        }

        return true;
    }

    private bool CheckOptions()
    {
        var good = true;
        var previous = "";
        foreach (var option in project.CMake!.Options)
        {
            var problem = ForbiddenOptions.FirstOrDefault(each => option == each || (each is "-S" or "-B" or "-H" && option.StartsWith(each, StringComparison.Ordinal))) is { } forbidden
                ? $"'{forbidden}' is decided by Native.Sdk. Cache variables (-DNAME=value), -G, -C, --toolchain and the like can stand here."
                : !option.StartsWith('-') && (!previous.StartsWith('-') || previous.StartsWith("-D", StringComparison.Ordinal) && previous.Length > 2)
                    ? $"it does not begin with '-'. A cache variable is written -D{option}; a ';' within a value is written %3B."
                    : null;
            if (problem is not null)
            {
                context.Messages.Report(Catalog.InvalidMetadata, project.Include, MetadataName.CMakeOptions, option, problem);
                good = false;
            }

            previous = option;
        }

        return good;
    }

    private bool FindCMake(BuildGraph questions)
    {
        var (origin, wanted) = context.Settings.CMakePath is { } path ? ("Property NativeCMakePath", path)
            : context.Environment.GetValueOrDefault("CMAKE") is { Length: > 0 } value ? ("Variable CMAKE", value)
            : ("", null);
        if ((wanted is not null ? context.Tools.Find(wanted, project.Folder) : context.Tools.FindFirst(CMakeNames, project.Folder)) is { } found)
        {
            cmake = Ask(found, questions);
            return true;
        }

        if (wanted is not null)
        {
            context.Messages.Report(Catalog.NamedToolNotFound, origin, wanted, "");
        }
        else
        {
            context.Messages.Report(Catalog.CMakeNotFound, project.Include, "NativeCMakePath, CMAKE, cmake (PATH)");
        }

        return false;
    }

    /// <summary>
    /// ninja, or make where there is none, or where ninja would lose the headers; what the user says goes before. Without
    /// both cmake has a default on Windows only.
    /// </summary>
    private bool FindGenerator(BuildGraph questions)
    {
        if (context.Tools.FindFirst(NinjaNames, project.Folder) is { } foundNinja)
        {
            ninja = Ask(foundNinja, questions);
        }

        if (project.CMake!.Options.Any(option => option.StartsWith("-G", StringComparison.Ordinal) || option.StartsWith("--preset", StringComparison.Ordinal))
            || context.Environment.GetValueOrDefault("CMAKE_GENERATOR") is { Length: > 0 })
        {
            return true;
        }

        var make = OperatingSystem.IsWindows() ? null : context.Tools.FindFirst(MakeNames, project.Folder);
        var paths = project.Folder + context.Directory.Root;
        if (ninja is not null && (make is null || !CMakePaths.Contains(paths, NinjaTools.BreakHeaders) || CMakePaths.Contains(paths, CMakePaths.BreakMakefiles)))
        {
            generator = "Ninja";
            options.Add("-DCMAKE_MAKE_PROGRAM=" + ninja.Inputs[0]);
        }
        else if (make is not null)
        {
            generator = "Unix Makefiles";
            options.Add("-DCMAKE_MAKE_PROGRAM=" + make);
        }
        else if (!OperatingSystem.IsWindows())
        {
            context.Messages.Report(Catalog.CMakeNeedsBuildTool, project.Include);
            return false;
        }

        return true;
    }

    /// <summary>
    /// The system's compilers cmake finds itself, CC and CXX with all their arguments included; those that a property
    /// names become options, all others a toolchain file. One that the project brings along wins over ours.
    /// </summary>
    private bool FindCompilers(BuildGraph questions)
    {
        var isOwn = project.CMake!.Options.Any(option => option.StartsWith("--toolchain", StringComparison.Ordinal) || option.StartsWith("-DCMAKE_TOOLCHAIN_FILE", StringComparison.Ordinal))
            || context.Environment.GetValueOrDefault("CMAKE_TOOLCHAIN_FILE") is { Length: > 0 };
        if (!isOwn)
        {
            if (!TryChoose(out compilers))
            {
                return false;
            }

            if (compilers is not null)
            {
                compilers.Prepare(questions);
                return Launch(context.Settings.CompilerLauncher);
            }

            if (context.Platform.Os == TargetOs.MacOS)
            {
                options.Add("-DCMAKE_OSX_DEPLOYMENT_TARGET=" + (context.Settings.MacOSDeploymentTarget ?? context.Platform.Baseline));
            }
        }

        return Set("CMAKE_C_COMPILER", "NativeCompiler", context.Settings.Compiler)
            & Set("CMAKE_CXX_COMPILER", "NativeCppCompiler", context.Settings.CppCompiler)
            & Launch(context.Settings.CompilerLauncher);
    }

    /// <summary>None are chosen where cmake finds the system's itself, or those that somebody named for this machine.</summary>
    /// <returns>False if something is wrong, which has been reported.</returns>
    private bool TryChoose(out CompilerSet? chosen)
    {
        if (context.Platform != context.Settings.Host)
        {
            chosen = CompilerChoice.Choose(context, needsC: true, needsCpp: false);
            return chosen is not null;
        }

        var good = CompilerChoice.TryChoose(context, out chosen);
        chosen = chosen?.Family == CompilerFamily.Gnu ? null : chosen;
        return good;
    }

    /// <summary>The toolchain file's text, and the steps before the first compile.</summary>
    /// <param name="graph">Gets them.</param>
    /// <param name="folder">cmake's.</param>
    /// <param name="prepared">Their outputs.</param>
    private string? WriteToolchain(BuildGraph graph, string folder, out IReadOnlyList<string> prepared)
    {
        prepared = [];
        if (compilers is null)
        {
            return null;
        }

        var (archiver, indexer) = (compilers.Wrap(graph, "ar"), compilers.Wrap(graph, "ranlib"));
        prepared = [.. new[] { archiver, indexer, compilers.WarmUp(graph, hasCpp: false), HasCpp() ? compilers.WarmUp(graph, hasCpp: true) : null }.OfType<string>()];
        return CMakeToolchainFile.Write(context.Platform, context.Settings.Host, compilers, archiver, indexer);
    }

    /// <summary>zig takes a minute to compile its C++ library for a target when it is first needed.</summary>
    private bool HasCpp() => !CMakeScript.IsWithoutCpp(File.ReadAllText(Path.Combine(project.Folder, "CMakeLists.txt")));

    private bool Set(string option, string property, string? wanted)
    {
        if (wanted is null)
        {
            return true;
        }

        if (context.Tools.Find(wanted, project.Folder) is not { } found)
        {
            context.Messages.Report(Catalog.NamedToolNotFound, "Property " + property, wanted, "");
            return false;
        }

        options.Add($"-D{option}={found}");
        return true;
    }

    private bool Launch(string? wanted)
    {
        if (wanted is null)
        {
            return true;
        }

        if (context.Tools.Find(wanted, project.Folder) is not { } found)
        {
            context.Messages.Report(Catalog.LauncherNotFound, wanted);
            return false;
        }

        options.AddRange(["-DCMAKE_C_COMPILER_LAUNCHER=" + found, "-DCMAKE_CXX_COMPILER_LAUNCHER=" + found]);
        return true;
    }

    private InspectStep Ask(string program, BuildGraph questions)
    {
        var step = InspectStep.Version(program, context.Directory, context.Environment);
        questions.Add(step);
        return step;
    }

    /// <summary><c>cmake version 3.25.1</c> → 3.25.1; <c>4.0.0-rc2</c> → 4.0.0.</summary>
    private static Version? ReadVersion(string answer)
    {
        var start = answer.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
        {
            return null;
        }

        var number = answer.AsSpan(start);
        var end = number.IndexOfAnyExcept("0123456789.");
        return Version.TryParse(end < 0 ? number : number[..end], out var version) ? version : null;
    }
}
