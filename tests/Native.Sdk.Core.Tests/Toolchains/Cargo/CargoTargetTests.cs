using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Platforms;
using Native.Sdk.Toolchains;

namespace Native.Sdk.Core.Tests.Toolchains.Cargo;

/// <summary>Crates for other platforms, and for an older glibc of the same, with the real tools.</summary>
public sealed class CargoTargetTests : IDisposable
{
    private const string Arm = "aarch64-unknown-linux-gnu";
    private const string Windows = "x86_64-pc-windows-gnu";

    /// <summary>Threads, unwinding, files and C: what makes a library need the C library and the compiler's runtime.</summary>
    private const string Lib = """
        extern "C" { fn from_c(x: i32) -> i32; }
        #[no_mangle] pub extern "C" fn cr_run(x: i32) -> i32 {
            let caught = std::panic::catch_unwind(move || { if x > 1 { panic!("no") } x }).unwrap_or(-1);
            let thread = std::thread::spawn(|| std::fs::metadata("/nowhere").map_or(40, |m| m.len() as i32)).join().unwrap();
            caught + thread + unsafe { from_c(x) }
        }
        #[no_mangle] pub extern "C" fn cr_two() -> i32 { 2 }
        """;

    /// <summary>As the cc crate does it: the variable with the target's name first, and a --target that gcc does not know.</summary>
    private const string Script = """
        use std::{env, path::Path, process::Command};
        fn tool(name: &str, target: &str, usual: &str) -> String {
            [format!("{name}_{target}"), format!("{name}_{}", target.replace('-', "_")), format!("TARGET_{name}"), name.to_string()]
                .iter().find_map(|v| env::var(v).ok()).unwrap_or(usual.to_string())
        }
        fn main() {
            println!("cargo:rerun-if-changed=add.c");
            let (target, out) = (env::var("TARGET").unwrap(), env::var("OUT_DIR").unwrap());
            let cc = tool("CC", &target, "cc");
            let clang = String::from_utf8_lossy(&Command::new(&cc).arg("--version").output().unwrap().stdout).contains("clang");
            let object = Path::new(&out).join("add.o");
            let mut compile = Command::new(&cc);
            if clang { compile.arg(format!("--target={target}")); }
            assert!(compile.args(["-O0", "-ffunction-sections", "-fPIC", "-c", "add.c", "-o"]).arg(&object).status().unwrap().success(), "{cc}");
            let archive = Path::new(&out).join("libadd.a");
            assert!(Command::new(tool("AR", &target, "ar")).args(["cq"]).arg(&archive).arg(&object).status().unwrap().success());
            assert!(Command::new(tool("AR", &target, "ar")).args(["s"]).arg(&archive).status().unwrap().success());
            println!("cargo:rustc-link-search=native={out}");
            println!("cargo:rustc-link-lib=static=add");
        }
        """;

    private readonly Sandbox sandbox = new();

    public CargoTargetTests()
    {
        sandbox.Environment["CARGO_NET_OFFLINE"] = "true";
        WriteCrate(sandbox.Folder);
    }

    private TestFolder Folder => sandbox.Folder;

    public void Dispose() => sandbox.Dispose();

    private static void WriteCrate(TestFolder folder)
    {
        folder.Write("crate/Cargo.toml", "[package]\nname = \"x\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[lib]\ncrate-type = [\"cdylib\"]\n");
        folder.Write("crate/src/lib.rs", Lib);
        folder.Write("crate/add.c", "#include <string.h>\n#include <stdio.h>\nstatic char text[20];\nint from_c(int x) { snprintf(text, sizeof text, \"%d\", x << 1); return (int)strlen(text); }\n");
        folder.Write("crate/build.rs", Script);
    }

    private static Platform Platform(string rid) => PlatformTable.Default.Find(rid)!;

    private void For(Sandbox box, string rid, NativeToolchain toolchain)
    {
        box.Environment["PATH"] = sandbox.Environment["PATH"];
        box.Request = request => request with { Platforms = [Platform(rid)] };
        box.Settings = settings => settings with { Toolchain = toolchain, ZigPath = toolchain == NativeToolchain.System ? null : Zig.Program };
        box.Declare("crate/Cargo.toml", RustTargets.EnvironmentFor(Platform(rid).RustGnuTarget) is { } environment && rid != Sandbox.Host.Rid
            ? [("Environment", environment)]
            : []);
    }

