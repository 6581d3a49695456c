using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;

namespace Native.Sdk.Toolchains.Compilers;

/// <summary>
/// Decides which compilers build a project for a platform. It depends on platform and configuration, never on what the
/// build is for: what <c>dotnet test -c Release</c> tested is the very file that <c>dotnet pack</c> ships.
/// </summary>
/// <remarks>
/// In this order: the compiler that the item, a property or a variable names, if it is one for the platform; on Windows
/// and macOS, for themselves, the system's; on Linux, for itself, in Debug, the system's; zig; the system's for the host,
/// a GNU cross compiler for another platform. NativeToolchain leaves zig, or everything but zig, out.
/// </remarks>
public sealed class CompilerChoice
{
    private static readonly string[] CCompilers = ["gcc", "clang", "cc"];
    private static readonly string[] CppCompilers = ["g++", "clang++", "c++"];

    private readonly ToolchainContext context;
    private readonly Platform platform;
    private readonly bool needsC;
    private readonly bool needsCpp;
    private readonly List<string> lookedFor = [];
    private bool isOptional;
    private bool hasFailed;

    private CompilerChoice(ToolchainContext context, bool needsC, bool needsCpp)
    {
        this.context = context;
        platform = context.Platform;
        this.needsC = needsC;
        this.needsCpp = needsCpp;
    }

    /// <summary>The compilers of a project, or null if there are none, which has been reported.</summary>
    /// <param name="context">The project and its platform.</param>
    /// <param name="needsC">Whether C is compiled.</param>
    /// <param name="needsCpp">Whether C++ is compiled.</param>
    public static CompilerSet? Choose(ToolchainContext context, bool needsC, bool needsCpp) =>
        new CompilerChoice(context, needsC, needsCpp).Choose();

    /// <summary>Whether the system's compiler is one for the platform: its own, and on Windows and macOS other CPUs' too.</summary>
    public static bool IsForSystem(Platform platform, Platform host) =>
        platform == host || (platform.Os == host.Os && host.Os is TargetOs.Windows or TargetOs.MacOS);

    /// <summary>Whether there is a C compiler for this machine itself, named or found on PATH.</summary>
    public static bool HasSystemCompiler(BuildSettings settings, ToolFinder tools, string folder)
    {
        var named = settings.Compiler ?? (settings.Environment.GetValueOrDefault("CC") is { Length: > 0 } variable ? variable : null);
        return (named is not null && IsFor(settings.Host, named, settings)) || tools.FindFirst(CCompilers, folder) is not null;
    }

    /// <summary>
    /// The compilers for a tool that finds the system's by itself (cargo, cmake): it is an error if what is named is not there
    /// or cannot be used, or if it must be zig and there is none; but none if there is nothing, or if on this machine, for
    /// itself, somebody has named one.
    /// </summary>
    /// <param name="context">The project and its platform.</param>
    /// <param name="compilers">Null: the tool is on its own.</param>
    /// <returns>False if something is wrong, which has been reported.</returns>
    public static bool TryChoose(ToolchainContext context, out CompilerSet? compilers)
    {
        var choice = new CompilerChoice(context, needsC: true, needsCpp: false) { isOptional = true };
        compilers = choice.Choose();
        return !choice.hasFailed;
    }

    private bool IsHost => platform == context.Settings.Host;

    private CompilerSet? Choose()
    {
        var c = Named("CC", "NativeCompiler", context.Settings.Compiler);
        var cpp = Named("CXX", "NativeCppCompiler", context.Settings.CppCompiler) ?? Companion(c);
        if (c is not null || cpp is not null)
        {
            if (isOptional && IsHost)
            {
                return null;
            }

            var named = FromNames(c, cpp);
            hasFailed = named is null;
            return named;
        }

        foreach (var candidate in Candidates())
        {
            var found = candidate();
            if (found.Stop)
            {
                hasFailed = found.Set is null;
                return found.Set;
            }
        }

        if (isOptional && context.Settings.Toolchain != NativeToolchain.Zig)
        {
            return null;
        }

        hasFailed = true;
        return ReportNothing();
    }

