using Native.Sdk.Fuzz.Engine;

namespace Native.Sdk.Fuzz.Oracles;

/// <summary>
/// The steps of kind CMake. A configure run depends on scripts, options, variables and the list of all names (a glob may
/// match any); a build on the configure run before it and on what gcc says that the sources read.
/// </summary>
public sealed class CMakeOracle : IOracle
{
    private const string Rid = "linux-x64";
    private static readonly string[] Variables = ["CC", "CXX", "CFLAGS", "CPPFLAGS", "LDFLAGS", "CPATH", "SOURCE_DATE_EPOCH"];

    private readonly IncludeOracle includes = new();

    /// <summary>The library's name.</summary>
    public static string NameOf(Scene scene) => scene.Of("Name") is { Length: > 0 } name ? name : "demo";

    /// <inheritdoc/>
    public IReadOnlyList<OracleStep> Look(Scene scene, bool cleanSucceeded)
    {
        var name = NameOf(scene);
        string[] names = [.. Directory.EnumerateFiles(scene.Native, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(scene.Native, path)).Order(StringComparer.Ordinal)];
        var shared = Digest.Of([scene.Of("Environment"), scene.Configuration, .. Variables.Select(scene.Variable)]);
        var marker = Path.Combine(scene.Root, Rid, name, "cmake", "native-sdk", "configured");
        var configure = $"{Rid} configure native/CMakeLists.txt";
        string[] sources = [.. names.Where(file => Path.GetDirectoryName(file) is "src" or "part" && Path.GetExtension(file) == ".c")];
        var read = includes.Find(scene, sources, ["-Ifirst", "-Isecond"]);
        var build = $"{Rid} build lib{name}.so";
        return
        [
            new OracleStep("all inspect " + Tool.Find("cmake"), "", [], []),
            new OracleStep("all inspect " + Tool.Find("ninja"), "", [], []),
            new OracleStep(configure, Digest.Of([shared, name, scene.Of("CMakeOptions"), .. names,
                .. names.Where(file => Path.GetFileName(file) == "CMakeLists.txt").Select(file => Digest.OfFile(Path.Combine(scene.Native, file)))]), [marker], []),
            new OracleStep(build, Digest.Of([shared, Digest.OfFile(marker), scene.Of("Name"), .. read.Values.SelectMany(paths => paths ?? []).Select(Digest.OfFile)]),
                [Steps.Built(scene, Rid, name)], [configure], Fails: !cleanSucceeded),
            Steps.Stage(scene, Rid, name, build),
        ];
    }
}
