using Native.Sdk.Fuzz.Engine;
using Native.Sdk.Fuzz.Kinds;

namespace Native.Sdk.Fuzz.Oracles;

/// <summary>The steps of kind Command: one, which depends on what Inputs names and on nothing that it does not.</summary>
public sealed class CommandOracle : IOracle
{
    private const string Rid = "linux-x64";

    /// <summary>docs/reference.md, "Environment" of kind Command.</summary>
    private static readonly string[] Variables = ["CC", "CFLAGS", "CPPFLAGS", "LDFLAGS", "CPATH", "SOURCE_DATE_EPOCH"];

    /// <inheritdoc/>
    public IReadOnlyList<OracleStep> Look(Scene scene, bool cleanSucceeded)
    {
        string[] inputs =
        [
            .. Directory.EnumerateFiles(scene.Native, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Where(path => IsInput(scene.Of("Inputs"), Path.GetRelativePath(scene.Native, path))),
        ];
        var generated = Path.Combine(scene.Native, CommandKind.Generated);
        var key = $"{Rid} build libdemo.so";
        return
        [
            new OracleStep(key, Digest.Of(
            [
                scene.Of("Command"), scene.Of("OutputFile"), scene.Of("Environment"), scene.Configuration,
                Digest.OfFiles([scene.Compiler ?? Tool.Find("gcc")!, .. inputs.Where(path => path != generated)]),
                .. Variables.Select(scene.Variable),
            ]), [Steps.Built(scene, Rid, "demo"), .. inputs.Where(path => path == generated)], [], Fails: !cleanSucceeded),
            Steps.Stage(scene, Rid, "demo", key),
        ];
    }

    /// <summary>The two lists that <see cref="CommandKind"/> writes; the script counts always.</summary>
    private static bool IsInput(string patterns, string name) => name == "build.sh" || patterns switch
    {
        CommandKind.Everything => name.StartsWith("src/", StringComparison.Ordinal) || name.StartsWith("include/", StringComparison.Ordinal),
        CommandKind.Some => Path.GetDirectoryName(name) is "src" && Path.GetExtension(name) is ".c" or ".txt" || (Path.GetDirectoryName(name) is "include" && Path.GetExtension(name) == ".h"),
        _ => throw new InvalidOperationException(patterns),
    };
}
