using System.Runtime.InteropServices;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Core.Tests.Toolchains.C;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Core.Tests.Toolchains.Cargo;

/// <summary>Crates through NativeBuild with the real cargo, offline, without dependencies from a registry.</summary>
public sealed class CargoBuildTests : IDisposable
{
    private const string Lib = "#[no_mangle] pub extern \"C\" fn one() -> i32 { 1 }\n";
    private const string WithFlag = Lib + "#[cfg(mine)] #[no_mangle] pub extern \"C\" fn mine() {}\n#[cfg(feature = \"extra\")] #[no_mangle] pub extern \"C\" fn extra() {}\n";

    private readonly Sandbox sandbox = new();

    public CargoBuildTests() => sandbox.Environment["CARGO_NET_OFFLINE"] = "true";

    private TestFolder Folder => sandbox.Folder;

    private static string[] Exports(Build build) => CBuildTests.Exports(build.Library);

    public void Dispose() => sandbox.Dispose();

    private static void WriteCrate(TestFolder folder, string path, string name, string source = Lib, string more = "", string lib = "crate-type = [\"cdylib\"]")
    {
        folder.Write(path + "/Cargo.toml", $"[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[lib]\n{lib}\n{more}\n");
        folder.Write(path + "/src/lib.rs", source);
    }

    [FactIfTool("cargo", "readelf")]
    public async Task TheSecondBuildStartsNoProcessEvenWhereTheFirstWroteTheLockFile()
    {
        WriteCrate(Folder, "crate", "my-crate");
        sandbox.Declare("crate/Cargo.toml");
        var first = await sandbox.GoodBuildAsync("Release");
        var second = await sandbox.GoodBuildAsync("Release");
        foreach (var artifact in Directory.GetFiles(Path.Combine(sandbox.Directory("Release").Root, Sandbox.Host.Rid, "my_crate", "cargo"), "libmy_crate.so", SearchOption.AllDirectories))
        {
            File.Delete(artifact);
        }

        var third = await sandbox.GoodBuildAsync("Release");
        sandbox.Request = request => request with { NoBuild = true };
        var fourth = await sandbox.GoodBuildAsync("Release");

        Assert.True(File.Exists(Folder["crate/Cargo.lock"]));
        Assert.False(Directory.Exists(Folder["crate/target"]), "cargo's own target folder is rust-analyzer's");
        Assert.Equal("libmy_crate.so", Path.GetFileName(first.Library));
        Assert.Equal((0, 0, 0), (second.Processes, third.Processes, fourth.Processes));
        Assert.Equal(first.Library, fourth.Library);
        Assert.Contains("soname: [libmy_crate.so]", Shell.Run("/", "readelf", "-d", first.Library), StringComparison.Ordinal);
        Assert.Contains("Build ID", Shell.Run("/", "readelf", "-n", first.Library), StringComparison.Ordinal);
        Assert.Equal(["one"], Exports(first));
    }

    [FactIfTool("cargo")]
    public async Task ASourceThatIsReplacedByAnOlderOneIsBuiltWhereCargosFolderIsGone()
    {
        WriteCrate(Folder, "crate", "my-crate");
        sandbox.Declare("crate/Cargo.toml");
        await sandbox.GoodBuildAsync();
        Directory.Delete(Path.Combine(sandbox.Directory().Root, Sandbox.Host.Rid, "my_crate", "cargo"), recursive: true);
        Folder.Write("crate/src/lib.rs", Lib.Replace("one", "two"));
        File.SetLastWriteTimeUtc(Folder["crate/src/lib.rs"], DateTime.UtcNow.AddDays(-1));

        Assert.Equal(["two"], Exports(await sandbox.GoodBuildAsync()));
    }

