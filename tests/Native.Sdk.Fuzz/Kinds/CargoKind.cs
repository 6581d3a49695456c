using Native.Sdk.Fuzz.Actions;
using Native.Sdk.Fuzz.Engine;
using Native.Sdk.Fuzz.Oracles;

namespace Native.Sdk.Fuzz.Kinds;

/// <summary>Kind Cargo: a workspace of a library, one it depends on with a build script, and one that nobody needs.</summary>
public sealed class CargoKind : Kind
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Tools => ["cargo", "rustc", "gcc"];

    /// <inheritdoc/>
    public override int BuildTime => 2500;

    /// <inheritdoc/>
    public override int Room => 8 * 1024 * 1024;

    /// <inheritdoc/>
    public override IEnumerable<ActionKind> Actions =>
    [
        new("metadata", 4, ChangeMetadata),
        new("variable", 4, ChangeVariable),
        new("module", 4, AddModule),
        new("config", 2, ChangeConfig),
        new("delete-work", 1, DeleteWork),
    ];

    /// <inheritdoc/>
    public override Scene Create(string folder, SourceFiles files)
    {
        files.Write("Cargo.toml", "[workspace]\nmembers = [\"demo\", \"util\", \"alone\"]\nresolver = \"2\"\n[profile.release]\npanic = \"abort\"\n");
        files.Write("demo/Cargo.toml", Manifest("demo") + "[lib]\ncrate-type = [\"cdylib\"]\n[features]\nextra = []\n[dependencies]\nutil = { path = \"../util\" }\n");
        files.Write("demo/src/lib.rs", """
            mod a;
            mod b;
            #[no_mangle]
            pub extern "C" fn demo() -> i32 {
                40/*n*/ + a::value() + b::value() + util::value() + option_env!("FUZZ_VALUE").map_or(0, |value| value.len() as i32)
                    + if cfg!(feature = "extra") { 7 } else { 0 }
            }

            """.Replace("\r", ""));
        files.Write("demo/src/a.rs", "pub fn value() -> i32 { 41/*n*/ }\n");
        files.Write("demo/src/b/mod.rs", "pub fn value() -> i32 { 42/*n*/ }\n");
        files.Write("util/Cargo.toml", Manifest("util"));
        files.Write("util/build.rs", "fn main() {\n    println!(\"cargo:rerun-if-changed=seed.txt\");\n    println!(\"cargo:rerun-if-env-changed=FUZZ_SEED\");\n"
            + "    let seed = std::fs::read_to_string(\"seed.txt\").unwrap_or_default().len() + std::env::var(\"FUZZ_SEED\").map_or(0, |v| v.len());\n    println!(\"cargo:rustc-env=SEED={}\", seed + 50/*n*/);\n}\n");
        files.Write("util/seed.txt", "seed 30/*n*/\n");
        files.Write("util/src/lib.rs", "pub fn value() -> i32 { 43/*n*/ + env!(\"SEED\").len() as i32 + include_str!(\"data.txt\").len() as i32 + include_bytes!(\"data.txt\")[5] as i32 }\n");
        files.Write("util/src/data.txt", "data 60/*n*/\n");
        files.Write("alone/Cargo.toml", Manifest("alone"));
        files.Write("alone/src/lib.rs", "pub fn value() -> i32 { 44/*n*/ }\n");
        return new Scene { Folder = folder, Include = "native/demo/Cargo.toml" };
    }

    /// <inheritdoc/>
    public override IOracle Oracle { get; } = new CargoOracle();

    /// <inheritdoc/>
    public override bool IsEdited(string name) => name != "Cargo.lock";

    /// <inheritdoc/>
    public override bool IsRemovable(Scene scene, string name) => name is "demo/src/a.rs" or "demo/src/c.rs" or "demo/src/d.rs" or "util/src/data.txt" or "Cargo.lock";

    private static string Manifest(string name) => $"[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n";

    private static string? AddModule(FuzzRun run, Random random)
    {
        var module = random.Pick(["c", "d"]);
        var lib = run.Files.Read("demo/src/lib.rs");
        switch (random.Next(3))
        {
            case 0 when !run.Files.Has($"demo/src/{module}.rs"):
                run.Files.Write($"demo/src/{module}.rs", $"#[allow(dead_code)]\npub fn value() -> i32 {{ {random.Next(10, 99)}/*n*/ }}\n");
                return $"{module}.rs";
            case 1 when !lib.Contains($"mod {module};"):
                run.Files.Replace("demo/src/lib.rs", $"mod {module};\n" + lib);
                return $"mod {module}";
            case 2 when lib.Contains($"mod {module};"):
                run.Files.Replace("demo/src/lib.rs", lib.Replace($"mod {module};\n", ""));
                return $"no mod {module}";
            default:
                return null;
        }
    }

    private static string? ChangeMetadata(FuzzRun run, Random random)
    {
        var (name, values) = random.Pick<(string, string[])>([("Features", ["", "extra"]), ("Environment", ["", "FUZZ_VALUE=abc", "FOO=1"]), ("Name", ["", "other"]), ("CargoOptions", ["", "--offline"])]);
        var value = random.Pick(values);
        if (run.Scene.Of(name) == value)
        {
            return null;
        }

        run.Scene = run.Scene.With(name, value);
        if (name == "Name")
        {
            // Questions belong to a crate by a name, and are asked once for each.
            run.DoubtAnswers();
        }

        return $"{name}=\"{value}\"";
    }

    private static string? ChangeVariable(FuzzRun run, Random random)
    {
        var (name, values) = random.Pick<(string, string[])>(
            [("FUZZ_VALUE", ["", "a", "ab"]), ("FUZZ_SEED", ["", "1", "12345678901"]), ("RUSTFLAGS", ["", "-Cdebug-assertions=on"]), ("UNRELATED", ["", "1", "2"])]);
        var value = random.Pick(values);
        if (run.Scene.Variables.GetValueOrDefault(name, "") == value)
        {
            return null;
        }

        run.Scene = run.Scene.WithVariable(name, value);
        return $"{name}={value}";
    }

    private static string? ChangeConfig(FuzzRun run, Random random)
    {
        var name = random.Pick([".cargo/config.toml", "demo/.cargo/config.toml"]);
        if (run.Files.Has(name))
        {
            run.Files.Delete(name);
            return name + " goes";
        }

        run.Files.Write(name, $"[build]\nrustflags = [\"-Ccodegen-units={random.Next(1, 4)}\"]\n");
        return name;
    }

    private static string? DeleteWork(FuzzRun run, Random random)
    {
        var folder = Path.Combine(run.Scene.Root, "linux-x64", CargoOracle.NameOf(run.Scene), "cargo");
        if (!Directory.Exists(folder))
        {
            return null;
        }

        Directory.Delete(folder, recursive: true);
        return "cargo's folder";
    }
}
