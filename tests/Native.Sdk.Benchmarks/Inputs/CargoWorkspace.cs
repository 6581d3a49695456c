using System.Globalization;
using System.Text;

namespace Native.Sdk.Benchmarks.Inputs;

/// <summary>A cargo workspace of path crates without any from a registry: the last one is the library, and needs all others.</summary>
internal sealed class CargoWorkspace
{
    /// <param name="root">Folder of the project; the workspace lies in <c>native/</c>.</param>
    /// <param name="crates">How many.</param>
    public CargoWorkspace(string root, int crates)
    {
        Root = Directory.CreateDirectory(root).FullName;
        Write("Cargo.toml", "[workspace]\nresolver = \"2\"\nmembers = [\"crates/*\"]\n");
        var dependencies = new StringBuilder();
        var sum = new StringBuilder("0");
        for (var i = 0; i < crates - 1; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"part{i:D3}");
            Write($"crates/{name}/Cargo.toml", Manifest(name, "rlib", ""));
            Write($"crates/{name}/src/lib.rs", $"mod inner;\npub fn value(seed: u32) -> u32 {{ inner::mix(seed).wrapping_add({i}) }}\n");
            Write($"crates/{name}/src/inner.rs", "pub fn mix(seed: u32) -> u32 { seed.rotate_left(7) ^ 0x9e37 }\n");
            dependencies.Append(CultureInfo.InvariantCulture, $"{name} = {{ path = \"../{name}\" }}\n");
            sum.Append(CultureInfo.InvariantCulture, $" ^ {name}::value(seed)");
        }

        Write("crates/whole/Cargo.toml", Manifest("whole", "cdylib", dependencies.ToString()));
        Write("crates/whole/src/lib.rs", $"#[no_mangle]\npub extern \"C\" fn whole_value(seed: u32) -> u32 {{ seed ^ {sum} }}\n");
    }

    public string Root { get; }

    public string Native => Path.Combine(Root, "native");

    private static string Manifest(string name, string type, string dependencies) =>
        $"[package]\nname = \"{name}\"\nversion = \"1.0.0\"\nedition = \"2021\"\n\n[lib]\ncrate-type = [\"{type}\"]\n\n[dependencies]\n{dependencies}";

    private void Write(string path, string content)
    {
        var file = Path.Combine(Native, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
