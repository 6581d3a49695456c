using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Core.Tests.Toolchains.C;

namespace Native.Sdk.Core.Tests.Toolchains.Cargo;

/// <summary>The crate native-sdk, for crates that ask crates.io for it, with the real cargo and without a network.</summary>
public sealed class SharedCrateTests : IDisposable
{
    private const string Dependency = "[dependencies]\nnative-sdk = \"1\"";

    private const string Lib = """
        use native_sdk::{export, export_free, handle, input, Error};
        use std::os::raw::c_char;

        pub struct Words(Vec<String>);

        export! {
            pub fn words_split(text: *const c_char, length: usize) -> Result<*mut Words, Error> {
                let text = unsafe { input::text(text, length, "text")? };
                Ok(handle::new(Words(text.split(' ').map(String::from).collect())))
            }

            pub fn words_length(words: *const Words, index: usize) -> Result<usize, Error> {
                Ok(unsafe { handle::borrow(words, "words")? }.0[index].len())
            }
        }

        export_free! { error words_error_free; handle words_free(Words); }

        """;

    private static readonly string[] Exports = ["words_error_free", "words_free", "words_length", "words_split"];

    private readonly Sandbox sandbox = Prepare(new Sandbox());

    private TestFolder Folder => sandbox.Folder;

    private string Lock => Folder.Read("crate/Cargo.lock");

    public void Dispose() => sandbox.Dispose();

    [FactIfTool("cargo", "readelf")]
    public async Task TheCrateIsFoundWithoutALockFileAndByOneAndASecondBuildStartsNothing()
    {
        WriteCrate(Folder, "crate", Dependency);
        sandbox.Declare("crate/Cargo.toml");
        var first = await sandbox.GoodBuildAsync("Release");
        var second = await sandbox.GoodBuildAsync("Release");
        sandbox.Redeclare("crate/Cargo.toml", ("CargoOptions", "--locked"));
        var locked = await sandbox.GoodBuildAsync("Release");

        Assert.Equal(Exports, CBuildTests.Exports(first.Library));
        Assert.Contains("name = \"native-sdk\"\nversion = \"1.0.0\"\nsource = \"registry+https://native-sdk.invalid/index\"", Lock, StringComparison.Ordinal);
        Assert.Equal(0, second.Processes);
        Assert.NotEqual(0, locked.Processes);
        Assert.Empty(first.Messages.Warnings);
    }

    [FactIfTool("cargo")]
    public async Task OneProcessMoreIsNeededOnlyWhileTheLockFileDoesNotNameTheCrate()
    {
        WriteCrate(Folder, "crate", Dependency);
        sandbox.Declare("crate/Cargo.toml");
        await sandbox.GoodBuildAsync();
        Folder.Append("crate/src/lib.rs", "// more\n");
        var build = await sandbox.GoodBuildAsync();

        Assert.Equal(1, build.Processes);
    }

    [FactIfTool("cargo")]
    public async Task ALockFileOfAnotherVersionOfTheCrateIsBroughtUpToDateUnlessItIsToStay()
    {
        WriteCrate(Folder, "crate", Dependency);
        sandbox.Declare("crate/Cargo.toml");
        await sandbox.GoodBuildAsync();
        var updated = CopyOfNative("updated");
        Folder.Write("updated/rust/Cargo.toml", Folder.Read("updated/rust/Cargo.toml").Replace("version = \"1.0.0\"", "version = \"1.1.0\""));
        sandbox.Settings = settings => settings with { SharedFolder = updated };
        sandbox.Redeclare("crate/Cargo.toml", ("CargoOptions", "--locked"));
        var locked = await sandbox.BuildAsync();
        sandbox.Redeclare("crate/Cargo.toml");
        await sandbox.GoodBuildAsync();

        Assert.False(locked.Result.Succeeded);
        Assert.Equal("NSDK3015", locked.Messages.ErrorCodes.First());
        Assert.Contains("version = \"1.1.0\"", Lock, StringComparison.Ordinal);
    }