    private Candidate[] Candidates()
    {
        var host = context.Settings.Host;
        var installed = IsHost ? (Candidate)FindSystem : FindCross;
        return context.Settings.Toolchain switch
        {
            NativeToolchain.Zig => [FindZig],
            NativeToolchain.System => host.Os == TargetOs.MacOS && platform.Os == TargetOs.MacOS ? [FindSystem] : [installed],
            _ when platform.Os == host.Os && host.Os is TargetOs.Windows or TargetOs.MacOS => [FindSystem, FindZig, FindCross],
            _ when IsHost && context.Settings.IsDebug => [FindSystem, FindZig],
            _ => [FindZig, installed],
        };
    }

    /// <summary>A compiler that somebody chose: the item for its platforms, others for the platform that its name tells, else the host.</summary>
    private (string Origin, string Name)? Named(string variable, string property, string? value)
    {
        if (context.Project.Environment.GetValueOrDefault(variable) is { Length: > 0 } own)
        {
            return ("Environment " + variable, own);
        }

        var (origin, named) = value is not null ? ("Property " + property, value)
            : context.Environment.GetValueOrDefault(variable) is { Length: > 0 } text ? ("Variable " + variable, text)
            : ("", null);
        return named is not null && IsForPlatform(named) ? (origin, named) : null;
    }

    private bool IsForPlatform(string named) => IsFor(platform, named, context.Settings);

    private static bool IsFor(Platform platform, string named, BuildSettings settings)
    {
        var file = Path.GetFileName(named);
        if (FamilyOf(named) == CompilerFamily.Msvc)
        {
            return platform.Os == TargetOs.Windows && (!IsCl(named) || platform.Cpu == CpuOf(named, settings.Host));
        }

        var prefixed = settings.Platforms.All.Where(row => row.GnuPrefix.Length > 0 && file.StartsWith(row.GnuPrefix + "-", StringComparison.Ordinal));
        return prefixed.Any() ? platform.GnuPrefix.Length > 0 && file.StartsWith(platform.GnuPrefix + "-", StringComparison.Ordinal) : platform == settings.Host;
    }

    private static bool IsCl(string program) => Path.GetFileNameWithoutExtension(program) == "cl";

    /// <summary>cl is one program for each CPU, in a folder of its name (<c>Hostx64\arm64\cl.exe</c>); anywhere else it is taken for this machine's.</summary>
    private static string CpuOf(string cl, Platform host) =>
        Path.GetFileName(Path.GetDirectoryName(cl))?.ToLowerInvariant() is ("x64" or "x86" or "arm64") and var cpu ? cpu : host.Cpu;

    private static CompilerFamily FamilyOf(string program) =>
        Path.GetFileNameWithoutExtension(program) is var name && (name is "cl" or "clang-cl" || name.StartsWith("clang-cl-", StringComparison.Ordinal))
            ? CompilerFamily.Msvc
            : CompilerFamily.Gnu;

    /// <summary>Who names a C compiler wants its C++ sibling, if there is one: <c>/opt/clang-18</c> → <c>/opt/clang++-18</c>.</summary>
    private (string Origin, string Name)? Companion((string Origin, string Name)? c)
    {
        if (c is not { } named)
        {
            return null;
        }

        var file = Path.GetFileName(named.Name);
        var sibling = FamilyOf(file) == CompilerFamily.Msvc ? file
            : file.Contains("clang", StringComparison.Ordinal) ? file.Replace("clang", "clang++")
            : file.Replace("gcc", "g++");
        var path = named.Name[..^file.Length] + sibling;
        return (sibling != file || FamilyOf(file) == CompilerFamily.Msvc) && context.Tools.Find(path, context.Project.Folder) is not null ? (named.Origin, path) : null;
    }

