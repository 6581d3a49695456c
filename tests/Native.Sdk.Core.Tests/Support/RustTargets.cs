namespace Native.Sdk.Core.Tests.Support;

/// <summary>
/// Rust toolchains that have the standard library of another platform: Debian's, since rustup's may have its own machine's
/// only. <c>NATIVE_SDK_TEST_RUST</c> names folders (as PATH does) into which such packages were unpacked.
/// </summary>
public static class RustTargets
{
    private static readonly string[] Folders = [.. (Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_RUST") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), "/"];

    /// <summary>The item's <c>Environment</c> by which cargo takes that toolchain, or null if there is none.</summary>
    public static string? EnvironmentFor(string target)
    {
        foreach (var folder in Folders)
        {
            var (rustc, cargo) = (Path.Combine(folder, "usr/bin/rustc"), Path.Combine(folder, "usr/bin/cargo"));
            if (!File.Exists(rustc) || !Directory.Exists(Path.Combine(folder, "usr/lib/rustlib", target, "lib")))
            {
                continue;
            }

            // An old rustc needs the cargo of its time, and one that was unpacked aside its libraries.
            return $"RUSTC={rustc}" + (File.Exists(cargo) ? $";CARGO={cargo}" : "")
                + (folder == "/" ? "" : $";LD_LIBRARY_PATH={Path.Combine(folder, "usr/lib/x86_64-linux-gnu")}");
        }

        return null;
    }

    /// <summary>How to get it.</summary>
    public static string InstallLine(string target) => target.Contains("windows", StringComparison.Ordinal)
        ? "apt-get download rustc cargo libstd-rust-1.63 libstd-rust-dev libstd-rust-dev-windows libgit2-1.5 libhttp-parser2.9 libmbedtls14 libmbedx509-1 libmbedcrypto7, dpkg -x each into a folder, NATIVE_SDK_TEST_RUST=<folder>"
        : "dpkg --add-architecture arm64; apt-get update; apt-get install rustc-web libstd-rust-web-dev libstd-rust-web-dev:arm64";
}