    /// <summary>What an update of the SDK may do; cargo itself takes a crate of a registry for one that never changes.</summary>
    [FactIfTool("cargo")]
    public async Task OtherFilesOfTheSameVersionRebuildTheLibrary()
    {
        WriteCrate(Folder, "crate", Dependency, "native_sdk::mark!();\n");
        sandbox.Declare("crate/Cargo.toml");
        var folder = CopyOfNative("one");
        sandbox.Settings = settings => settings with { SharedFolder = folder };
        Folder.Append("one/rust/src/lib.rs", Mark("first"));
        var first = CBuildTests.Exports((await sandbox.GoodBuildAsync()).Library);
        Folder.Write("one/rust/src/lib.rs", Folder.Read("one/rust/src/lib.rs").Replace("first", "second"));
        var second = CBuildTests.Exports((await sandbox.GoodBuildAsync()).Library);
        folder = CopyOfNative("two");
        Folder.Append("two/rust/src/lib.rs", Mark("third"));
        var third = CBuildTests.Exports((await sandbox.GoodBuildAsync()).Library);

        Assert.Equal(["first", "second", "third"], [.. first, .. second, .. third]);

        static string Mark(string name) => $"#[macro_export] macro_rules! mark {{ () => {{ #[no_mangle] pub extern \"C\" fn {name}() {{}} }} }}\n";
    }

    [FactIfTool("cargo")]
    public async Task AMemberOfAWorkspaceAndADependencyOutsideOfItMayAskForTheCrate()
    {
        Folder.Write("work/Cargo.toml", "[workspace]\nmembers = [\"lib\", \"other\"]\nresolver = \"2\"\n");
        WriteCrate(Folder, "work/lib", "[dependencies]\nother = { path = \"../other\" }", "pub use other::*;\n");
        WriteCrate(Folder, "work/other", Dependency, Lib, "other", "");
        WriteCrate(Folder, "crate", "[dependencies]\noutside = { path = \"../outside\" }", "pub use outside::*;\n", "y");
        WriteCrate(Folder, "outside", "[target.'cfg(any(unix, windows))'.dependencies]\nkit = { package = \"native-sdk\", version = \"1\" }",
            Lib.Replace("native_sdk", "kit"), "outside", "");
        sandbox.Declare("work/Cargo.toml", ("Package", "x")).Declare("crate/Cargo.toml");
        var build = await sandbox.BuildAsync("Release");

        Assert.True(build.Result.Succeeded, build.Messages.Text);
        Assert.Equal(2, build.Result.Libraries.Count);
    }

    [FactIfTool("cargo")]
    public async Task ACrateOfEdition2024IsServedToo()
    {
        WriteCrate(Folder, "crate", Dependency + "\n[lints.rust]\nwarnings = \"deny\"", Lib.Replace("input, Error}", "input, Error, Zero}")
            + "#[repr(C)] pub struct Pair(i32, i32);\nimpl Zero for Pair { const ZERO: Self = Pair(0, 0); }\n"
            + "export! { pub fn words_pair() -> Result<Pair, std::io::Error> { Ok(Pair(1, 2)) } }\n"
            + "#[unsafe(no_mangle)] pub extern \"C\" fn words_own() {}\n");
        Folder.Write("crate/Cargo.toml", Folder.Read("crate/Cargo.toml").Replace("2021", "2024"));
        sandbox.Declare("crate/Cargo.toml");
        var build = await sandbox.BuildAsync("Release");

        Assert.True(build.Result.Succeeded, build.Messages.Text);
        Assert.Equal([.. Exports[..3], "words_own", "words_pair", "words_split"], CBuildTests.Exports(Assert.Single(build.Result.Libraries).Path));
    }

    [FactIfRustTarget("x86_64-pc-windows-gnu", "readelf")]
    public async Task TheOldestRustBuildsIt()
    {
        WriteCrate(Folder, "crate", Dependency);
        var old = RustTargets.EnvironmentFor("x86_64-pc-windows-gnu")!;
        sandbox.Declare("crate/Cargo.toml", ("Environment", old));
        var build = await sandbox.BuildAsync("Release");

        Assert.True(build.Result.Succeeded, build.Messages.Text);
        Assert.Equal(Exports, CBuildTests.Exports(Assert.Single(build.Result.Libraries).Path));
        Assert.Contains("\nversion = 3\n", Lock, StringComparison.Ordinal);
    }

