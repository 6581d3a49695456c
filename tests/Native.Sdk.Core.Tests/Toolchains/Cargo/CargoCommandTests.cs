using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Platforms;
using Native.Sdk.Toolchains;

namespace Native.Sdk.Core.Tests.Toolchains.Cargo;

/// <summary>
/// How cargo is called for platforms whose standard library this machine need not have: cargo, rustc and zig are scripts that
/// answer questions, and write down the call.
/// </summary>
public sealed class CargoCommandTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public CargoCommandTests()
    {
        Folder.Write("crate/Cargo.toml", "[package]\nname = \"x\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[lib]\ncrate-type = [\"cdylib\"]\n");
        Folder.Write("crate/src/lib.rs", "");
        Directory.CreateDirectory(Folder["call"]);
        Folder.WriteScript("cargo", $"#!/bin/sh\nif [ \"$1\" = rustc ]; then env > '{Folder["call/variables"]}'; printf '%s\\n' \"$@\" > '{Folder["call/arguments"]}'; exit 1; fi\nexec cargo \"$@\"\n");
        Folder.WriteScript("rustc", $"#!/bin/sh\ncase \"$*\" in *'--print sysroot'*) echo '{Folder["toolchains/mine"]}'; cat '{Folder["targets"]}';; *) exec rustc \"$@\";; esac\n");
        Folder.Write("targets", string.Concat(PlatformTable.Default.All.Select(platform => platform.RustGnuTarget + "\n")));
        Folder.WriteScript("zig", "#!/bin/sh\nif [ \"$1\" = version ]; then echo 0.16.0; exit; fi\nfor last; do :; done\necho > \"$last\"\n");
        foreach (var platform in PlatformTable.Default.All)
        {
            Directory.CreateDirectory(Folder[$"toolchains/mine/lib/rustlib/{platform.RustGnuTarget}/lib"]);
        }

        sandbox.Environment["ZIG_GLOBAL_CACHE_DIR"] = Folder["zig-cache"];
        sandbox.Environment["RUSTC"] = Folder["rustc"];
        sandbox.Settings = settings => settings with { CargoPath = Folder["cargo"], ZigPath = Folder["zig"] };
    }

    private TestFolder Folder => sandbox.Folder;

    public void Dispose() => sandbox.Dispose();

    private async Task<(string[] Arguments, Dictionary<string, string> Environment, Build Build)> CallAsync(string rid, params (string Name, string Value)[] metadata)
    {
        sandbox.Request = request => request with { Platforms = [PlatformTable.Default.Find(rid)!] };
        sandbox.Redeclare("crate/Cargo.toml", metadata);
        var build = await sandbox.BuildAsync("Release");
        Assert.True(File.Exists(Folder["call/arguments"]), build.Messages.VisibleText);
        var environment = Folder.Read("call/variables").Split('\n').Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0]).ToDictionary(group => group.Key, group => group.First()[1]);
        return (Folder.Read("call/arguments").Split('\n'), environment, build);
    }

    [FactIfTool("cargo")]
    public async Task AMuslLibraryTakesItsCLibraryFromTheSystem()
    {
        var (arguments, environment, build) = await CallAsync("linux-musl-x64");

        Assert.Equal("x86_64-unknown-linux-musl", arguments[Array.IndexOf(arguments, "--target") + 1]);
        Assert.Contains(arguments, argument => argument.Contains("rustflags=", StringComparison.Ordinal) && argument.EndsWith("\"-C\",\"target-feature=-crt-static\"]", StringComparison.Ordinal));
        Assert.Contains("'-target' 'x86_64-linux-musl' '-O2' '--' \"$@\"", File.ReadAllText(environment["CARGO_TARGET_X86_64_UNKNOWN_LINUX_MUSL_LINKER"]), StringComparison.Ordinal);
        Assert.Contains("zig 0.16.0", build.Messages.Text, StringComparison.Ordinal);
    }

    /// <summary>What cannot be added to all crates is added to the last one, at least.</summary>
    [FactIfTool("cargo")]
    public async Task AMuslLibraryTakesItsCLibraryFromTheSystemWhateverTheUsersFlagsAre()
    {
        Folder.Write("crate/.cargo/config.toml", "[build]\nrustflags = \"--cfg mine\"\n[target.'cfg(unix)']\nrustflags = [\"--cfg\", \"unix2\"]\n");
        var (arguments, _, _) = await CallAsync("linux-musl-x64");

        Assert.Contains("target-feature=-crt-static", arguments.Skip(Array.IndexOf(arguments, "--")));
    }

    [FactIfTool("cargo")]
    public async Task ALibraryForMacOSHasItsBaselineAndItsInstallName()
    {
        sandbox.Settings = Then(sandbox.Settings, settings => settings with { MacOSDeploymentTarget = "12.3" });
        var (arguments, environment, _) = await CallAsync("osx-arm64");

        Assert.Equal("12.3", environment["MACOSX_DEPLOYMENT_TARGET"]);
        Assert.True(Directory.Exists(environment["SDKROOT"]), "rustc warns where there is none");
        Assert.Contains("link-arg=-Wl,-install_name,@rpath/libx.dylib", arguments);
        Assert.Contains("'aarch64-macos.12.3'", File.ReadAllText(environment["CARGO_TARGET_AARCH64_APPLE_DARWIN_LINKER"]), StringComparison.Ordinal);
    }

    [FactIfTool("cargo")]
    public async Task ZigHasTheGnuTargetsOfWindows()
    {
        var (arguments, environment, _) = await CallAsync("win-arm64");

        Assert.Equal("aarch64-pc-windows-gnullvm", arguments[Array.IndexOf(arguments, "--target") + 1]);
        foreach (var variable in (string[])["CARGO_TARGET_AARCH64_PC_WINDOWS_GNULLVM_LINKER", "CC_aarch64_pc_windows_gnullvm", "CXX_aarch64_pc_windows_gnullvm", "AR_aarch64_pc_windows_gnullvm", "RANLIB_aarch64_pc_windows_gnullvm"])
        {
            Assert.True(File.Exists(environment[variable]), variable);
        }
    }

    /// <summary>The machine's own CC is not for other platforms; what names the platform is.</summary>
    [FactIfTool("cargo")]
    public async Task WhatTheUserHasChosenForTheTargetStays()
    {
        sandbox.Environment["CC"] = "gcc";
        sandbox.Environment["CXX_aarch64-unknown-linux-gnu"] = "my-c++";
        sandbox.Environment["AR_aarch64_unknown_linux_gnu"] = "my-ar";
        Folder.Write("crate/.cargo/config.toml", "[target.aarch64-unknown-linux-gnu]\nlinker = \"my-linker\"\n");
        var (_, environment, _) = await CallAsync("linux-arm64", ("Environment", "RANLIB=my-ranlib"));

        Assert.EndsWith("/cc", environment["CC_aarch64_unknown_linux_gnu"], StringComparison.Ordinal);
        Assert.Equal("my-ar", environment["AR_aarch64_unknown_linux_gnu"]);
        Assert.DoesNotContain(environment.Keys, name => name is "CXX_aarch64_unknown_linux_gnu" or "RANLIB_aarch64_unknown_linux_gnu" or "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER");
    }

    /// <summary>With a linker of the user's, nothing else has to be here: a crate may do without C.</summary>
    [FactIfTool("cargo")]
    public async Task ALinkerOfTheUsersIsEnough()
    {
        sandbox.Environment["CARGO_TARGET_X86_64_PC_WINDOWS_MSVC_LINKER"] = "lld-link";
        Directory.CreateDirectory(Folder["toolchains/mine/lib/rustlib/x86_64-pc-windows-msvc/lib"]);
        Folder.Write("targets", "x86_64-pc-windows-msvc\n");
        sandbox.Settings = Then(sandbox.Settings, settings => settings with { Toolchain = NativeToolchain.System });

        // No compiler on PATH, only what the scripts call.
        Directory.CreateDirectory(Folder["bin"]);
        foreach (var tool in (string[])["sh", "env", "cat", "cargo", "rustc"])
        {
            File.CreateSymbolicLink(Folder["bin/" + tool], Shell.Run("/", "sh", "-c", "command -v " + tool).Trim());
        }

        sandbox.Environment["PATH"] = Folder["bin"];
        var (arguments, environment, _) = await CallAsync("win-x64");

        Assert.Equal("x86_64-pc-windows-msvc", arguments[Array.IndexOf(arguments, "--target") + 1]);
        Assert.DoesNotContain(environment.Keys, name => name.StartsWith("CC_", StringComparison.Ordinal));
    }

    /// <summary>Each names toolchain and target, and the line that installs what is missing.</summary>
    [FactIfTool("cargo")]
    public async Task AMissingStandardLibraryIsNamedWithItsRemedy()
    {
        Directory.Delete(Folder["toolchains/mine/lib/rustlib/riscv64gc-unknown-linux-gnu"], recursive: true);
        Folder.Write("targets", "riscv64gc-unknown-linux-gnu\n");
        sandbox.Request = request => request with { Platforms = [PlatformTable.Default.Find("linux-riscv64")!, PlatformTable.Default.Find("linux-s390x")!] };
        sandbox.Declare("crate/Cargo.toml");
        var build = await sandbox.BuildAsync("Release");
        sandbox.Redeclare("crate/Cargo.toml", ("CargoOptions", "-Zbuild-std"));
        await sandbox.BuildAsync("Release");

        Assert.Equal(["NSDK2012", "NSDK2012"], build.Messages.ErrorCodes.Where(code => code != "NSDK3002"));
        Assert.Contains("rustup target add --toolchain mine riscv64gc-unknown-linux-gnu", build.Messages.VisibleText, StringComparison.Ordinal);
        Assert.Contains("this rustc does not know the target", build.Messages.VisibleText, StringComparison.Ordinal);
        Assert.True(File.Exists(Folder["call/arguments"]), "-Zbuild-std needs no standard library");
    }

    [FactIfTool("cargo")]
    public async Task WithoutACompilerForThePlatformThatIsTheError()
    {
        sandbox.Settings = Then(sandbox.Settings, settings => settings with { Toolchain = NativeToolchain.System });
        sandbox.Request = request => request with { Platforms = [PlatformTable.Default.Find("linux-loongarch64")!] };
        sandbox.Environment["PATH"] = "/nowhere";
        sandbox.Declare("crate/Cargo.toml");
        var build = await sandbox.BuildAsync("Release");

        Assert.Equal("NSDK2003", build.Messages.ErrorCodes.First());
    }

    private static Func<BuildSettings, BuildSettings> Then(Func<BuildSettings, BuildSettings> first, Func<BuildSettings, BuildSettings> second) => settings => second(first(settings));
}
