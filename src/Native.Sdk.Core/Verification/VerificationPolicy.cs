using Native.Sdk.Platforms;

namespace Native.Sdk.Verification;

/// <summary>What a package is held to.</summary>
public sealed record VerificationPolicy
{
    /// <summary>The gallery takes packages up to 250 MB.</summary>
    public const long DefaultSizeBudget = 250 * 1024 * 1024;

    /// <summary>What runtime identifiers mean.</summary>
    public PlatformTable Platforms { get; init; } = PlatformTable.Default;

    /// <summary>The package's target frameworks, <c>net8.0</c>. None: as old as can be.</summary>
    public IReadOnlyList<string> TargetFrameworks { get; init; } = [];

    /// <summary>The oldest glibc to run on; null: the oldest target framework decides.</summary>
    public Version? GlibcBaseline { get; init; }

    /// <summary>The oldest macOS to run on; null: the oldest target framework decides.</summary>
    public Version? MacOSDeploymentTarget { get; init; }

    /// <summary>
    /// Libraries that may be needed though no system has to have them, by file name with <c>*</c>: <c>libz.so.1</c>,
    /// <c>libX11.so.*</c>, <c>vulkan-1.dll</c>.
    /// </summary>
    public IReadOnlyList<string> AllowedLibraries { get; init; } = [];

    /// <summary>What the package says that it supports; empty if nobody says.</summary>
    public IReadOnlyList<string> DeclaredRuntimeIdentifiers { get; init; } = [];

    /// <summary>Whether Alpine may be given the library of linux-x64.</summary>
    public bool AcceptsMuslFallback { get; init; }

    /// <summary>How large the native libraries may be in the package, that is compressed, in bytes.</summary>
    public long SizeBudget { get; init; } = DefaultSizeBudget;

    /// <summary>Whether debug information is meant to be in the libraries.</summary>
    public bool AcceptsDebugInformation { get; init; }

    /// <summary>Absolute folders of the machine that built it, which nobody else should see.</summary>
    public IReadOnlyList<string> BuildFolders { get; init; } = [];

    /// <summary>The target framework that asks for most on a CPU's Linux; null if none says anything.</summary>
    public TargetFramework? Oldest(string cpu) =>
        Frameworks.OrderBy(framework => framework.GlibcPolicy(cpu)).ThenBy(framework => framework.SupportedGlibc(cpu) ?? new Version(0, 0)).FirstOrDefault();

    /// <summary>What a library for a CPU's Linux may need.</summary>
    public LinuxPolicy ForLinux(string cpu) =>
        LinuxPolicy.For(cpu, GlibcBaseline ?? (Oldest(cpu) ?? new TargetFramework("")).GlibcPolicy(cpu));

    /// <summary>The newest macOS that a library may ask for, and why.</summary>
    public (Version Version, string Reason) ForMacOS(Platform platform)
    {
        if (MacOSDeploymentTarget is { } declared)
        {
            return (declared, $"the oldest to run on is macOS {declared} (NativeMacOSDeploymentTarget)");
        }

        var oldest = Frameworks.MinBy(framework => framework.SupportedMacOS ?? new Version(0, 0));
        return oldest?.SupportedMacOS is { } supported
            ? (supported, $"{oldest.Name} supports macOS {supported}")
            : (Version.TryParse(platform.Baseline, out var first) ? first : new Version(11, 0), $"{oldest?.Name ?? "the package"} is for any macOS since {platform.Baseline}");
    }

    private IEnumerable<TargetFramework> Frameworks => TargetFrameworks.Select(name => new TargetFramework(name)).Where(framework => framework.IsPortable);
}
