using Native.Sdk.Fuzz.Engine;

namespace Native.Sdk.Fuzz.Oracles;

/// <summary>Steps that every kind has.</summary>
public static class Steps
{
    /// <summary>Path of the library as the tool made it.</summary>
    public static string Built(Scene scene, string rid, string name) => Path.Combine(scene.Root, rid, name, "built", $"lib{name}.so");

    /// <summary>From the built library to the one that is shipped.</summary>
    public static OracleStep Stage(Scene scene, string rid, string name, string needs)
    {
        var staged = Path.Combine(scene.Root, rid, "stage", $"lib{name}.so");
        return new OracleStep($"{rid} stage lib{name}.so", Digest.Of(Digest.OfFile(Built(scene, rid, name)), scene.Configuration),
            scene.Configuration == "Debug" ? [staged] : [staged, staged + ".debug"], [needs]);
    }
}
