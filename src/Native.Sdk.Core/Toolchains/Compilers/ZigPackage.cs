using Native.Sdk.Platforms;

namespace Native.Sdk.Toolchains.Compilers;

/// <summary>The NuGet package that brings zig to a machine that has none.</summary>
/// <remarks>
/// https://github.com/vezel-dev/zig-toolsets: one package for each machine that zig runs on, the compiler at
/// <c>tools/zig</c> (<c>tools/zig.exe</c>), its libraries beside it in <c>tools/lib</c>.
/// </remarks>
/// <param name="Host">The platform of this machine.</param>
/// <param name="Version">That of zig, and a number more: <c>0.16.0.1</c>.</param>
public sealed record ZigPackage(Platform Host, string Version)
{
    /// <summary>As NuGet knows it.</summary>
    public string Id => "Vezel.Zig.Toolsets." + Host.Rid;

    /// <summary>What a project says to have it.</summary>
    public string Line => $"<PackageDownload Include=\"{Id}\" Version=\"[{Version}]\" />";

    /// <summary>The absolute path of zig in a folder of packages as NuGet lays them out: in lower case.</summary>
    public string FileIn(string packageFolder) => Path.Combine(
        packageFolder, Id.ToLowerInvariant(), Version.ToLowerInvariant(), "tools", Host.Os == TargetOs.Windows ? "zig.exe" : "zig");

    /// <summary>
    /// Why a project cannot do without, in a few words; null if it can. Restore runs once for all configurations and
    /// platforms, so it depends on none, and on nothing but which files there are.
    /// </summary>
    /// <param name="settings">Of the project.</param>
    /// <param name="declared">What the project is to be built for.</param>
    /// <param name="prebuiltPath">Absolute folder of libraries that are built elsewhere, or null.</param>
    /// <param name="folder">Absolute folder of the csproj, for relative paths of tools.</param>
    public static string? Need(BuildSettings settings, IEnumerable<Platform> declared, string? prebuiltPath, string folder)
    {
        var tools = new ToolFinder(settings.Environment);
        if (settings.Toolchain == NativeToolchain.System || Zig.IsNamed(settings) || tools.Find("zig", folder) is not null)
        {
            return null;
        }

        if (settings.Toolchain == NativeToolchain.Zig)
        {
            return "NativeToolchain is zig";
        }

        if (!CompilerChoice.HasSystemCompiler(settings, tools, folder))
        {
            return "there is no C compiler";
        }

        var foreign = declared.Where(platform => !CompilerChoice.IsForSystem(platform, settings.Host)
            && !(prebuiltPath is not null && Directory.Exists(Path.Combine(prebuiltPath, platform.Rid)))
            && (platform.GnuPrefix.Length == 0 || tools.Find(platform.GnuPrefix + "-gcc", folder) is null)).ToArray();
        return foreign.Length == 0 ? null : "nothing else here builds for " + string.Join(", ", foreign.Select(platform => platform.Rid));
    }
}