    private CompilerSet? FromNames((string Origin, string Name)? c, (string Origin, string Name)? cpp)
    {
        var good = true;
        var cPath = Find(c, CCompilers);
        var cppPath = Find(cpp, CppCompilers);
        if (!good || !Complete(cPath, cppPath))
        {
            return null;
        }

        var (origin, name) = (c ?? cpp)!.Value;
        return FamilyOf(name) == CompilerFamily.Msvc
            ? FromMicrosoft(cPath ?? cppPath!, origin, context.Environment)
            : new CompilerSet(context, CompilerFamily.Gnu, cPath, cppPath, origin, SystemBaseline());

        string? Find((string Origin, string Name)? named, string[] usual)
        {
            if (named is not { } chosen)
            {
                return IsHost ? context.Tools.FindFirst(usual, context.Project.Folder) : null;
            }

            if (context.Tools.Find(chosen.Name, context.Project.Folder) is { } found)
            {
                return found;
            }

            context.Messages.Report(Catalog.NamedToolNotFound, chosen.Origin, chosen.Name, "");
            good = false;
            return null;
        }
    }

    /// <summary>cl or clang-cl, which is one program for C and C++, with the linker that stands beside it or on PATH.</summary>
    private CompilerSet? FromMicrosoft(string compiler, string origin, IReadOnlyDictionary<string, string> environment)
    {
        // clang-cl-18 → lld-link-18
        var file = Path.GetFileNameWithoutExtension(compiler);
        string[] names = file.StartsWith("clang-cl", StringComparison.Ordinal) ? [file.Replace("clang-cl", "lld-link"), "lld-link"] : ["link"];
        var linker = names.Select(name => context.Tools.Find(Path.Combine(Path.GetDirectoryName(compiler)!, name), context.Project.Folder))
            .Concat(names.Select(name => context.Tools.Find(name, context.Project.Folder)))
            .FirstOrDefault(path => path is not null);
        if (linker is null)
        {
            context.Messages.Report(Catalog.NamedToolNotFound, $"The linker of '{compiler}'", names[0], " beside it or on PATH");
            return null;
        }

        return new CompilerSet(context, CompilerFamily.Msvc, compiler, compiler, origin, "") { LinkerPath = linker, Environment = environment };
    }

    private (bool Stop, CompilerSet? Set) FindZig()
    {
        if (Zig.Find(context, out var problem) is { } zig)
        {
            return (true, ReadBaseline() is { } baseline ? new CompilerSet(context, CompilerFamily.Zig, zig.Path, zig.Path, zig.Origin, baseline) : null);
        }

        if (problem is { } missing)
        {
            context.Messages.Report(Catalog.NamedToolNotFound, missing.Origin, missing.Name, "");
            return (true, null);
        }

        lookedFor.Add("zig (NativeZigPath, ZIG, PATH, restored package)");
        return (false, null);
    }

    private (bool Stop, CompilerSet? Set) FindSystem()
    {
        if (platform.Os == TargetOs.Windows)
        {
            if (context.Tools.Find("cl", context.Project.Folder) is { } onPath && CpuOf(onPath, context.Settings.Host) == platform.Cpu)
            {
                return (true, FromMicrosoft(onPath, "PATH", context.Environment));
            }

            if (VisualStudio.Find(context.Environment, platform, context.Settings.Host) is { } installed)
            {
                return (true, FromMicrosoft(installed.Compiler, "Visual Studio", installed.Environment));
            }

            lookedFor.Add("cl (PATH, Visual Studio)");
            if (!IsHost)
            {
                return (false, null);
            }
        }

        var c = context.Tools.FindFirst(CCompilers, context.Project.Folder);
        var cpp = context.Tools.FindFirst(CppCompilers, context.Project.Folder);
        if ((needsC && c is null) || (needsCpp && cpp is null))
        {
            lookedFor.Add(string.Join(", ", (needsC && c is null ? CCompilers : []).Concat(needsCpp && cpp is null ? CppCompilers : [])) + " (PATH)");
            return (false, null);
        }

        return (true, new CompilerSet(context, CompilerFamily.Gnu, c, cpp, "PATH", SystemBaseline()));
    }

    private (bool Stop, CompilerSet? Set) FindCross()
    {
        if (platform.GnuPrefix.Length == 0)
        {
            return (false, null);
        }

        var (cName, cppName) = (platform.GnuPrefix + "-gcc", platform.GnuPrefix + "-g++");
        var c = context.Tools.Find(cName, context.Project.Folder);
        var cpp = context.Tools.Find(cppName, context.Project.Folder);
        if ((needsC && c is null) || (needsCpp && cpp is null) || (c ?? cpp) is null)
        {
            lookedFor.Add(string.Join(", ", (needsCpp && !needsC ? [] : (string[])[cName]).Concat(needsCpp ? [cppName] : [])) + " (PATH)");
            return (false, null);
        }

        return (true, new CompilerSet(context, CompilerFamily.Gnu, c, cpp, "PATH", ""));
    }

