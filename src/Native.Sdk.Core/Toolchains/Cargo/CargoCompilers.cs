using Native.Sdk.Binaries;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Toolchains.C;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Toolchains.Cargo;

/// <summary>
/// The linker that rustc is given and the C compilers that build scripts are given, for one crate and one platform.
/// </summary>
/// <remarks>
/// rustc finds the linker of its own machine by itself, and is left alone with it; on Windows and macOS it finds those
/// for the other CPUs too. What the user has chosen stays: <c>target.&lt;triple&gt;.linker</c> and its variable for the linker,
/// <c>CC_&lt;triple&gt;</c> and the like for build scripts. (The Cargo Book, "Configuration"; the cc crate's "External
/// configuration via environment variables".)
/// </remarks>
internal sealed class CargoCompilers
{
    private readonly ToolchainContext context;
    private readonly CargoConfig config;
    private readonly CompilerSet? compilers;
    private readonly string? namedTarget;

    private CargoCompilers(ToolchainContext context, CargoConfig config, CompilerSet? compilers, string? namedTarget)
    {
        this.context = context;
        this.config = config;
        this.compilers = compilers;
        this.namedTarget = namedTarget;
    }

    private bool IsHost => context.Platform == context.Settings.Host;

    /// <summary>Decides.</summary>
    /// <param name="context">The project and its platform.</param>
    /// <param name="config">cargo's configuration.</param>
    /// <returns>Null if something is wrong, which has been reported.</returns>
    public static CargoCompilers? Choose(ToolchainContext context, CargoConfig config)
    {
        var (platform, host) = (context.Platform, context.Settings.Host);
        if (platform.Os == host.Os && host.Os is TargetOs.Windows or TargetOs.MacOS && context.Settings.Toolchain != NativeToolchain.Zig)
        {
            return new CargoCompilers(context, config, null, null);
        }

        string[] targets = [platform.RustGnuTarget, platform.RustTarget];
        var named = Array.Find(targets, target => config.NamesLinker(target, context.Environment, platform == host));
        if (platform == host || named is not null)
        {
            return CompilerChoice.TryChoose(context, out var optional) ? new CargoCompilers(context, config, NotTheSystems(optional), named) : null;
        }

        return CompilerChoice.Choose(context, needsC: true, needsCpp: false) is { } compilers ? new CargoCompilers(context, config, compilers, null) : null;

        CompilerSet? NotTheSystems(CompilerSet? set) => platform == host && set?.Family != CompilerFamily.Zig ? null : set;
    }

    /// <summary>Asks the compilers what they are.</summary>
    public void Prepare(BuildGraph questions) => compilers?.Prepare(questions);

    /// <summary>Whether they can be used; if not, it has been reported.</summary>
    public bool Accept() => compilers?.Accept() != false;

    /// <summary>In a few words, with a comma in front; nothing where rustc is left alone.</summary>
    public string Describe() => compilers is null ? "" : ", " + compilers.Describe();

    /// <summary>What identifies the compilers, for a step's signature.</summary>
    public string Identity => compilers?.ToTool(Language.C)?.Identity.ToString() ?? "";

    /// <summary>Rust's target: Microsoft's on Windows only for Microsoft's linker, which only Windows has.</summary>
    /// <param name="rust">The toolchain.</param>
    public string Target(RustToolchain rust) => namedTarget is not null && !IsHost ? namedTarget
        : compilers?.Family is CompilerFamily.Gnu or CompilerFamily.Zig ? context.Platform.RustGnuTarget
        : IsHost ? rust.Host ?? context.Platform.RustTarget
        : context.Platform.RustTarget;

    /// <summary>Flags for everything that is built for the target.</summary>
    /// <remarks>A musl target links its C library statically by default, and then has no dynamic libraries.</remarks>
    public IEnumerable<string> Flags => context.Platform.CLibrary == CLibrary.Musl ? ["-C", "target-feature=-crt-static"] : [];