    [FactIfTool("cargo")]
    public async Task APackageFolderElsewhereMakesTheSameBytesAndIsNotInThem()
    {
        var libraries = new List<byte[]>();
        foreach (var name in (string[])["here", "anderswo mit ä"])
        {
            using var other = Prepare(new Sandbox(name));
            WriteCrate(other.Folder, "crate", Dependency, Lib + "#[no_mangle] pub extern \"C\" fn debug(x: &native_sdk::Error) -> usize { format!(\"{:?}\", x).len() }\n");
            var package = CopyOfNative(name + "/some/where", other.Folder);
            other.Settings = settings => settings with { SharedFolder = package };
            other.Declare("crate/Cargo.toml");
            libraries.Add(File.ReadAllBytes((await other.GoodBuildAsync("Release")).Library));
            Assert.DoesNotContain(other.Folder.Path, System.Text.Encoding.UTF8.GetString(libraries[^1]), StringComparison.Ordinal);
        }

        Assert.True(libraries[0].AsSpan().SequenceEqual(libraries[1]), "The bytes differ.");
    }

    [FactIfTool("cargo")]
    public async Task WhoDoesNotAskForTheCrateSeesNothingOfIt()
    {
        WriteCrate(Folder, "crate", "", "#[no_mangle] pub extern \"C\" fn one() -> i32 { 1 }\n");
        sandbox.Declare("crate/Cargo.toml");
        var build = await sandbox.GoodBuildAsync();

        Assert.DoesNotContain("native-sdk", Lock, StringComparison.Ordinal);
        Assert.DoesNotContain("native-sdk.invalid", build.Messages.Text, StringComparison.Ordinal);
    }

    /// <summary>So plain cargo and rust-analyzer find the crate: docs/reference.md, "What both sides share".</summary>
    [FactIfTool("cargo")]
    public async Task APatchOfTheUsersOwnCountsForBothCargoAndTheSdk()
    {
        WriteCrate(Folder, "crate", Dependency);
        CopyOfNative("copy");
        Directory.Move(Folder["copy/rust"], Folder["crate/native-sdk"]);
        Folder.Write("crate/.cargo/config.toml", "[patch.crates-io]\nnative-sdk = { path = \"native-sdk\" }\n");
        sandbox.Declare("crate/Cargo.toml");
        Shell.Run(Folder["crate"], "cargo", "build", "--offline", "--target-dir", Folder["plain"]);
        var plain = Lock;
        await sandbox.GoodBuildAsync();
        Shell.Run(Folder["crate"], "cargo", "build", "--locked", "--target-dir", Folder["plain"]);

        Assert.Equal(plain, Lock);
        Assert.DoesNotContain("native-sdk.invalid", plain, StringComparison.Ordinal);
    }

    /// <summary>Everything else is where it was locked; a network is not needed to add the crate.</summary>
    [FactIfTool("cargo")]
    public async Task TheCrateIsAddedToALockFileWithoutANetworkAndWithoutChangingTheOthers()
    {
        // A registry of the user's own, as cargo vendor makes it, with two versions of a crate, the older one locked.
        foreach (var version in (string[])["1.0.1", "1.0.2"])
        {
            WriteCrate(Folder, $"vendor/vended-{version}", "", "pub fn f() {}\n", "vended", "");
            Folder.Write($"vendor/vended-{version}/Cargo.toml", Folder.Read($"vendor/vended-{version}/Cargo.toml").Replace("0.1.0", version));
            Folder.Write($"vendor/vended-{version}/.cargo-checksum.json", "{\"files\":{},\"package\":null}");
        }

        Folder.Write("crate/.cargo/config.toml", "[source.crates-io]\nreplace-with = \"vendored\"\n[source.vendored]\ndirectory = \"../vendor\"\n");
        WriteCrate(Folder, "crate", "[dependencies]\nvended = \"=1.0.1\"", "#[no_mangle] pub extern \"C\" fn one() { vended::f() }\n");
        sandbox.Declare("crate/Cargo.toml");
        await sandbox.GoodBuildAsync();
        WriteCrate(Folder, "crate", Dependency + "\nvended = \"1\"", Lib);
        await sandbox.GoodBuildAsync();

        Assert.Contains("name = \"vended\"\nversion = \"1.0.1\"", Lock, StringComparison.Ordinal);
        Assert.Contains("name = \"native-sdk\"\nversion = \"1.0.0\"", Lock, StringComparison.Ordinal);
    }

