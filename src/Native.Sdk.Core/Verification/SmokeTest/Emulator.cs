using System.Text;
using Native.Sdk.Binaries;
using Native.Sdk.Platforms;
using Native.Sdk.Toolchains;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Verification;

/// <summary>Finds what runs programs of another platform on this machine, if something does.</summary>
/// <param name="host">This machine's platform.</param>
/// <param name="environment">Of the programs.</param>
/// <remarks>
/// <list type="bullet">
/// <item>Windows on anything else: wine, if the CPU is the same (or x86 on x64).</item>
/// <item>Linux on Linux, same CPU: nothing but the other C library's dynamic loader, which the program names.</item>
/// <item>Linux on Linux, other CPU: qemu's user mode, and that platform's dynamic loader with its libraries: in the root (Debian's
/// foreign architectures), or where cross compilers have them, <c>/usr/&lt;GNU prefix&gt;</c>.</item>
/// </list>
/// macOS and FreeBSD are run by nobody else.
/// </remarks>
internal sealed class Emulator(Platform host, IReadOnlyDictionary<string, string> environment)
{
    private readonly ToolFinder tools = new(environment);

    /// <summary>Absolute path of what starts programs of the platform, or <c>""</c> where they start by themselves; null: nothing does.</summary>
    /// <param name="platform">Not this machine's.</param>
    /// <param name="missing">What is missing, and how to get it.</param>
    public string? Find(Platform platform, out string missing)
    {
        missing = $"libraries of {Word(platform.Os)} are loaded by {Word(platform.Os)} only";
        return (platform.Os, host.Os) switch
        {
            (TargetOs.Windows, not TargetOs.Windows) => FindWine(platform, ref missing),
            (TargetOs.Linux, TargetOs.Linux) => platform.Cpu == host.Cpu ? "" : FindQemu(platform, ref missing),
            _ => null,
        };
    }

    /// <summary>The loader with all that it takes to run it; null if something is missing still.</summary>
    /// <param name="platform">The loader's.</param>
    /// <param name="emulator">As found.</param>
    /// <param name="program">The loader's absolute path.</param>
    /// <param name="missing">What is missing, and how to get it.</param>
    public Loader? Start(Platform platform, string emulator, string program, out string missing)
    {
        missing = "";
        if (platform.Os == TargetOs.Windows)
        {
            return StartWine(emulator, program);
        }

        var interpreter = Interpreter(program);
        if (Systems(platform).FirstOrDefault(folder => File.Exists(folder + interpreter)) is not { } system)
        {
            missing = $"'{interpreter}' is missing, the platform's dynamic loader ({Remedy(platform)})";
            return null;
        }

        return emulator.Length == 0
            ? new Loader(Path.GetFileName(interpreter), program, [], environment)
            : new Loader(Path.GetFileName(emulator), emulator, [.. system.Length == 0 ? (string[])[] : ["-L", system], program], environment);
    }

    private string? FindWine(Platform platform, ref string missing)
    {
        if (platform.Cpu != host.Cpu && (platform.Cpu, host.Cpu) is not ("x86", "x64"))
        {
            missing = $"wine here runs programs of {host.Cpu} only";
            return null;
        }

        missing = "wine is not on PATH (apt-get install wine, brew install wine-stable)";
        return tools.FindFirst(["wine", "wine64"], "/");
    }

    private string? FindQemu(Platform platform, ref string missing)
    {
        var name = "qemu-" + platform.Cpu switch
        {
            "x64" => "x86_64",
            "x86" => "i386",
            "arm64" => "aarch64",
            var same => same,
        };
        missing = $"{name}-static is not on PATH (apt-get install qemu-user-static)";
        return tools.FindFirst([name + "-static", name], "/");
    }

    /// <summary>
    /// In a Windows of its own: what somebody has installed in his would be found there by a library that lacks it elsewhere.
    /// Wine makes it when it first starts, half a gigabyte, so all projects of a user share it. Outside of them, because there is a
    /// link to the root folder in it.
    /// </summary>
    private Loader StartWine(string wine, string program)
    {
        var variables = new Dictionary<string, string>(environment);
        if (!variables.ContainsKey("WINEPREFIX"))
        {
            var cache = environment.GetValueOrDefault("XDG_CACHE_HOME") is { Length: > 0 } folder ? folder
                : Path.Combine(environment.GetValueOrDefault("HOME") ?? Path.GetTempPath(), ".cache");
            variables["WINEPREFIX"] = Path.Combine(Directory.CreateDirectory(Path.Combine(cache, "native-sdk")).FullName, "wine");
        }

        // Of what it says, which library was not found; no offer to download Mono and Gecko.
        variables["WINEDEBUG"] = "-all,err+module";
        variables["WINEDLLOVERRIDES"] = "mscoree,mshtml=";
        return new Loader(Path.GetFileName(wine), wine, [program], variables)
        {
            // It speaks of that, and takes half a minute for it.
            Preparation = Directory.Exists(variables["WINEPREFIX"]) ? null : ["wineboot", "--init"],
        };
    }

    /// <summary>Where a platform's dynamic loader can be: in the root, where the user says it to qemu, and beside the cross compiler.</summary>
    private IEnumerable<string> Systems(Platform platform)
    {
        yield return "";
        if (platform.Cpu != host.Cpu)
        {
            if (environment.GetValueOrDefault("QEMU_LD_PREFIX") is { Length: > 0 } named)
            {
                yield return named.TrimEnd('/');
            }

            yield return "/usr/" + platform.GnuPrefix;
        }
    }

    /// <summary>The dynamic loader that an ELF program names (gABI, program interpreter).</summary>
    private static string Interpreter(string program) =>
        ElfFile.TryRead(File.ReadAllBytes(program), out var file, out _) && file.Segments.FirstOrDefault(segment => segment.Type == ElfSegmentType.Interpreter) is { } segment
            ? Encoding.UTF8.GetString(file.GetBytes(segment).Span).TrimEnd('\0')
            : "";

    private static string Remedy(Platform platform) => platform.CLibrary == CLibrary.Musl
        ? "apt-get install musl, after dpkg --add-architecture for another CPU"
        : Toolchains.Compilers.Remedy.CrossCompiler(platform) ?? "install its C library";

    private static string Word(TargetOs os) => os switch
    {
        TargetOs.MacOS => "macOS",
        TargetOs.FreeBsd => "FreeBSD",
        _ => os.ToString(),
    };
}