    /// <summary>Arguments for the library's own link.</summary>
    public IEnumerable<string> LinkArguments(string fileName) => context.Platform.Format switch
    {
        BinaryFormat.Elf => ["-C", "link-arg=-Wl,-soname," + fileName, "-C", "link-arg=-Wl,--build-id=sha1"],
        BinaryFormat.MachO => ["-C", "link-arg=-Wl,-install_name,@rpath/" + fileName],

        // A hash, or nothing, in the place of the time.
        BinaryFormat.Pe when compilers?.Family == CompilerFamily.Zig => ["-C", "link-arg=-Wl,-Brepro"],
        BinaryFormat.Pe when compilers?.Family == CompilerFamily.Gnu => ["-C", "link-arg=-Wl,--no-insert-timestamp"],
        _ => [],
    };

    /// <summary>Adds the steps that make the tools ready, and the variables by which cargo and build scripts find them.</summary>
    /// <param name="variables">Gets them.</param>
    /// <param name="target">Triple.</param>
    /// <param name="host">Triple of this machine, or null if it is not known.</param>
    /// <param name="targetFolder">cargo's.</param>
    public void Plan(CargoVariables variables, string target, string? host, string targetFolder)
    {
        if (context.Platform.Os == TargetOs.MacOS)
        {
            variables.Set("MACOSX_DEPLOYMENT_TARGET", compilers?.Baseline is { Length: > 0 } chosen ? chosen : context.Settings.MacOSDeploymentTarget ?? context.Platform.Baseline);
        }

        if (compilers?.Family == CompilerFamily.Zig)
        {
            PlanZig(variables, target, targetFolder);
        }
        else if (compilers?.Family == CompilerFamily.Gnu)
        {
            PlanGnu(variables, target);
        }

        if (host is not null && targetFolder.Contains('%') && context.Settings.Host.Os == TargetOs.Linux && HostCompiler() is { } cc)
        {
            // Build scripts and macros are linked for this machine in any case. See the shim's Runner for the percent sign.
            variables.SetLinker(host, isHost: true, () => variables.AddShim("linker", [], [cc]));
        }
    }

    private void PlanZig(CargoVariables variables, string target, string targetFolder)
    {
        var zig = compilers!.CPath!;
        if (context.Platform.Os == TargetOs.MacOS && context.Settings.Host.Os != TargetOs.MacOS)
        {
            // Any folder that is there: rustc warns if it finds no SDK, which zig does not need.
            variables.Set("SDKROOT", context.Directory.Tools);
        }

        // zig also defines NDEBUG, which is for whoever compiles to decide.
        string[] quiet = [.. Zig.QuietOptions, "-UNDEBUG"];

        // cargo links again when the linker is another file, and does not look into it.
        string[] options = ["--zig", "--revision", Identity];
        string[] hostOptions = IsHost && HostCompiler() is { } cc ? ["--target-folder", target, "--host-program", cc] : [];
        variables.SetLinker(target, IsHost, () => variables.AddShim("linker", [.. options, .. hostOptions],
            [zig, .. compilers.Leading(Language.C), .. GnuDriver.ZigLinkMode(context.Platform, context.Settings)]));
        variables.SetTool("CC", target, () => variables.AddShim("cc", options, [zig, .. compilers.Leading(Language.C), .. quiet]));
        variables.SetTool("CXX", target, () => variables.AddShim("c++", options, [zig, .. compilers.Leading(Language.Cpp), .. quiet]));
        variables.SetTool("AR", target, () => AddArchiver("ar"));
        variables.SetTool("RANLIB", target, () => AddArchiver("ranlib"));
        variables.WarmUp(compilers);

        string AddArchiver(string name) => targetFolder.Contains('%')
            ? variables.AddShim(name, ["--archiver"], [zig, name])
            : variables.Add(WrapperStep.Create(context, name, zig, [name]));
    }

    private void PlanGnu(CargoVariables variables, string target)
    {
        var gcc = compilers!.CPath!;
        variables.SetLinker(target, IsHost, () => gcc);
        variables.SetTool("CC", target, () => gcc);
        variables.SetTool("CXX", target, () => compilers.CppPath);
        variables.SetTool("AR", target, () => context.Tools.Find(context.Platform.GnuPrefix + "-ar", context.Project.Folder));
    }

    /// <summary>The linker that rustc takes by itself.</summary>
    private string? HostCompiler() => context.Tools.Find("cc", context.Project.Folder);
}
