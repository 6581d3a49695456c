using System.Security.Cryptography;

namespace Native.Sdk.Build;

/// <summary>
/// Gets what tests and demo need, where it can be had: the only place that downloads. What cannot be had is a note, not
/// a failure: the tests that need it skip, and say so.
/// </summary>
internal static class SetUp
{
    /// <summary>A program, and Debian's package that has it.</summary>
    private static readonly (string Tool, string Package)[] DebianPackages =
    [
        ("gcc", "gcc libc6-dev"), ("g++", "g++"), ("make", "make"), ("cmake", "cmake"), ("ninja", "ninja-build"),
        ("clang", "clang"), ("ld.lld", "lld"), ("llvm-strip", "llvm"), ("readelf", "binutils"),
        ("strace", "strace"), ("gdb", "gdb"), ("patchelf", "patchelf"),
    ];

    /// <summary>Installs the tools that are missing, as root on Debian; elsewhere names the line that would.</summary>
    public static void InstallTools()
    {
        var missing = DebianPackages.Where(pair => !Tools.Has(pair.Tool)).Select(pair => pair.Package).ToArray();
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
    /// bundle), or null. `npm ci` checks each against its sha512 in the lock file; no script of a package is run.
    /// </summary>
    public static string? FetchThirdParty()
    {
        var manifests = Directory.GetFiles(Path.Combine(Repository.Root, "build", "third-party"), "*.json").Order(StringComparer.Ordinal).ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData([.. manifests.SelectMany(File.ReadAllBytes)]));

        // The name says what is in it, and it gets that name when it is complete: nothing is ever checked or fetched twice.
        var folder = Path.Combine(Repository.Cache, $"third-party-{hash[..16]}");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        if (!Tools.Has("npm"))
        {
            Note("no third-party sources: npm is missing (on Debian, as root: apt-get install npm)");
            return null;
        }

        Console.WriteLine($"set-up: npm ci of build/third-party, into {Path.GetRelativePath(Repository.Root, folder)}");
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
                throw new BuildException($"npm ci got a package with another checksum than build/third-party/package-lock.json has:\n{result.Output}");
            }

            Note("no third-party sources: npm ci failed", result.Output);
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
