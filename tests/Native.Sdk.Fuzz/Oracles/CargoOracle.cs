using System.Text.RegularExpressions;
using Native.Sdk.Fuzz.Engine;

namespace Native.Sdk.Fuzz.Oracles;

/// <summary>The steps of kind Cargo: which files count follows from the <c>mod</c> lines that the fuzzer wrote, and from cargo's book.</summary>
public sealed partial class CargoOracle : IOracle
{
    private const string Rid = "linux-x64";

    /// <summary>The library's name.</summary>
    public static string NameOf(Scene scene) => scene.Of("Name") is { Length: > 0 } name ? name : "demo";

    /// <inheritdoc/>
    public IReadOnlyList<OracleStep> Look(Scene scene, bool cleanSucceeded)
    {
        var name = NameOf(scene);
        var lockFile = Path.Combine(scene.Native, "Cargo.lock");
        string[] variables = [.. scene.Variables.Where(pair => pair.Key.StartsWith("RUST", StringComparison.Ordinal)).Select(pair => $"{pair.Key}={pair.Value}"), scene.Of("Environment")];
        string[] manifests = [.. new[] { "Cargo.toml", "demo/Cargo.toml", "util/Cargo.toml" }.Select(file => Path.Combine(scene.Native, file))];
        string[] configuration = [.. new[] { ".cargo/config.toml", "demo/.cargo/config.toml" }.Select(file => Path.Combine(scene.Native, file))];
        string[] others = [.. new[] { "util/build.rs", "util/seed.txt", "util/src/lib.rs", "util/src/data.txt", "demo/build.rs" }.Select(file => Path.Combine(scene.Native, file))];
        var build = $"{Rid} build lib{name}.so";

        // Of a build script only the existence matters to cargo metadata; that its content counts as well costs nothing,
        // for cargo has to run then anyway.
        return
        [
            new OracleStep("all inspect toolchain", Digest.Of(variables), [], []),
            new OracleStep("all inspect metadata", Digest.Of([.. variables, Digest.OfFiles([.. manifests, .. new[] { "alone/Cargo.toml", "util/build.rs" }.Select(file => Path.Combine(scene.Native, file))])]), [], []),
            new OracleStep(build, Digest.Of([.. variables, scene.Of("Features"), scene.Of("CargoOptions"), scene.Configuration, scene.Variable("FUZZ_VALUE"), scene.Variable("FUZZ_SEED"),
                Digest.OfFiles([.. manifests, .. configuration, .. others, .. Modules(Path.Combine(scene.Native, "demo", "src"))])]),
                [Steps.Built(scene, Rid, name), lockFile], [], Fails: !cleanSucceeded),
            Steps.Stage(scene, Rid, name, build),
        ];
    }

    private static IEnumerable<string> Modules(string folder)
    {
        var lib = Path.Combine(folder, "lib.rs");
        yield return lib;
        foreach (Match match in Module().Matches(File.ReadAllText(lib)))
        {
            yield return Path.Combine(folder, match.Groups[1].Value + ".rs");
            yield return Path.Combine(folder, match.Groups[1].Value, "mod.rs");
        }
    }

    [GeneratedRegex(@"^mod (\w+);", RegexOptions.Multiline)]
    private static partial Regex Module();
}
