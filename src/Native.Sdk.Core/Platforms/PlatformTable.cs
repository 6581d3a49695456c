namespace Native.Sdk.Platforms;

/// <summary>
/// The one table of platforms. Whatever needs to know what a runtime identifier means reads it here.
/// </summary>
/// <remarks>
/// Sources: the portable RIDs of the .NET RID catalog; <c>zig targets</c> of 0.16; rustc's platform support page;
/// Debian's cross compiler packages; glibc's first release for each CPU (2.17 is the oldest that zig carries); the
/// first macOS for each CPU that Rust and .NET's supported systems include.
/// </remarks>
public sealed class PlatformTable
{
    /// <summary>Every platform that the SDK knows by itself.</summary>
    public static PlatformTable Default { get; } = new(
    [
        new("linux-x64", TargetOs.Linux, "x64", CLibrary.Glibc, "x86_64-linux-gnu", "x86_64-unknown-linux-gnu", "x86_64-linux-gnu", "2.17"),
        new("linux-arm64", TargetOs.Linux, "arm64", CLibrary.Glibc, "aarch64-linux-gnu", "aarch64-unknown-linux-gnu", "aarch64-linux-gnu", "2.17"),
        new("linux-arm", TargetOs.Linux, "arm", CLibrary.Glibc, "arm-linux-gnueabihf", "armv7-unknown-linux-gnueabihf", "arm-linux-gnueabihf", "2.17"),
        new("linux-riscv64", TargetOs.Linux, "riscv64", CLibrary.Glibc, "riscv64-linux-gnu", "riscv64gc-unknown-linux-gnu", "riscv64-linux-gnu", "2.27"),
        new("linux-s390x", TargetOs.Linux, "s390x", CLibrary.Glibc, "s390x-linux-gnu", "s390x-unknown-linux-gnu", "s390x-linux-gnu", "2.17"),
        new("linux-ppc64le", TargetOs.Linux, "ppc64le", CLibrary.Glibc, "powerpc64le-linux-gnu", "powerpc64le-unknown-linux-gnu", "powerpc64le-linux-gnu", "2.19"),
        new("linux-loongarch64", TargetOs.Linux, "loongarch64", CLibrary.Glibc, "loongarch64-linux-gnu", "loongarch64-unknown-linux-gnu", "loongarch64-linux-gnu", "2.36"),
        new("linux-musl-x64", TargetOs.Linux, "x64", CLibrary.Musl, "x86_64-linux-musl", "x86_64-unknown-linux-musl", "x86_64-linux-musl", ""),
        new("linux-musl-arm64", TargetOs.Linux, "arm64", CLibrary.Musl, "aarch64-linux-musl", "aarch64-unknown-linux-musl", "aarch64-linux-musl", ""),
        new("linux-musl-arm", TargetOs.Linux, "arm", CLibrary.Musl, "arm-linux-musleabihf", "armv7-unknown-linux-musleabihf", "arm-linux-musleabihf", ""),
        new("linux-musl-riscv64", TargetOs.Linux, "riscv64", CLibrary.Musl, "riscv64-linux-musl", "riscv64gc-unknown-linux-musl", "riscv64-linux-musl", ""),
        new("linux-musl-s390x", TargetOs.Linux, "s390x", CLibrary.Musl, "s390x-linux-musl", "s390x-unknown-linux-musl", "s390x-linux-musl", ""),
        new("linux-musl-ppc64le", TargetOs.Linux, "ppc64le", CLibrary.Musl, "powerpc64le-linux-musl", "powerpc64le-unknown-linux-musl", "powerpc64le-linux-musl", ""),
        new("linux-musl-loongarch64", TargetOs.Linux, "loongarch64", CLibrary.Musl, "loongarch64-linux-musl", "loongarch64-unknown-linux-musl", "loongarch64-linux-musl", ""),
        new("win-x64", TargetOs.Windows, "x64", CLibrary.Ucrt, "x86_64-windows-gnu", "x86_64-pc-windows-msvc", "x86_64-w64-mingw32", ""),
        new("win-x86", TargetOs.Windows, "x86", CLibrary.Ucrt, "x86-windows-gnu", "i686-pc-windows-msvc", "i686-w64-mingw32", ""),
        new("win-arm64", TargetOs.Windows, "arm64", CLibrary.Ucrt, "aarch64-windows-gnu", "aarch64-pc-windows-msvc", "aarch64-w64-mingw32", ""),
        new("osx-x64", TargetOs.MacOS, "x64", CLibrary.System, "x86_64-macos", "x86_64-apple-darwin", "", "10.15"),
        new("osx-arm64", TargetOs.MacOS, "arm64", CLibrary.System, "aarch64-macos", "aarch64-apple-darwin", "", "11.0"),
        new("freebsd-x64", TargetOs.FreeBsd, "x64", CLibrary.System, "x86_64-freebsd", "x86_64-unknown-freebsd", "", ""),
        new("freebsd-arm64", TargetOs.FreeBsd, "arm64", CLibrary.System, "aarch64-freebsd", "aarch64-unknown-freebsd", "", ""),
    ]);

    /// <summary>The oldest glibc that anything here can build for.</summary>
    public const string OldestGlibc = "2.17";

    private PlatformTable(IReadOnlyList<Platform> rows) => All = rows;

    /// <summary>The rows, each RID once.</summary>
    public IReadOnlyList<Platform> All { get; }

    /// <summary>A table in which these rows replace those of the same RID; the others are added.</summary>
    public PlatformTable With(IReadOnlyList<Platform> rows) => rows.Count == 0 ? this : new(
    [
        .. All.Select(row => rows.LastOrDefault(own => own.Rid == row.Rid) ?? row),
        .. rows.Where(own => All.All(row => row.Rid != own.Rid)),
    ]);

    /// <summary>The platform of a portable RID, or null.</summary>
    public Platform? Find(string rid)
    {
        foreach (var platform in All)
        {
            if (string.Equals(platform.Rid, rid, StringComparison.OrdinalIgnoreCase))
            {
                return platform;
            }
        }

        return null;
    }

    /// <summary>
    /// The portable RID that a distribution's or version's RID stands for (<c>ubuntu.22.04-x64</c> is linux-x64,
    /// <c>win10-x64</c> is win-x64), or null if it is not one.
    /// </summary>
    public string? FindPortable(string rid)
    {
        var dash = rid.IndexOf('-');
        if (dash <= 0)
        {
            return null;
        }

        var (system, cpu) = (rid[..dash].ToLowerInvariant(), rid[(dash + 1)..].ToLowerInvariant());
        var name = system.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.');
        var portable = name switch
        {
            "win" => "win",
            "osx" or "macos" => "osx",
            "alpine" => "linux-musl",
            "freebsd" => "freebsd",
            "arch" or "centos" or "debian" or "fedora" or "gentoo" or "linuxmint" or "manjaro" or "mariner" or "ol"
                or "opensuse" or "rhel" or "rocky" or "sles" or "tizen" or "ubuntu" => "linux",
            _ => null,
        };
        return portable is not null && Find(portable + "-" + cpu.Replace("-aot", "")) is { } platform ? platform.Rid : null;
    }
}
