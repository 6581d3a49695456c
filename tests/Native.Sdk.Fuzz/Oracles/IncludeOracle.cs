using Native.Sdk.Fuzz.Engine;

namespace Native.Sdk.Fuzz.Oracles;

/// <summary>
/// Which files a compiler reads for a source: gcc itself is asked (<c>-M</c>), for every source whenever any file of the
/// tree has come or gone or has another line for the preprocessor. It stands for clang and zig too, which look for headers in the same order.
/// </summary>
public sealed class IncludeOracle
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, string[]?>> known = new(StringComparer.Ordinal);

    /// <summary>Absolute paths for each source; null where it cannot be preprocessed.</summary>
    /// <param name="scene">Its variables count.</param>
    /// <param name="sources">Relative to the native folder.</param>
    /// <param name="options">That decide what is included.</param>
    public IReadOnlyDictionary<string, string[]?> Find(Scene scene, IReadOnlyList<string> sources, IReadOnlyList<string> options)
    {
        var tree = Digest.Of(Directory.EnumerateFiles(scene.Native, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(path => File.ReadLines(path).Where(line => line.StartsWith('#') && !line.Contains("/*n*/", StringComparison.Ordinal)).Prepend(path)));
        var environment = EngineBuild.Environment(scene);
        var key = Digest.Of([tree, .. sources, "", .. options, "", environment.GetValueOrDefault("CPATH", ""), environment.GetValueOrDefault("C_INCLUDE_PATH", "")]);
        if (known.TryGetValue(key, out var found))
        {
            return found;
        }

        var result = new Dictionary<string, string[]?>(StringComparer.Ordinal);

        // One process for all, and one for each only where one of them fails.
        var together = sources.Count == 0 ? "" : Tool.Ask("gcc", ["-M", .. options, .. sources], scene.Native, environment);
        var rules = together is null ? null : Rules(together, scene.Native);
        for (var i = 0; i < sources.Count; i++)
        {
            result[sources[i]] = rules?[i] ?? (Tool.Ask("gcc", ["-M", .. options, sources[i]], scene.Native, environment) is { } alone ? Rules(alone, scene.Native)[0] : null);
        }

        return known[key] = result;
    }

    /// <summary>The fuzzer's own names have neither blanks nor colons.</summary>
    private static List<string[]> Rules(string text, string folder) =>
    [
        .. text.Replace("\\\n", " ").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(rule => rule[(rule.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(path => Path.GetFullPath(path, folder)).Distinct().ToArray()),
    ];
}
