using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Native.Sdk.Build;

/// <summary>
/// Gets what tests and demo need, where it can be had: the only place that downloads. What cannot be had is a note, not
/// a failure: the tests that need it skip, and say so.
/// </summary>
internal static class SetUp
{
    /// <summary>A program, and Debian's packages that have it.</summary>
    private static readonly (string Tool, string Package)[] DebianPackages =
    [
        ("gcc", "gcc libc6-dev"), ("g++", "g++"), ("make", "make"), ("cmake", "cmake"), ("ninja", "ninja-build"), ("cbindgen", "cbindgen"),
        ("clang", "clang"), ("ld.lld", "lld"), ("llvm-strip", "llvm"), ("readelf", "binutils"),
        ("strace", "strace"), ("gdb", "gdb"), ("patchelf", "patchelf"),

        // Other platforms: compilers for them, and what runs their programs.
        ("aarch64-linux-gnu-gcc", "gcc-aarch64-linux-gnu libc6-dev-arm64-cross"), ("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64"),
        ("musl-gcc", "musl musl-dev musl-tools"), ("qemu-aarch64-static", "qemu-user-static"), ("wine", "wine wine64"),

        ("ccache", "ccache"), ("distccd", "distcc"),
    ];

    /// <summary>Headers that bindings are made of in tests, below one of <see cref="IncludeFolders"/>, and Debian's packages that have them.</summary>
    private static readonly (string Header, string Package)[] DebianHeaders =
    [
        ("zlib.h", "zlib1g-dev"), ("sqlite3.h", "libsqlite3-dev"), ("zstd.h", "libzstd-dev"), ("lz4.h", "liblz4-dev"), ("sodium.h", "libsodium-dev"),
        ("git2.h", "libgit2-dev"), ("curl/curl.h", "libcurl4-openssl-dev"), ("png.h", "libpng-dev"), ("libxml2/libxml/parser.h", "libxml2-dev"),
        ("archive.h", "libarchive-dev"), ("uv.h", "libuv1-dev"), ("SDL2/SDL.h", "libsdl2-dev"), ("vulkan/vulkan.h", "libvulkan-dev"), ("openssl/evp.h", "libssl-dev"),
    ];

    private static readonly string[] IncludeFolders = ["/usr/include", "/usr/include/x86_64-linux-gnu", "/usr/include/aarch64-linux-gnu"];

    /// <summary>Debian 12's Rust 1.63 with what its cargo is linked to.</summary>
    private static readonly string[] RustForWindows =
    [
        "rustc", "cargo", "libstd-rust-1.63", "libstd-rust-dev", "libstd-rust-dev-windows",
        "libgit2-1.5", "libhttp-parser2.9", "libmbedtls14", "libmbedx509-1", "libmbedcrypto7",
    ];

    /// <summary>Installs the tools and headers that are missing, as root on Debian; elsewhere names the line that would.</summary>
    public static void InstallTools()
    {
        string[] missing =
        [
            .. DebianPackages.Where(pair => !Tools.Has(pair.Tool)).Select(pair => pair.Package),
            .. DebianHeaders.Where(pair => !IncludeFolders.Any(folder => File.Exists(Path.Combine(folder, pair.Header)))).Select(pair => pair.Package),
        ];
        if (missing.Length == 0)
        {
            return;
        }

        var names = string.Join(' ', missing);
        if (!Environment.IsPrivilegedProcess || !Tools.Has("apt-get"))
        {
            Note($"not here: {names} (on Debian, as root: apt-get install {names})");
            return;
        }

        Console.WriteLine($"set-up: apt-get install {names}");
        var result = Apt("update", "-qq");
        if (result.ExitCode == 0)
        {
            result = Apt(["install", "-qq", "--no-install-recommends", .. names.Split(' ')]);
        }

        if (result.ExitCode != 0)
        {
            Note($"apt-get could not install {names}", result.Output);
        }
    }

    /// <summary>
    /// The folder whose node_modules has the packages of build/third-party (C and C++ sources, a bundler and something to
    /// bundle), or null.
    /// </summary>
    public static string? FetchThirdParty() => FetchFromNpm("third-party", "third-party sources");

