using System.Text.Json;

namespace Native.Sdk.Toolchains.Cargo;

/// <summary>What <c>cargo metadata --no-deps --format-version 1</c> says.</summary>
/// <remarks>The Cargo Book, "cargo metadata", "Output format".</remarks>
/// <param name="WorkspaceRoot">Absolute folder of the workspace.</param>
/// <param name="Packages">Its members.</param>
public sealed record CargoMetadata(string WorkspaceRoot, IReadOnlyList<CargoPackage> Packages)
{
    /// <summary>Reads the JSON.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    /// <exception cref="KeyNotFoundException">It is not cargo's.</exception>
    public static CargoMetadata Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var packages = new List<CargoPackage>();
        foreach (var package in root.GetProperty("packages").EnumerateArray())
        {
            string? library = null;
            string[] types = [];
            foreach (var target in package.GetProperty("targets").EnumerateArray())
            {
                if (Texts(target, "kind").Exists(kind => kind is "lib" or "rlib" or "cdylib" or "dylib" or "staticlib" or "proc-macro"))
                {
                    library = target.GetProperty("name").GetString()!.Replace('-', '_');
                    types = [.. Texts(target, "crate_types")];
                }
            }

            packages.Add(new CargoPackage(package.GetProperty("name").GetString()!, package.GetProperty("manifest_path").GetString()!, library, types)
            {
                Dependencies = Dependencies(package),
            });
        }

        return new CargoMetadata(root.GetProperty("workspace_root").GetString()!, packages);
    }

    private static List<CargoDependency> Dependencies(JsonElement package)
    {
        var dependencies = new List<CargoDependency>();
        if (package.TryGetProperty("dependencies", out var list))
        {
            foreach (var dependency in list.EnumerateArray())
            {
                var path = dependency.TryGetProperty("path", out var folder) ? folder.GetString() : null;
                dependencies.Add(new CargoDependency(dependency.GetProperty("name").GetString()!, dependency.GetProperty("source").GetString(), path));
            }
        }

        return dependencies;
    }

    /// <remarks>A loop, because Linq over JsonElement is compiled at run time, in every build.</remarks>
    private static List<string> Texts(JsonElement element, string property)
    {
        var texts = new List<string>();
        foreach (var text in element.GetProperty(property).EnumerateArray())
        {
            texts.Add(text.GetString()!);
        }

        return texts;
    }
}