    private bool Complete(string? c, string? cpp)
    {
        var good = true;
        foreach (var (needed, found, language, usual, property, variable) in new[]
        {
            (needsC, c, "C", CCompilers, "NativeCompiler", "CC"),
            (needsCpp, cpp, "C++", CppCompilers, "NativeCppCompiler", "CXX"),
        })
        {
            if (needed && found is null)
            {
                context.Messages.Report(Catalog.CompilerNotFound, language, context.Project.Include, platform, string.Join(", ", usual) + " (PATH)",
                    Remedy.SystemCompiler, $"{property} or {variable}");
                good = false;
            }
        }

        return good;
    }

    private CompilerSet? ReportNothing()
    {
        if (IsHost && context.Settings.Toolchain != NativeToolchain.Zig)
        {
            var language = needsCpp && context.Tools.FindFirst(CCompilers, context.Project.Folder) is not null ? "C++" : "C";
            context.Messages.Report(Catalog.CompilerNotFound, language, context.Project.Include, platform, string.Join("; ", lookedFor),
                Remedy.SystemCompiler + ", or zig: " + Remedy.Zig(context.Settings, platform), language == "C" ? "NativeCompiler or CC" : "NativeCppCompiler or CXX");
        }
        else
        {
            var file = platform.DynamicLibrary(context.Project.Name ?? "<name>");
            context.Messages.Report(Catalog.NoToolForPlatform, platform, context.Project.Include, string.Join("; ", lookedFor), Remedy.Zig(context.Settings, platform),
                Remedy.CrossCompiler(platform) is { } line ? $", or {line}" : "", file);
        }

        return null;
    }

    /// <summary>Apple's clang can build for older systems, others build for the one that they are on.</summary>
    private string SystemBaseline() => platform.Os == TargetOs.MacOS ? context.Settings.MacOSDeploymentTarget ?? platform.Baseline : "";

    /// <summary>The baseline that zig is given, or null if it is not one that it has, which has been reported.</summary>
    private string? ReadBaseline()
    {
        if (platform.Os == TargetOs.MacOS)
        {
            var system = context.Settings.MacOSDeploymentTarget ?? platform.Baseline;
            if (Version.TryParse(system.Contains('.') ? system : system + ".0", out var macOS) && macOS.Major is >= 10 and < 100)
            {
                return system;
            }

            context.Messages.Report(Catalog.InvalidBaseline, "NativeMacOSDeploymentTarget", system, "zig", platform, "10.13", "a newer one, for example " + platform.Baseline);
            return null;
        }

        if (platform.CLibrary != CLibrary.Glibc)
        {
            return platform.Baseline;
        }

        if (ReadGlibc(platform.Baseline) is not { } first)
        {
            return Refuse("Baseline of NativePlatform", platform.Baseline, PlatformTable.OldestGlibc);
        }

        if (context.Settings.GlibcBaseline is not { } wanted)
        {
            return platform.Baseline;
        }

        // A package for several CPUs names one version; CPUs that came later begin with their own first one.
        return ReadGlibc(wanted) is { } glibc ? (glibc < first ? platform.Baseline : wanted) : Refuse("NativeGlibcBaseline", wanted, platform.Baseline);

        string? Refuse(string origin, string text, string oldest)
        {
            context.Messages.Report(Catalog.InvalidBaseline, origin, text, "zig", platform, oldest, Zig.NewestGlibc);
            return null;
        }
    }

    /// <summary>A version that zig has for some CPU, or null.</summary>
    private static Version? ReadGlibc(string text) =>
        Version.TryParse(text, out var version) && version.Build < 0 && version <= Zig.NewestGlibc && version >= Version.Parse(PlatformTable.OldestGlibc) ? version : null;

    /// <summary>Where to look for compilers: whether that ends the search, and what was found.</summary>
    private delegate (bool Stop, CompilerSet? Set) Candidate();
}
