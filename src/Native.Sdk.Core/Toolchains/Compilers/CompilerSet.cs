using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Toolchains.C;

namespace Native.Sdk.Toolchains.Compilers;

/// <summary>The compilers that build one project for one platform, and how they are called.</summary>
public sealed class CompilerSet
{
    private readonly ToolchainContext context;
    private InspectStep? c;
    private InspectStep? cpp;
    private InspectStep? linker;

    internal CompilerSet(ToolchainContext context, CompilerFamily family, string? cPath, string? cppPath, string origin, string baseline)
    {
        this.context = context;
        Family = family;
        CPath = cPath;
        CppPath = cppPath;
        Origin = origin;
        Baseline = baseline;
        Environment = context.Environment;
        Driver = family == CompilerFamily.Msvc
            ? new ClDriver(context.Platform, context.Settings, isClang: Path.GetFileName(cPath ?? cppPath)!.StartsWith("clang", StringComparison.Ordinal))
            : new GnuDriver(context.Platform, context.Settings, family);
    }

    /// <summary>Dialect and linker.</summary>
    public CompilerFamily Family { get; }

    /// <summary>Absolute path of the program for C, or null if none is needed and none is there.</summary>
    public string? CPath { get; }

    /// <summary>Absolute path of the program for C++, or null likewise. zig is one program for both.</summary>
    public string? CppPath { get; }

    /// <summary>Where they were found: <c>PATH</c>, <c>Property NativeCompiler</c>.</summary>
    public string Origin { get; }

    /// <summary>Oldest glibc or macOS that is built for; empty where the compiler has no choice or none is to be made.</summary>
    public string Baseline { get; }

    /// <summary>Absolute path of the linker, where the compiler does not start it.</summary>
    public string? LinkerPath { get; init; }

    /// <summary>The variables that they are started with.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>How they are spoken to.</summary>
    public ICompilerDriver Driver { get; }

    /// <summary>What stands before all other arguments.</summary>
    public IReadOnlyList<string> Leading(Language language) => Family switch
    {
        CompilerFamily.Zig => [language == Language.Cpp ? "c++" : "cc", "-target", Zig.Target(context.Platform, Baseline)],
        CompilerFamily.Gnu when context.Platform.Os == TargetOs.MacOS =>
        [
            "-arch", context.Platform.Cpu == "x64" ? "x86_64" : context.Platform.Cpu,
            .. Baseline.Length > 0 ? (string[])["-mmacosx-version-min=" + Baseline] : [],
        ],
        _ => [],
    };

    /// <summary>Asks the programs what they are.</summary>
    public void Prepare(BuildGraph questions)
    {
        c = Ask(CPath);
        cpp = CppPath == CPath ? c : Ask(CppPath);
        linker = LinkerPath is null ? null : InspectStep.Version(LinkerPath, context.Directory, Environment, Driver.VersionOption);
        if (linker is not null)
        {
            questions.AddOnce(linker);
        }

        InspectStep? Ask(string? program)
        {
            if (program is null)
            {
                return null;
            }

            var step = InspectStep.Version(program, context.Directory, Environment, Driver.VersionOption);
            questions.AddOnce(step);
            return step;
        }
    }

    /// <summary>The program of a language, once it has been asked.</summary>
    public Tool? ToTool(Language language) => (language == Language.Cpp ? cpp : c)?.ToTool();

    /// <summary>What links the objects of a language, once it has been asked.</summary>
    public Tool ToLinker(Language language) => Driver.LinksByCompiler ? ToTool(language)! : linker!.ToTool();

    /// <summary>Whether the answers are those of compilers that can be used; if not, it has been reported.</summary>
    public bool Accept()
    {
        if (Family == CompilerFamily.Zig && ToTool(Language.C) is { } zig && (Zig.ReadVersion(zig.Version) is not { } version || version < Zig.MinimumVersion))
        {
            context.Messages.Report(Catalog.ZigTooOld, zig.Path, Origin, zig.Version.Split('\n')[0].Trim(), Zig.MinimumVersion, context.Platform);
            return false;
        }

        return true;
    }

    /// <summary>In a few words: <c>zig 0.16.0, glibc 2.17</c>; <c>gcc 12.2.0</c>.</summary>
    public string Describe()
    {
        if ((ToTool(Language.C) ?? ToTool(Language.Cpp)) is not { } tool)
        {
            return "";
        }

        // "gcc (Debian 12.2.0-14) 12.2.0", "Debian clang version 14.0.6", "0.16.0": a wrapper's own name is on the file only.
        var name = Path.GetFileNameWithoutExtension(tool.Path);
        if (tool.Version.Split('\n')[0].Split(' ', '\r').LastOrDefault(word => word.Length > 0 && char.IsAsciiDigit(word[0])) is { } version)
        {
            name += " " + version;
        }

        return Baseline.Length == 0 ? name : $"{name}, {(context.Platform.Os == TargetOs.MacOS ? "macOS" : "glibc")} {Baseline}";
    }

    /// <summary>
    /// What has to be done once before anything is linked: zig compiles its runtime libraries for a target when it first
    /// links for it, and several that do so at once can fail.
    /// </summary>
    /// <param name="graph">Gets the step, once for all projects.</param>
    /// <param name="hasCpp">Whether the C++ library is needed too.</param>
    /// <returns>Absolute path to be an input of whatever links; null if there is nothing to do.</returns>
    public string? WarmUp(BuildGraph graph, bool hasCpp)
    {
        if (Family != CompilerFamily.Zig)
        {
            return null;
        }

        var step = ZigWarmUpStep.Create(context, this, hasCpp);
        graph.AddOnce(step);
        return step.Outputs[0];
    }

    /// <summary>
    /// A tool that stands beside the compilers, by one path: a wrapper that a step writes for zig, which has it as a
    /// sub-command; what has the cross compiler's prefix; null: the system's will do, or there is none.
    /// </summary>
    /// <param name="graph">Gets the step, once for all projects.</param>
    /// <param name="name"><c>ar</c>, <c>ranlib</c>.</param>
    public string? Wrap(BuildGraph graph, string name)
    {
        if (Family != CompilerFamily.Zig)
        {
            return Family == CompilerFamily.Msvc || context.Platform == context.Settings.Host ? null : context.Tools.Find(context.Platform.GnuPrefix + "-" + name, context.Project.Folder);
        }

        return Wrap(graph, name, [name]);
    }

    /// <summary>The compiler of a language by one path, for tools that take no arguments with it.</summary>
    public string? Wrap(BuildGraph graph, Language language)
    {
        var leading = Leading(language);
        return leading.Count == 0 ? (language == Language.Cpp ? CppPath : CPath) : Wrap(graph, language == Language.Cpp ? "c++" : "cc", leading);
    }

    private string Wrap(BuildGraph graph, string name, IReadOnlyList<string> arguments)
    {
        var step = WrapperStep.Create(context, name, CPath!, arguments);
        graph.AddOnce(step);
        return step.Path;
    }
}
