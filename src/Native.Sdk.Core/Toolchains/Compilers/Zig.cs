using Native.Sdk.Execution;
using Native.Sdk.Platforms;

namespace Native.Sdk.Toolchains.Compilers;

/// <summary>What there is to know about zig as a C compiler: where it is, which version, what its targets are called.</summary>
/// <remarks>Seen with 0.16.0; https://ziglang.org/documentation/0.16.0/#Targets.</remarks>
public static class Zig
{
    /// <summary>Those before have other bugs than the ones that are worked around here.</summary>
    public static Version MinimumVersion { get; } = new(0, 16, 0);

    /// <summary>The newest glibc that 0.16 carries. It takes newer numbers with a warning, and links to this one.</summary>
    public static Version NewestGlibc { get; } = new(2, 43);

    /// <summary>
    /// What zig does of its own accord and gcc does not, taken back, so that a source that one of them accepts is accepted by
    /// the other: traps for undefined behaviour without optimisation, __DATE__ as an error with it, and two mismatches
    /// that are only warnings to gcc.
    /// </summary>
    public static IReadOnlyList<string> QuietOptions { get; } =
    [
        "-fno-sanitize=undefined", "-Wno-date-time", "-Wno-error=incompatible-function-pointer-types", "-Wno-error=return-mismatch",
    ];

    /// <summary>
    /// The program, or null: NativeZigPath, the variable ZIG, PATH, and the package that restore brought.
    /// </summary>
    /// <param name="context">Of the project.</param>
    /// <param name="problem">Who names a program that is not there, and the name; null if there is none of this kind.</param>
    public static (string Path, string Origin)? Find(ToolchainContext context, out (string Origin, string Name)? problem)
    {
        problem = null;
        var (origin, named) = context.Project.Environment.GetValueOrDefault("ZIG") is { Length: > 0 } own ? ("Environment ZIG", own)
            : context.Settings.ZigPath is { } property ? ("Property NativeZigPath", property)
            : context.Environment.GetValueOrDefault("ZIG") is { Length: > 0 } variable ? ("Variable ZIG", variable)
            : ("", null);
        if (named is not null)
        {
            if (context.Tools.Find(named, context.Project.Folder) is { } found)
            {
                return (found, origin);
            }

            problem = (origin, named);
            return null;
        }

        if (context.Tools.Find("zig", context.Project.Folder) is { } onPath)
        {
            return (onPath, "PATH");
        }

        return context.Settings.ZigPackagePath is { } package && context.Tools.Find(package, context.Project.Folder) is { } restored
            ? (restored, "package")
            : null;
    }

    /// <summary>Whether somebody says for all projects which zig it is to be; then no other is looked for.</summary>
    public static bool IsNamed(BuildSettings settings) =>
        settings.ZigPath is not null || settings.Environment.GetValueOrDefault("ZIG") is { Length: > 0 };

    /// <summary>Value of <c>-target</c>: <c>x86_64-linux-gnu.2.17</c>, <c>aarch64-macos.11.0</c>.</summary>
    /// <param name="platform">Of the library.</param>
    /// <param name="baseline">Oldest glibc or macOS; empty: zig's own choice.</param>
    public static string Target(Platform platform, string baseline) =>
        baseline.Length == 0 ? platform.ZigTarget : platform.ZigTarget + "." + baseline;

    /// <summary>The folder in which zig keeps what it has compiled, of all projects of this user.</summary>
    /// <remarks>zig 0.16, std/Build/… and introspect: ZIG_GLOBAL_CACHE_DIR, else LocalAppData on Windows, else XDG_CACHE_HOME, else ~/.cache.</remarks>
    public static string CacheFolder(IReadOnlyDictionary<string, string> environment)
    {
        string? Variable(string name) => environment.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

        if (Variable("ZIG_GLOBAL_CACHE_DIR") is { } chosen)
        {
            return Path.GetFullPath(chosen);
        }

        if (OperatingSystem.IsWindows())
        {
            return Path.Combine(Variable("LOCALAPPDATA") ?? System.Environment.GetFolderPath(System.Environment.SpecialFolder.LocalApplicationData), "zig");
        }

        var home = Variable("HOME") ?? System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile);
        return Path.Combine(Variable("XDG_CACHE_HOME") ?? Path.Combine(home, ".cache"), "zig");
    }

    /// <summary>The version in the answer of <c>zig version</c> (<c>0.17.0-dev.12+abc</c> is 0.17.0), or null.</summary>
    public static Version? ReadVersion(string answer)
    {
        var line = answer.AsSpan();
        var end = line.IndexOfAny("\r\n-+ ");
        return Version.TryParse(end < 0 ? line : line[..end], out var version) ? version : null;
    }
}