    /// <summary>The newest version of glibc that a library asks for.</summary>
    private static Version NewestGlibc(string library) => Shell.Lines("/", "readelf", "-VW", library)
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(word => word.StartsWith("GLIBC_", StringComparison.Ordinal))
        .Select(word => Version.Parse(word["GLIBC_".Length..])).Max()!;

    private static string[] ElfExports(string library) =>
    [
        .. Shell.Lines("/", "readelf", "--dyn-syms", "-W", library).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length == 8 && words[4] is "GLOBAL" or "WEAK" && words[6] != "UND").Select(words => words[7].Split('@')[0]).Order(StringComparer.Ordinal),
    ];

    [FactIfRustTarget("x86_64-unknown-linux-gnu", "zig", "readelf")]
    public async Task AReleaseForThisMachineIsBuiltForAnOldGlibcThroughZig()
    {
        For(sandbox, "linux-x64", NativeToolchain.Auto);
        var build = await sandbox.GoodBuildAsync("Release");
        var noop = await sandbox.GoodBuildAsync("Release");

        Assert.True(NewestGlibc(build.Library) <= new Version(2, 17), NewestGlibc(build.Library).ToString());
        Assert.Equal(["cr_run", "cr_two"], ElfExports(build.Library));
        Assert.Contains("soname: [libx.so]", Shell.Run("/", "readelf", "-d", build.Library), StringComparison.Ordinal);
        Assert.Matches("native: linux-x64: cargo [0-9.]+, zig [0-9.]+, glibc 2.17", build.Messages.Text);
        Assert.Equal(42, Call(build.Library, "cr_run", 1));
        Assert.Equal(40, Call(build.Library, "cr_run", 2));
        Assert.Equal(0, noop.Processes);
    }

    [FactIfRustTarget("x86_64-unknown-linux-gnu", "zig", "readelf")]
    public async Task ADebugBuildForThisMachineLeavesRustcAlone()
    {
        For(sandbox, "linux-x64", NativeToolchain.Auto);
        var build = await sandbox.GoodBuildAsync("Debug");

        Assert.DoesNotContain("zig", build.Messages.Text, StringComparison.Ordinal);
        Assert.Matches("native: linux-x64: cargo [0-9.]+\n", build.Messages.Text);
    }

    [FactIfRustTarget(Arm, "zig", "readelf")]
    public async Task ZigLinksAndCompilesForAnotherCpu()
    {
        For(sandbox, "linux-arm64", NativeToolchain.Auto);
        var build = await sandbox.GoodBuildAsync("Release");
        var noop = await sandbox.GoodBuildAsync("Release");

        Assert.Contains("AArch64", Shell.Run("/", "readelf", "-h", build.Library), StringComparison.Ordinal);
        Assert.True(NewestGlibc(build.Library) <= new Version(2, 17), NewestGlibc(build.Library).ToString());
        Assert.Equal(["cr_run", "cr_two"], ElfExports(build.Library));
        Assert.Equal(0, noop.Processes);
    }

    [FactIfRustTarget(Arm, "aarch64-linux-gnu-gcc", "readelf")]
    public async Task AGnuCrossCompilerLinksAndCompilesForAnotherCpu()
    {
        For(sandbox, "linux-arm64", NativeToolchain.System);
        var build = await sandbox.GoodBuildAsync("Release");

        Assert.Contains("AArch64", Shell.Run("/", "readelf", "-h", build.Library), StringComparison.Ordinal);
        Assert.Equal(["cr_run", "cr_two"], ElfExports(build.Library));
        Assert.Matches("native: linux-arm64: cargo [0-9.]+.*aarch64-linux-gnu-gcc", build.Messages.Text);
    }

    [FactIfRustTarget(Windows, "zig", "x86_64-w64-mingw32-objdump")]
    public async Task ZigMakesADllThatExportsTheCratesFunctionsOnly()
    {
        For(sandbox, "win-x64", NativeToolchain.Auto);
        var build = await sandbox.GoodBuildAsync("Release");

        Assert.EndsWith("x.dll", build.Library, StringComparison.Ordinal);
        Assert.Equal(["cr_run", "cr_two"], PeExports(build.Library));
        Assert.DoesNotContain("msvcrt.dll", Shell.Run("/", "x86_64-w64-mingw32-objdump", "-p", build.Library), StringComparison.OrdinalIgnoreCase);
    }

    [FactIfRustTarget(Windows, "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-objdump")]
    public async Task MinGWMakesADllThatExportsTheCratesFunctionsOnly()
    {
        For(sandbox, "win-x64", NativeToolchain.System);
        var build = await sandbox.GoodBuildAsync("Release");

        Assert.Equal(["cr_run", "cr_two"], PeExports(build.Library));
    }

    /// <summary>lld takes a percent sign in the path of its output for a place to put random digits.</summary>
    [FactIfRustTarget("x86_64-unknown-linux-gnu", "readelf")]
    public async Task AFolderMayHaveAPercentSignInItsName()
    {
        using var odd = new Sandbox("sö @#%' 日本");
        WriteCrate(odd.Folder);
        For(odd, "linux-x64", NativeToolchain.System);
        var build = await odd.GoodBuildAsync("Release");

        Assert.Equal(["cr_run", "cr_two"], ElfExports(build.Library));
    }

    [FactIfRustTarget("x86_64-unknown-linux-gnu", "zig", "readelf")]
    public async Task AFolderMayHaveAPercentSignInItsNameForZigToo()
    {
        using var odd = new Sandbox("sö @#%' 日本");
        WriteCrate(odd.Folder);
        For(odd, "linux-x64", NativeToolchain.Zig);
        var build = await odd.GoodBuildAsync("Release");

        Assert.Equal(["cr_run", "cr_two"], ElfExports(build.Library));
        Assert.True(NewestGlibc(build.Library) <= new Version(2, 17), NewestGlibc(build.Library).ToString());
    }

    /// <summary>Build scripts are linked by this machine's linker, whatever the library is for.</summary>
    [FactIfRustTarget(Arm, "zig", "readelf")]
    public async Task AFolderMayHaveAPercentSignInItsNameForAnotherCpuToo()
    {
        using var odd = new Sandbox("sö @#%' 日本");
        WriteCrate(odd.Folder);
        For(odd, "linux-arm64", NativeToolchain.Zig);
        var build = await odd.GoodBuildAsync("Release");

        Assert.Equal(["cr_run", "cr_two"], ElfExports(build.Library));
    }

    [FactIfRustTarget("x86_64-unknown-linux-gnu", "zig")]
    public async Task TheSameCrateInTwoFoldersMakesTheSameBytesThroughZig()
    {
        var libraries = new List<byte[]>();
        foreach (var name in (string[])["first place", "zweiter-Ort"])
        {
            using var other = new Sandbox(name);
            WriteCrate(other.Folder);
            For(other, "linux-x64", NativeToolchain.Zig);
            libraries.Add(File.ReadAllBytes((await other.GoodBuildAsync("Release")).Library));
        }

        Assert.True(libraries[0].AsSpan().SequenceEqual(libraries[1]), "The bytes differ.");
    }

    /// <summary>The user's own linker wins, whoever else there is.</summary>
    [FactIfRustTarget("x86_64-unknown-linux-gnu", "zig")]
    public async Task ALinkerOfTheUsersStays()
    {
        foreach (var name in (string[])["first", "second"])
        {
            Folder.WriteScript(name, $"#!/bin/sh\necho used >> '{Folder[name + ".used"]}'\nexec cc \"$@\"\n");
        }

        Folder.Write("crate/.cargo/config.toml", $"[target.x86_64-unknown-linux-gnu]\nlinker = '{Folder["first"]}'\n");
        For(sandbox, "linux-x64", NativeToolchain.Zig);
        await sandbox.GoodBuildAsync("Release");
        sandbox.Environment["CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER"] = Folder["second"];
        await sandbox.GoodBuildAsync("Release");

        Assert.True(File.Exists(Folder["first.used"]), "that of the configuration");
        Assert.True(File.Exists(Folder["second.used"]), "that of the variable");
    }

    private static string[] PeExports(string library) =>
    [
        .. Shell.Lines("/", "x86_64-w64-mingw32-objdump", "-p", library).SkipWhile(line => !line.StartsWith("[Ordinal/Name Pointer]", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.StartsWith('\t')).Select(line => line.Split(' ')[^1]).Order(StringComparer.Ordinal),
    ];

    private static int Call(string library, string function, int argument)
    {
        var handle = System.Runtime.InteropServices.NativeLibrary.Load(library);
        return System.Runtime.InteropServices.Marshal.GetDelegateForFunctionPointer<Function>(System.Runtime.InteropServices.NativeLibrary.GetExport(handle, function))(argument);
    }

    [System.Runtime.InteropServices.UnmanagedFunctionPointer(System.Runtime.InteropServices.CallingConvention.Cdecl)]
    private delegate int Function(int argument);
}