    /// <summary>cargo has built the dependency anew, and sees in the older file nothing that is newer than that.</summary>
    [FactIfTool("cargo")]
    public async Task ADependencyThatAFailedBuildHasBuiltIsBuiltAgainWhenItIsTakenBack()
    {
        WriteCrate(Folder, "crate", "my-crate", Lib.Replace("{ 1 }", "{ helper::value() }"), "[dependencies]\nhelper = { path = \"helper\" }\n[workspace]\nmembers = [\"helper\"]\n");
        WriteCrate(Folder, "crate/helper", "helper", "pub fn value() -> i32 { 1 }\n", lib: "");
        sandbox.Declare("crate/Cargo.toml");
        await sandbox.GoodBuildAsync();
        File.Move(Folder["crate/helper/src/lib.rs"], Folder["kept.rs"]);
        Folder.Write("crate/helper/src/lib.rs", "pub fn value() -> i32 { 2 }\n");
        var lib = Folder.Read("crate/src/lib.rs");
        Folder.Write("crate/src/lib.rs", "mistake");
        Assert.False((await sandbox.BuildAsync()).Result.Succeeded);
        File.Move(Folder["kept.rs"], Folder["crate/helper/src/lib.rs"], overwrite: true);
        Folder.Write("crate/src/lib.rs", lib + "// corrected\n");

        Assert.Equal(1, Call((await sandbox.GoodBuildAsync()).Library, "one"));
    }

