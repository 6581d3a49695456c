using Native.Sdk.Platforms;

namespace Native.Sdk.Toolchains.Cargo;

/// <summary>What cargo and rustc said of themselves.</summary>
/// <remarks>
/// <c>cargo --version --verbose</c>, then <c>rustc --version --verbose</c>, then <c>rustc --print sysroot --print target-list</c>:
/// <code>
/// cargo 1.95.0 (f2d3ce0bd 2026-03-21)
/// host: x86_64-unknown-linux-gnu
/// rustc 1.95.0 (59807616e 2026-04-14)
/// commit-hash: 59807616e1…
/// host: x86_64-unknown-linux-gnu
/// /home/me/.rustup/toolchains/stable-x86_64-unknown-linux-gnu
/// aarch64-apple-darwin
/// …
/// </code>
/// The rustc may be missing, or not be cargo's own (the variable RUSTC): its word counts.
/// </remarks>
internal sealed class RustToolchain
{
    private readonly string[] lines;
    private readonly int sysroot;

    private RustToolchain(string[] lines)
    {
        this.lines = lines;
        sysroot = Array.FindLastIndex(lines, Path.IsPathFullyQualified);
    }

    /// <summary>Version of cargo, <c>1.95.0</c>.</summary>
    public string CargoVersion => Word("cargo ") ?? "";

    /// <summary>Version of rustc, or null if it was not asked.</summary>
    public string? RustcVersion => Word("rustc ");

    /// <summary>The triple of this machine, as rustc names it, so that an Alpine or MinGW toolchain builds for itself.</summary>
    public string? Host => Value("host: ");

    /// <summary>The commit that rustc was built from.</summary>
    public string? Commit => Value("commit-hash: ");

    /// <summary>Absolute folder of the toolchain, or null if it is not known.</summary>
    public string? Sysroot => sysroot < 0 ? null : lines[sysroot];

    /// <summary>Reads the answers.</summary>
    public static RustToolchain Parse(string answer) => new(answer.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether rustc can build for a target at all; true where it was not asked.</summary>
    public bool Knows(string target) => sysroot < 0 || sysroot == lines.Length - 1 || Array.IndexOf(lines, target, sysroot) >= 0;

    /// <summary>Folder of the standard library of a target, or null if it is not known.</summary>
    /// <remarks>What <c>rustc --print target-libdir</c> says, but without an error for targets that it does not know.</remarks>
    public string? LibraryFolder(string target) => Sysroot is { } root ? Path.Combine(root, "lib", "rustlib", target, "lib") : null;

    /// <summary>How to get the standard library of a target for this toolchain.</summary>
    public string Remedy(string target, Platform platform)
    {
        if (Sysroot is { } root && Path.GetFileName(Path.GetDirectoryName(root)) == "toolchains")
        {
            return $"run: rustup target add --toolchain {Path.GetFileName(root)} {target}";
        }

        const string Rustup = "rustup (https://rustup.rs) has it for every target";
        return platform switch
        {
            _ when Sysroot is not ("/usr" or "/usr/local") => $"add it to the toolchain in '{Sysroot}', or take another: {Rustup}",
            { Os: TargetOs.Windows } => $"on Debian run: apt-get install libstd-rust-dev-windows; {Rustup}",
            { CLibrary: CLibrary.Glibc } => $"on Debian run: dpkg --add-architecture {DebianName(platform)} && apt-get update && apt-get install libstd-rust-dev:{DebianName(platform)}; {Rustup}",
            _ => "take rustup's toolchain (https://rustup.rs): distributions do not have it",
        };
    }

    private static string DebianName(Platform platform) => platform.Cpu switch
    {
        "x64" => "amd64",
        "x86" => "i386",
        "arm" => "armhf",
        "ppc64le" => "ppc64el",
        "loongarch64" => "loong64",
        var same => same,
    };

    /// <summary>rustc's, which comes last, or cargo's.</summary>
    private string? Value(string name) => Array.FindLast(lines, line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..];

    private string? Word(string name) => Array.Find(lines, line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Split(' ')[0];
}
