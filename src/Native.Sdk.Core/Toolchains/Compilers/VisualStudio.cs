using System.Text.Json;
using Native.Sdk.Platforms;

namespace Native.Sdk.Toolchains.Compilers;

/// <summary>Finds Microsoft's compiler where its installer put it, and the variables that a developer prompt would set.</summary>
/// <remarks>
/// It reads what vswhere reads, instead of starting it: a build with nothing to do starts no process.
/// <code>
/// %ProgramData%\Microsoft\VisualStudio\Packages\_Instances\&lt;id&gt;\state.json    "installationPath", "installationVersion"
/// &lt;installation&gt;\VC\Auxiliary\Build\Microsoft.VCToolsVersion.default.txt        14.44.35207
/// &lt;installation&gt;\VC\Tools\MSVC\14.44.35207\bin\Hostx64\x64\cl.exe, include\, lib\x64\
/// %ProgramFiles(x86)%\Windows Kits\10\Include\10.0.26100.0\{ucrt,um,shared}, Lib\10.0.26100.0\{ucrt,um}\x64
/// </code>
/// </remarks>
public static class VisualStudio
{
    /// <summary>The newest installation that has the compiler for the platform, or null.</summary>
    /// <param name="environment">The build's variables.</param>
    /// <param name="platform">What is built for.</param>
    /// <param name="host">This machine's platform.</param>
    public static (string Compiler, IReadOnlyDictionary<string, string> Environment)? Find(
        IReadOnlyDictionary<string, string> environment, Platform platform, Platform host)
    {
        if (FindKit(environment, platform.Cpu) is not { } kit)
        {
            return null;
        }

        foreach (var installation in Installations(environment))
        {
            var versionFile = Path.Combine(installation, "VC", "Auxiliary", "Build", "Microsoft.VCToolsVersion.default.txt");
            if (!File.Exists(versionFile))
            {
                continue;
            }

            var tools = Path.Combine(installation, "VC", "Tools", "MSVC", File.ReadAllText(versionFile).Trim());
            var binaries = Path.Combine(tools, "bin", "Host" + host.Cpu, platform.Cpu);
            var compiler = Path.Combine(binaries, "cl.exe");
            if (File.Exists(compiler))
            {
                return (compiler, new Dictionary<string, string>(environment, StringComparer.OrdinalIgnoreCase)
                {
                    ["INCLUDE"] = string.Join(';', [Path.Combine(tools, "include"), .. kit.Includes]),
                    ["LIB"] = string.Join(';', [Path.Combine(tools, "lib", platform.Cpu), .. kit.Libraries]),

                    // mspdb140.dll and the like lie beside the host's own compiler.
                    ["PATH"] = string.Join(';', binaries, Path.Combine(tools, "bin", "Host" + host.Cpu, host.Cpu), environment.GetValueOrDefault("PATH") ?? ""),
                    ["VSLANG"] = "1033",
                });
            }
        }

        return null;
    }

    /// <summary>Absolute paths, the newest first.</summary>
    private static IEnumerable<string> Installations(IReadOnlyDictionary<string, string> environment)
    {
        var folder = Path.Combine(environment.GetValueOrDefault("ProgramData") ?? "", "Microsoft", "VisualStudio", "Packages", "_Instances");
        if (!Path.IsPathFullyQualified(folder) || !Directory.Exists(folder))
        {
            return [];
        }

        return Directory.EnumerateDirectories(folder)
            .Select(instance => ReadInstance(Path.Combine(instance, "state.json")))
            .OfType<(Version Version, string Path)>()
            .OrderByDescending(instance => instance.Version)
            .Select(instance => instance.Path);
    }

    private static (Version Version, string Path)? ReadInstance(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return document.RootElement.TryGetProperty("installationPath", out var path) && path.GetString() is { } folder
                && document.RootElement.TryGetProperty("installationVersion", out var text) && Version.TryParse(text.GetString(), out var version)
                ? (version, folder)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null; // an installation that is being changed, or is broken, is none
        }
    }

    /// <summary>The folders of the newest Windows SDK that has both headers and libraries.</summary>
    private static (string[] Includes, string[] Libraries)? FindKit(IReadOnlyDictionary<string, string> environment, string cpu)
    {
        var root = environment.GetValueOrDefault("WindowsSdkDir") is { Length: > 0 } chosen ? chosen
            : Path.Combine(environment.GetValueOrDefault("ProgramFiles(x86)") ?? "", "Windows Kits", "10");
        var include = Path.Combine(root, "Include");
        if (!Path.IsPathFullyQualified(root) || !Directory.Exists(include))
        {
            return null;
        }

        var version = Directory.EnumerateDirectories(include).Select(folder => Path.GetFileName(folder))
            .Where(name => File.Exists(Path.Combine(include, name, "um", "windows.h")) && Directory.Exists(Path.Combine(root, "Lib", name, "um", cpu)))
            .OrderByDescending(name => Version.TryParse(name, out var number) ? number : new Version(0, 0))
            .FirstOrDefault();
        return version is null ? null :
        (
            [.. new[] { "ucrt", "um", "shared", "winrt" }.Select(part => Path.Combine(include, version, part))],
            [.. new[] { "ucrt", "um" }.Select(part => Path.Combine(root, "Lib", version, part, cpu))]);
    }
}