    /// <summary>Whoever owns the name on crates.io must not get into a build by a lock file that plain cargo wrote.</summary>
    [FactIfTool("cargo")]
    public async Task ACrateOfThatNameOnCratesIoIsNeverTaken()
    {
        WriteCrate(Folder, "vendor/native-sdk", "", "compile_error!(\"another crate\");\n", "native-sdk", "");
        Folder.Write("vendor/native-sdk/Cargo.toml", Folder.Read("vendor/native-sdk/Cargo.toml").Replace("0.1.0", "1.0.9"));
        Folder.Write("vendor/native-sdk/.cargo-checksum.json", "{\"files\":{},\"package\":null}");
        Folder.Write("crate/.cargo/config.toml", "[source.crates-io]\nreplace-with = \"vendored\"\n[source.vendored]\ndirectory = \"../vendor\"\n");
        WriteCrate(Folder, "crate", Dependency);
        sandbox.Declare("crate/Cargo.toml");
        Shell.Run(Folder["crate"], "cargo", "generate-lockfile", "--offline");
        Assert.Contains("version = \"1.0.9\"", Lock, StringComparison.Ordinal);
        await sandbox.GoodBuildAsync();
        Assert.DoesNotContain("1.0.9", Lock, StringComparison.Ordinal);

        Folder.Write("vendor/native-sdk/src/lib.rs", "");
        WriteCrate(Folder, "crate", "[dependencies]\nnative-sdk = \"1.0.5\"", "#[no_mangle] pub extern \"C\" fn one() {}\n");
        var newer = await sandbox.BuildAsync();

        Assert.Equal("NSDK3015", newer.Messages.ErrorCodes.First());
    }

    [FactIfTool("cargo")]
    public async Task AProfileThatAbortsIsWarnedOf()
    {
        WriteCrate(Folder, "crate", Dependency + "\n[profile.release]\npanic = \"abort\"");
        sandbox.Declare("crate/Cargo.toml");
        var build = await sandbox.GoodBuildAsync("Release");

        Assert.Equal("NSDK3010", Assert.Single(build.Messages.Warnings).Code);
    }

    /// <summary>A cargo that cannot ask anybody: no configuration of the machine, no cache, no network.</summary>
    private static Sandbox Prepare(Sandbox sandbox)
    {
        sandbox.Environment["CARGO_HOME"] = Directory.CreateDirectory(sandbox.Folder["cargo-home"]).FullName;
        sandbox.Environment["CARGO_HTTP_PROXY"] = "http://127.0.0.1:9";
        sandbox.Environment["CARGO_NET_RETRY"] = "0";
        sandbox.Settings = settings => settings with { SharedFolder = Path.Combine(Repository.Root, "native") };
        return sandbox;
    }

    private static void WriteCrate(TestFolder folder, string path, string more, string source = Lib, string name = "x", string lib = "crate-type = [\"cdylib\"]")
    {
        folder.Write(path + "/Cargo.toml", $"[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[lib]\n{lib}\n{more}\n");
        folder.Write(path + "/src/lib.rs", source);
    }

    /// <summary>The folder as another package would have it.</summary>
    private string CopyOfNative(string name, TestFolder? folder = null)
    {
        var (source, target) = (Path.Combine(Repository.Root, "native"), (folder ?? Folder)[name]);
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/target/", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }
}