    /// <summary>The zig that tests build for other platforms with, or null.</summary>
    public static string? FetchZig()
    {
        if (FetchFromNpm("zig", "zig") is not { } folder)
        {
            return null;
        }

        var host = (OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux")
            + "-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        var zig = Path.Combine(folder, "node_modules", "@zigc", host, "bin", OperatingSystem.IsWindows() ? "zig.exe" : "zig");
        if (File.Exists(zig))
        {
            return zig;
        }

        Note($"no zig: npm has none for {host}");
        return null;
    }

    /// <summary>
    /// Debian's Rust, which has standard libraries of other platforms: that of linux-arm64 is installed, the one of windows,
    /// of an older Rust, is unpacked into the folder that is the result; null: it could not be had.
    /// </summary>
    public static string? FetchRust()
    {
        if (!Tools.Has("dpkg") || !Tools.Has("apt-get") || RuntimeInformation.OSArchitecture != Architecture.X64)
        {
            return null;
        }

        if (Environment.IsPrivilegedProcess && !Directory.Exists("/usr/lib/rustlib/aarch64-unknown-linux-gnu/lib"))
        {
            Console.WriteLine("set-up: apt-get install rustc-web with the standard library of linux-arm64");
            new Command("dpkg", "--add-architecture", "arm64").Capture();
            var result = Apt("update", "-qq");
            if (result.ExitCode == 0)
            {
                result = Apt("install", "-qq", "--no-install-recommends", "rustc-web", "libstd-rust-web-dev", "libstd-rust-web-dev:arm64");
            }

            if (result.ExitCode != 0)
            {
                Note("no Rust standard library of linux-arm64", result.Output);
            }
        }

        var folder = Path.Combine(Repository.Cache, "rust-windows");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        Console.WriteLine($"set-up: Rust with the standard library of windows, into {Path.GetRelativePath(Repository.Root, folder)}");
        var partial = $"{folder}.{Environment.ProcessId}";
        Repository.Delete(partial);
        Directory.CreateDirectory(partial);
        var download = new Command("apt-get", ["download", "-qq", .. RustForWindows]).In(partial).Capture();
        var unpacked = download.ExitCode == 0
            && Directory.GetFiles(partial, "*.deb").All(package => new Command("dpkg", "-x", package, partial).Capture().ExitCode == 0);
        if (!unpacked)
        {
            Repository.Delete(partial);
            Note("no Rust standard library of windows", download.Output);
            return null;
        }

        Directory.Move(partial, folder);
        return folder;
    }

    /// <summary>
    /// A folder with the packages that a manifest below build/ locks, or null. `npm ci` checks each against its sha512 in
    /// the lock file; no script of a package is run.
    /// </summary>
    private static string? FetchFromNpm(string name, string what)
    {
        var manifests = Directory.GetFiles(Path.Combine(Repository.Root, "build", name), "*.json").Order(StringComparer.Ordinal).ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData([.. manifests.SelectMany(File.ReadAllBytes)]));

        // The name says what is in it, and it gets that name when it is complete: nothing is ever checked or fetched twice.
        var folder = Path.Combine(Repository.Cache, $"{name}-{hash[..16]}");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        if (!Tools.Has("npm"))
        {
            Note($"no {what}: npm is missing (on Debian, as root: apt-get install npm)");
            return null;
        }

        Console.WriteLine($"set-up: npm ci of build/{name}, into {Path.GetRelativePath(Repository.Root, folder)}");
        var partial = $"{folder}.{Environment.ProcessId}";
        Repository.Delete(partial);
        Directory.CreateDirectory(partial);
        foreach (var manifest in manifests)
        {
            File.Copy(manifest, Path.Combine(partial, Path.GetFileName(manifest)));
        }

        var result = new Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=1", "--loglevel=error")
            .In(partial)
            .Capture();
        if (result.ExitCode != 0)
        {
            Repository.Delete(partial);
            if (result.Output.Contains("EINTEGRITY", StringComparison.Ordinal))
            {
                throw new BuildException($"npm ci got a package with another checksum than build/{name}/package-lock.json has:\n{result.Output}");
            }

            Note($"no {what}: npm ci failed", result.Output);
            return null;
        }

        try
        {
            Directory.Move(partial, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Repository.Delete(partial); // another run was faster
        }

        return folder;
    }

    /// <summary>No questions, and no minutes of waiting where there is no network.</summary>
    private static Command.Result Apt(params string[] arguments) =>
        new Command("apt-get", ["-y", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20", .. arguments])
            .With("DEBIAN_FRONTEND", "noninteractive")
            .Capture();

    private static void Note(string text, string details = "")
    {
        Console.WriteLine($"set-up: note: {text}");
        foreach (var line in details.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Console.WriteLine($"    {line}");
        }
    }
}