    private static int Call(string library, string function)
    {
        var handle = System.Runtime.InteropServices.NativeLibrary.Load(library);
        return Marshal.GetDelegateForFunctionPointer<Function>(System.Runtime.InteropServices.NativeLibrary.GetExport(handle, function))();
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Function();

    /// <summary>One crate, one change after the other; each must run cargo, or must not, and a second build is a no-op in any case.</summary>
    [FactIfTool("cargo")]
    public async Task EveryChangeThatMattersRunsCargoAndNoOther()
    {
        WriteCrate(Folder, "crate", "x", WithFlag + "mod inner;\npub static TEXT: &str = include_str!(\"../data.txt\");\npub static V: Option<&str> = option_env!(\"MY_OPTION\");\n"
            + "#[no_mangle] pub extern \"C\" fn text() -> usize { TEXT.len() + V.map_or(0, |v| v.len()) + env!(\"MY_NEEDED\").len() }\n", "[features]\nextra = []\ndefault = []");
        Folder.Write("crate/src/inner.rs", "// 1\n");
        Folder.Write("crate/data.txt", "1");
        sandbox.Environment["MY_NEEDED"] = "1";
        sandbox.Declare("crate/Cargo.toml");
        await sandbox.GoodBuildAsync();
        (string Name, bool Runs, Action Change)[] changes =
        [
            ("a source", true, () => Folder.Append("crate/src/inner.rs", "// 2\n")),
            ("touch", false, () => File.SetLastWriteTimeUtc(Folder["crate/src/lib.rs"], DateTime.UtcNow.AddSeconds(-50))),
            ("include_str!", true, () => Folder.Write("crate/data.txt", "22")),
            ("env!", true, () => sandbox.Environment["MY_NEEDED"] = "2"),
            ("option_env!", true, () => sandbox.Environment["MY_OPTION"] = "2"),
            ("option_env! unset", true, () => sandbox.Environment.Remove("MY_OPTION")),
            ("an unrelated variable", false, () => sandbox.Environment["UNRELATED"] = "2"),
            ("a default feature", true, () => Folder.Write("crate/Cargo.toml", Folder.Read("crate/Cargo.toml").Replace("default = []", "default = [\"extra\"]", StringComparison.Ordinal))),
            ("a readme", false, () => Folder.Write("crate/README.md", "x")),
            ("a program", false, () => Folder.Write("crate/src/bin/tool.rs", "fn main() {}")),
            ("a test", false, () => Folder.Write("crate/tests/t.rs", "#[test] fn t() {}")),
            ("config appears", true, () => Folder.Write("crate/.cargo/config.toml", "[build]\nrustflags = [\"--cfg\", \"mine\"]\n")),
            ("config changes", true, () => Folder.Append("crate/.cargo/config.toml", "# more\n")),
            ("config disappears", true, () => Folder.Delete("crate/.cargo/config.toml")),
            ("config of the parent", true, () => Folder.Write(".cargo/config.toml", "[build]\nrustflags = [\"--cfg\", \"mine\"]\n")),
            ("config of the parent disappears", true, () => Folder.Delete(".cargo/config.toml")),
            ("RUSTFLAGS", true, () => sandbox.Environment["RUSTFLAGS"] = "--cfg mine"),
            ("RUSTFLAGS unset", true, () => sandbox.Environment.Remove("RUSTFLAGS")),
            ("CARGO_PROFILE_DEV_OPT_LEVEL", true, () => sandbox.Environment["CARGO_PROFILE_DEV_OPT_LEVEL"] = "1"),
            ("how to talk", false, () => sandbox.Environment["CARGO_TERM_COLOR"] = "always"),
            ("the lock file is deleted", true, () => Folder.Delete("crate/Cargo.lock")),
            ("a build script appears", true, () => Folder.Write("crate/build.rs", "fn main() { println!(\"cargo:rerun-if-changed=build.rs\"); println!(\"cargo:rustc-cfg=mine\"); }\n")),
        ];
        var wrong = new List<string>();
        foreach (var (name, runs, change) in changes)
        {
            change();
            var build = await sandbox.GoodBuildAsync();
            if (build.Processes > 0 != runs)
            {
                wrong.Add($"{name}: {(runs ? "must run cargo" : "must not run cargo: " + string.Join("; ", build.Reasons))}");
            }

            if (await sandbox.GoodBuildAsync() is { Processes: > 0 } again)
            {
                wrong.Add($"{name}: the build behind it is no no-op: {string.Join("; ", again.Reasons)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    /// <summary>The tools never see the build's variable then.</summary>
    [FactIfTool("cargo")]
    public async Task AVariableThatTheProjectSetsItselfDoesNotDependOnTheBuilds()
    {
        WriteCrate(Folder, "crate", "x", "#[no_mangle] pub extern \"C\" fn one() -> usize { option_env!(\"MY_OPTION\").map_or(0, |v| v.len()) }\n");
        await sandbox.Declare("crate/Cargo.toml", ("Environment", "MY_OPTION=1")).GoodBuildAsync();
        sandbox.Environment["MY_OPTION"] = "22";

        Assert.Equal(0, (await sandbox.GoodBuildAsync()).Processes);
    }

    /// <summary>What a build script depends on, by what it says, and what must run cargo again.</summary>
    [FactIfTool("cargo")]
    public async Task WhatABuildScriptDependsOnIsSeen()
    {
        const string Source = "include!(concat!(env!(\"OUT_DIR\"), \"/gen.rs\"));\n#[no_mangle] pub extern \"C\" fn one() -> usize { GEN.len() }\n";
        static string Script(string says, string reads) => $$"""
            use std::{env, fs, path::Path};
            fn main() {
                {{says}}
                let mut all = String::new();
                for f in {{reads}} { if let Ok(t) = fs::read_to_string(f) { all += &t; } }
                all += &env::var("MY_VARIABLE").unwrap_or_default();
                fs::write(Path::new(&env::var("OUT_DIR").unwrap()).join("gen.rs"), format!("pub static GEN: &str = {:?};", all)).unwrap();
            }
            """;
        WriteCrate(Folder, "crate", "x", Source);
        sandbox.Declare("crate/Cargo.toml");
        foreach (var name in (string[])["a.txt", "b.txt", "folder/c.txt", "folder/target/d.txt", "folder/.hidden/e.txt", "bin/f.txt"])
        {
            Folder.Write("crate/" + name, "1");
        }

        var wrong = new List<string>();
        async Task Expect(string what, bool runs, Action change)
        {
            change();
            var build = await sandbox.GoodBuildAsync();
            if (build.Processes > 0 != runs)
            {
                wrong.Add($"{what}: {(runs ? "must run cargo" : "must not run cargo: " + string.Join("; ", build.Reasons))}");
            }

            if (await sandbox.GoodBuildAsync() is { Processes: > 0 } again)
            {
                wrong.Add($"{what}: the build behind it is no no-op: {string.Join("; ", again.Reasons)}");
            }
        }

        Folder.Write("crate/build.rs", Script("println!(\"cargo:rerun-if-changed=a.txt\"); println!(\"cargo::rerun-if-changed=folder\"); println!(\"cargo:rerun-if-env-changed=MY_VARIABLE\");", "[\"a.txt\", \"folder/c.txt\", \"folder/target/d.txt\", \"folder/.hidden/e.txt\"]"));
        await sandbox.GoodBuildAsync();
        await Expect("the file it names", true, () => Folder.Write("crate/a.txt", "2"));
        await Expect("a file of the folder it names", true, () => Folder.Write("crate/folder/c.txt", "2"));
        await Expect("a new file in that folder", true, () => Folder.Write("crate/folder/new.txt", "2"));
        await Expect("a file in a folder called target below the folder it names", true, () => Folder.Write("crate/folder/target/d.txt", "2"));
        await Expect("a file in a hidden folder below the folder it names", true, () => Folder.Write("crate/folder/.hidden/e.txt", "2"));
        await Expect("a file it does not name", false, () => Folder.Write("crate/b.txt", "2"));
        await Expect("the variable it names", true, () => sandbox.Environment["MY_VARIABLE"] = "2");
        await Expect("the script", true, () => Folder.Write("crate/build.rs", Script("", "[\"a.txt\", \"bin/f.txt\"]")));
        await Expect("any file of the package, where it says nothing", true, () => Folder.Write("crate/b.txt", "3"));
        await Expect("a new file of the package", true, () => Folder.Write("crate/new.txt", "3"));
        await Expect("a file in a folder called bin", true, () => Folder.Write("crate/bin/f.txt", "3"));

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [FactIfTool("cargo")]
    public async Task PathDependenciesAndTheirWorkspacesAreInputs()
    {
        Folder.Write("elsewhere/Cargo.toml", "[workspace]\nmembers = [\"dep\"]\nresolver = \"2\"\n[workspace.package]\nversion = \"0.1.0\"\n");
        Folder.Write("elsewhere/dep/Cargo.toml", "[package]\nname = \"dep\"\nversion.workspace = true\nedition = \"2021\"\n");
        Folder.Write("elsewhere/dep/src/lib.rs", "pub fn value() -> usize { env!(\"CARGO_PKG_VERSION\").len() }\n");
        WriteCrate(Folder, "crate", "x", "#[no_mangle] pub extern \"C\" fn one() -> usize { dep::value() }\n", "[dependencies]\ndep = { path = \"../elsewhere/dep\" }");
        sandbox.Declare("crate/Cargo.toml");
        await sandbox.GoodBuildAsync();
        Folder.Append("elsewhere/dep/src/lib.rs", "// comment\n");
        var source = await sandbox.GoodBuildAsync();
        Folder.Append("elsewhere/dep/Cargo.toml", "[features]\nx = []\n");
        var manifest = await sandbox.GoodBuildAsync();
        Folder.Write("elsewhere/dep/build.rs", "fn main() { println!(\"cargo:rerun-if-changed=build.rs\"); }\n");
        var script = await sandbox.GoodBuildAsync();
        Folder.Write("elsewhere/Cargo.toml", Folder.Read("elsewhere/Cargo.toml").Replace("0.1.0", "0.10.0", StringComparison.Ordinal));
        var root = await sandbox.GoodBuildAsync();

        Assert.Equal("source manifest script root", string.Join(' ', new[] { ("source", source), ("manifest", manifest), ("script", script), ("root", root) }.Where(pair => pair.Item2.Processes > 0).Select(pair => pair.Item1)));
        Assert.Equal(0, (await sandbox.GoodBuildAsync()).Processes);
    }

    /// <summary>cargo looks for a workspace in every folder above the crate.</summary>
    [FactIfTool("cargo")]
    public async Task AWorkspaceThatAppearsAboveTheCrateIsSeen()
    {
        WriteCrate(Folder, "crate", "x", "#[cfg(not(debug_assertions))] #[no_mangle] pub extern \"C\" fn released() {}\n" + Lib);
        sandbox.Declare("crate/Cargo.toml");
        Assert.Equal((string[])["one"], Exports(await sandbox.GoodBuildAsync()));
        Folder.Write("Cargo.toml", "[workspace]\nmembers = [\"crate\"]\nresolver = \"2\"\n[profile.dev]\ndebug-assertions = false\n");

        Assert.Equal((string[])["one", "released"], Exports(await sandbox.GoodBuildAsync()));
    }

    [FactIfTool("cargo")]
    public async Task AWorkspaceOfTwoLibrariesBuildsBothAndNoBuildFindsThem()
    {
        Folder.Write("ws/Cargo.toml", "[workspace]\nmembers = [\"a\", \"b\"]\nresolver = \"2\"\n");
        WriteCrate(Folder, "ws/a", "crate-a");
        WriteCrate(Folder, "ws/b", "crate-b", Lib, "", "name = \"other_name\"\ncrate-type = [\"cdylib\", \"rlib\"]");
        sandbox.Declare("ws/Cargo.toml");
        var ambiguous = await sandbox.BuildAsync();
        sandbox.Redeclare("ws/Cargo.toml", ("Package", "crate_a"));
        var misspelt = await sandbox.BuildAsync();
        sandbox.Redeclare("ws/Cargo.toml", ("Package", "crate-a")).Declare("ws/Cargo.toml", ("Package", "crate-b"));
        var both = await sandbox.BuildAsync();
        var noop = await sandbox.BuildAsync();
        sandbox.Request = request => request with { NoBuild = true };
        var found = await sandbox.BuildAsync();

        Assert.Contains(ambiguous.Messages.Errors, error => error.Code == "NSDK1019" && error.Text.Contains("crate-a, crate-b", StringComparison.Ordinal));
        Assert.Contains(misspelt.Messages.Errors, error => error.Code == "NSDK1019" && error.Text.Contains("Did you mean 'crate-a'?", StringComparison.Ordinal));
        Assert.True(both.Result.Succeeded, both.Messages.VisibleText);
        Assert.Equal(["libcrate_a.so", "libother_name.so"], both.Result.Libraries.Select(library => Path.GetFileName(library.Path)));
        Assert.Equal(0, noop.Processes);
        Assert.True(found.Result.Succeeded, "NoBuild does not find what was just built: " + found.Messages.VisibleText);
    }

    [FactIfTool("cargo")]
    public async Task AVirtualWorkspaceOfOneLibraryNeedsNoPackageNotEvenWithNoBuild()
    {
        Folder.Write("ws/Cargo.toml", "[workspace]\nmembers = [\"a\", \"b\"]\nresolver = \"2\"\n");
        WriteCrate(Folder, "ws/a", "a");
        WriteCrate(Folder, "ws/b", "b", "", "", "crate-type = [\"rlib\"]");
        sandbox.Declare("ws/Cargo.toml");
        await sandbox.GoodBuildAsync();
        sandbox.Request = request => request with { NoBuild = true };
        var found = await sandbox.BuildAsync();

        Assert.True(found.Result.Succeeded, "NoBuild does not find what was just built: " + found.Messages.VisibleText);
    }

    [FactIfTool("cargo")]
    public async Task MetadataReachCargo()
    {
        WriteCrate(Folder, "crate", "x", WithFlag + "#[cfg(feature = \"standard\")] #[no_mangle] pub extern \"C\" fn standard() {}\n#[cfg(not(debug_assertions))] #[no_mangle] pub extern \"C\" fn optimised() {}\n",
            "[features]\nextra = []\nstandard = []\ndefault = [\"standard\"]\n[profile.special]\ninherits = \"release\"");
        sandbox.Declare("crate/Cargo.toml", ("Name", "renamed"), ("Features", "extra"), ("DefaultFeatures", "false"), ("Profile", "special"), ("CargoOptions", "--locked=false;-v"));
        sandbox.Redeclare("crate/Cargo.toml", ("Name", "renamed"), ("Features", "extra"), ("DefaultFeatures", "false"), ("Profile", "special"), ("CargoOptions", "--offline;-v"), ("Environment", "RUSTFLAGS=--cfg mine"));
        var build = await sandbox.GoodBuildAsync();

        Assert.Equal("librenamed.so", Path.GetFileName(build.Library));
        Assert.Equal(["extra", "mine", "one", "optimised"], Exports(build));
        Assert.Contains("soname: [librenamed.so]", Shell.Run("/", "readelf", "-d", build.Library), StringComparison.Ordinal);
    }

    [FactIfTool("cargo")]
    public async Task ErrorsAndWarningsHaveTheirCodesAndPlaces()
    {
        WriteCrate(Folder, "crate", "x", Lib + "fn two() -> i32 {\n    \"text\"\n}\n");
        sandbox.Declare("crate/Cargo.toml");
        var broken = await sandbox.BuildAsync();
        Folder.Write("crate/src/lib.rs", Lib + "pub fn two() {\n    let unused = 1;\n}\n");
        var warned = await sandbox.GoodBuildAsync();
        Folder.Write("crate/src/lib.rs", "compile_error!(\"stop here\");\n");
        var macros = await sandbox.BuildAsync();
        Folder.Write("crate/src/lib.rs", Lib);
        Folder.Write("crate/build.rs", "fn main() { panic!(\"script says no\"); }\n");
        var script = await sandbox.BuildAsync();
        Folder.Write("crate/Cargo.toml", "[package\n");
        var manifest = await sandbox.BuildAsync();

        var error = Assert.Single(broken.Messages.Errors, message => message.Code == "E0308");
        Assert.Equal((Folder["crate/src/lib.rs"], 3, 5), (error.Location!.File, error.Location.Line, error.Location.Column));
        var warning = Assert.Single(warned.Messages.Warnings);
        Assert.Equal(("unused_variables", Folder["crate/src/lib.rs"], 3), (warning.Code, warning.Location!.File, warning.Location.Line));
        Assert.Contains(macros.Messages.Errors, message => message.Text.Contains("stop here", StringComparison.Ordinal) && message.Location?.Line == 1);
        Assert.Contains("script says no", script.Messages.VisibleText, StringComparison.Ordinal);
        Assert.False(manifest.Result.Succeeded);
        Assert.Contains("crate/Cargo.toml", manifest.Messages.VisibleText, StringComparison.Ordinal);
    }

    /// <summary>Path maps are for the library; the IDE needs the real file.</summary>
    [FactIfTool("cargo")]
    public async Task AnErrorInAGeneratedFileNamesAFileThatExists()
    {
        WriteCrate(Folder, "crate", "x", "include!(concat!(env!(\"OUT_DIR\"), \"/gen.rs\"));\n");
        Folder.Write("crate/build.rs", "fn main() { std::fs::write(std::path::Path::new(&std::env::var(\"OUT_DIR\").unwrap()).join(\"gen.rs\"), \"fn f() -> i32 { \\\"\\\" }\").unwrap(); }\n");
        sandbox.Declare("crate/Cargo.toml");
        var build = await sandbox.BuildAsync();

        var error = Assert.Single(build.Messages.Errors, message => message.Code == "E0308");
        Assert.True(File.Exists(error.Location!.File), $"there is no '{error.Location.File}'");
    }

    [FactIfTool("cargo")]
    public async Task ACrateThatIsNoDynamicLibraryIsTold()
    {
        WriteCrate(Folder, "crate", "x", Lib, "", "crate-type = [\"rlib\"]");
        Folder.Write("program/Cargo.toml", "[package]\nname = \"p\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        Folder.Write("program/src/main.rs", "fn main() {}\n");
        sandbox.Declare("crate/Cargo.toml").Declare("program/Cargo.toml");
        var build = await sandbox.BuildAsync();

        Assert.Equal(2, build.Messages.ErrorCodes.Count(code => code == "NSDK1020"));
        Assert.Contains("crate-type = [\"cdylib\"]", build.Messages.VisibleText, StringComparison.Ordinal);
    }

    [FactIfTool("cargo")]
    public async Task ACrateThatExportsNothingIsTold()
    {
        WriteCrate(Folder, "crate", "x", "pub fn one() {}\n");
        sandbox.Declare("crate/Cargo.toml");

        Assert.Contains("NSDK3004", (await sandbox.BuildAsync()).Messages.ErrorCodes);
    }

    [FactIfTool("cargo")]
    public async Task APanicThatAbortsIsAWarningInTheProfileThatHasIt()
    {
        WriteCrate(Folder, "crate", "x", Lib, "[profile.release]\npanic = \"abort\"");
        sandbox.Declare("crate/Cargo.toml");
        var release = await sandbox.GoodBuildAsync("Release");
        var debug = await sandbox.GoodBuildAsync("Debug");

        Assert.Equal(("NSDK3010", 0), (Assert.Single(release.Messages.Warnings).Code, debug.Messages.Warnings.Count));
    }

    /// <summary>Where the user's own flags can come from; each must reach rustc, together with the path maps.</summary>
    public static TheoryData<string> FlagSources =>
    [
        "build.rustflags, array", "build.rustflags, string", "target.<triple>.rustflags", "target.<triple>.rustflags, string", "target.cfg.rustflags", "build.rustflags beside another target's",
        "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_RUSTFLAGS", "CARGO_TARGET_<TRIPLE>_RUSTFLAGS", "empty CARGO_ENCODED_RUSTFLAGS", "empty RUSTFLAGS", "inline table",
    ];

    [Theory]
    [MemberData(nameof(FlagSources))]
    public async Task TheUsersOwnFlagsStay(string source)
    {
        if (sandbox.Environment["PATH"].Split(':').All(folder => !File.Exists(Path.Combine(folder, "cargo"))))
        {
            return;
        }

        WriteCrate(Folder, "crate", "x", WithFlag + "#[no_mangle] pub extern \"C\" fn fails(x: usize) -> u8 { [1u8, 2][x] }\n");
        sandbox.Declare("crate/Cargo.toml");
        var triple = Sandbox.Host.RustTarget;
        var config = source switch
        {
            "build.rustflags, array" => "[build]\nrustflags = [\n  \"--cfg\", \"mine\",\n]\n",
            "build.rustflags, string" => "[build]\nrustflags = \"--cfg mine\"\n",
            "target.<triple>.rustflags" => $"[target.{triple}]\nrustflags = [\"--cfg\", \"mine\"]\n",
            "target.<triple>.rustflags, string" => $"[target.{triple}]\nrustflags = \"--cfg mine\"\n",
            "target.cfg.rustflags" => "[target.'cfg(target_os = \"linux\")']\nrustflags = [\"--cfg\", \"mine\"]\n",
            "build.rustflags beside another target's" => "[build]\nrustflags = [\"--cfg\", \"mine\"]\n[target.wasm32-unknown-unknown]\nrustflags = [\"--cfg\", \"theirs\"]\n",
            "inline table" => $"target = {{ {triple} = {{ rustflags = [\"--cfg\", \"mine\"] }} }}\n",
            _ => null,
        };
        if (config is not null)
        {
            Folder.Write("crate/.cargo/config.toml", config);
        }

        switch (source)
        {
            case "RUSTFLAGS": sandbox.Environment["RUSTFLAGS"] = "--cfg mine"; break;
            case "CARGO_ENCODED_RUSTFLAGS": sandbox.Environment["CARGO_ENCODED_RUSTFLAGS"] = "--cfg\x1fmine"; break;
            case "CARGO_BUILD_RUSTFLAGS": sandbox.Environment["CARGO_BUILD_RUSTFLAGS"] = "--cfg mine"; break;
            case "CARGO_TARGET_<TRIPLE>_RUSTFLAGS": sandbox.Environment[$"CARGO_TARGET_{triple.ToUpperInvariant().Replace('-', '_')}_RUSTFLAGS"] = "--cfg mine"; break;
            case "empty CARGO_ENCODED_RUSTFLAGS": sandbox.Environment["CARGO_ENCODED_RUSTFLAGS"] = ""; break;
            case "empty RUSTFLAGS": sandbox.Environment["RUSTFLAGS"] = ""; break;
        }

        var build = await sandbox.GoodBuildAsync();

        string[] expected = source.StartsWith("empty", StringComparison.Ordinal) ? ["fails", "one"] : ["fails", "mine", "one"];
        Assert.Equal(expected, Exports(build));
        Assert.DoesNotContain(Folder.Path, System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(build.Library)), StringComparison.Ordinal);
        Assert.Equal(0, (await sandbox.GoodBuildAsync()).Processes);
    }

    [FactIfTool("cargo")]
    public async Task TheSameCrateInTwoFoldersMakesTheSameBytes()
    {
        var libraries = new List<byte[]>();
        foreach (var name in (string[])["first place", "zweiter-Ort"])
        {
            using var other = new Sandbox(name);
            other.Environment["CARGO_NET_OFFLINE"] = "true";
            WriteCrate(other.Folder, "crate", "x", Lib + "#[no_mangle] pub extern \"C\" fn fails(x: usize) -> u8 { [1u8, 2][x] }\n#[no_mangle] pub extern \"C\" fn more() -> usize { dep::f(3) }\n", "[dependencies]\ndep = { path = \"../dep\" }");
            WriteCrate(other.Folder, "dep", "dep", "pub fn f(x: usize) -> usize { if x > 5 { panic!(\"no\") } file!().len() }\n", "", "");
            other.Declare("crate/Cargo.toml");
            libraries.Add(File.ReadAllBytes((await other.GoodBuildAsync("Release")).Library));
            Assert.DoesNotContain(other.Folder.Path, System.Text.Encoding.Latin1.GetString(libraries[^1]), StringComparison.Ordinal);
        }

        Assert.True(libraries[0].AsSpan().SequenceEqual(libraries[1]), "The bytes differ.");
    }

    [FactIfTool("cargo", "rustup")]
    public async Task AnotherToolchainRebuilds()
    {
        if (!Shell.Run("/", "rustup", "toolchain", "list").Contains("nightly", StringComparison.Ordinal))
        {
            return;
        }

        WriteCrate(Folder, "crate", "x");
        sandbox.Declare("crate/Cargo.toml");
        await sandbox.GoodBuildAsync();
        sandbox.Environment["RUSTUP_TOOLCHAIN"] = "nightly";
        var build = await sandbox.GoodBuildAsync();
        var noop = await sandbox.GoodBuildAsync();

        Assert.Contains("nightly", Shell.Run("/", "readelf", "-p", ".comment", build.Library), StringComparison.Ordinal);
        Assert.Equal(0, noop.Processes);
    }

    [Fact]
    public async Task WithoutCargoTheErrorSaysHowToGetIt()
    {
        WriteCrate(Folder, "crate", "x");
        sandbox.Declare("crate/Cargo.toml");
        sandbox.Environment["PATH"] = "/nowhere";
        var build = await sandbox.BuildAsync();
        sandbox.Settings = settings => settings with { CargoPath = "/opt/none/cargo" };
        var named = await sandbox.BuildAsync();

        Assert.Contains("NSDK2001", build.Messages.ErrorCodes);
        Assert.Contains("rustup.rs", build.Messages.VisibleText, StringComparison.Ordinal);
        Assert.Contains("NSDK2005", named.Messages.ErrorCodes);
    }

    [Fact]
    public async Task AFolderOfKindCargoIsACodedError()
    {
        WriteCrate(Folder, "crate", "x");
        sandbox.Declare("crate", ("Kind", "Cargo"));
        sandbox.Request = request => request with { NoBuild = true };
        var build = await sandbox.BuildAsync();

        Assert.False(build.Result.Succeeded);
        Assert.All(build.Messages.ErrorCodes, code => Assert.NotEqual("NSDK9000", code));
    }

    [FactIfTool("cargo")]
    public async Task ACancelledBuildLeavesNoProcess()
    {
        WriteCrate(Folder, "crate", "x");
        Folder.Write("crate/build.rs", $"fn main() {{ std::fs::write({System.Text.Json.JsonSerializer.Serialize(Folder["pid"])}, std::process::id().to_string()).unwrap(); std::thread::sleep(std::time::Duration::from_secs(1000)); }}\n");
        sandbox.Declare("crate/Cargo.toml");
        using var cancel = new CancellationTokenSource();
        var building = sandbox.BuildAsync(cancellation: cancel.Token);
        while (!File.Exists(Folder["pid"]) || Folder.Read("pid").Length == 0)
        {
            await Task.Delay(10);
        }

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => building.WaitAsync(TimeSpan.FromSeconds(5)));
        await Task.Delay(50);

        Assert.False(Directory.Exists("/proc/" + Folder.Read("pid")) && !File.ReadAllText($"/proc/{Folder.Read("pid")}/stat").Contains(") Z "), "the build script lives");
    }
}
