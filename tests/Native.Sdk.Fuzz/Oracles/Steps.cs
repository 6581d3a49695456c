using Native.Sdk.Fuzz.Engine;

namespace Native.Sdk.Fuzz.Oracles;

/// <summary>Steps that every kind has.</summary>
public static class Steps
{
    /// <summary>Path of the library as the tool made it.</summary>
    public static string Built(Scene scene, string rid, string name) => Path.Combine(scene.Root, rid, name, "built", PlatformNames.Library(rid, name));

    /// <summary>From the built library to the one that is shipped.</summary>
    public static OracleStep Stage(Scene scene, string rid, string name, string needs)
    {
        var file = PlatformNames.Library(rid, name);
        var staged = Path.Combine(scene.Root, rid, "stage", file);
        var isSplit = scene.Configuration != "Debug" && !scene.HasNoSymbols && PlatformNames.IsElf(rid);
        return new OracleStep($"{rid} stage {file}", Digest.Of(Digest.OfFile(Built(scene, rid, name)), scene.Configuration, PlatformNames.IsElf(rid) && scene.HasNoSymbols ? "none" : ""),
            isSplit ? [staged, staged + ".debug"] : [staged], [needs]);
    }
}
