using Native.Sdk.Fuzz.Engine;

namespace Native.Sdk.Fuzz.Oracles;

/// <summary>The steps of kind C, from what docs/reference.md says of its metadata, and from gcc.</summary>
public sealed class COracle : IOracle
{
    private readonly IncludeOracle includes = new();

    /// <inheritdoc/>
    public IReadOnlyList<OracleStep> Look(Scene scene, bool cleanSucceeded)
    {
        var steps = new List<OracleStep>();
        var built = scene.Rids.Select(rid => new CPlatform(includes, scene, rid, steps)).ToDictionary(platform => platform.Rid);
        foreach (var platform in built.Values)
        {
            platform.AddLibrary();
        }

        if (scene.Declared.Count > 0 && scene.Of("Header").Length > 0)
        {
            AddBindings(scene, built, steps);
        }

        // What cannot be seen before it is tried: a link that misses a function.
        if (!cleanSucceeded && !steps.Any(step => step.Fails))
        {
            for (var i = 0; i < steps.Count; i++)
            {
                if (steps[i].Key.Contains(" link ", StringComparison.Ordinal))
                {
                    steps[i] = steps[i] with { Fails = true };
                }
            }
        }

        return steps;
    }

    /// <summary>C# is made of the headers as this machine and all declared platforms see them, whichever is built; those that are built prove it.</summary>
    private void AddBindings(Scene scene, Dictionary<string, CPlatform> built, List<OracleStep> steps)
    {
        CPlatform[] seeing =
        [
            .. scene.Declared.Where(rid => rid != PlatformNames.Host).Prepend(PlatformNames.Host)
                .Select(rid => built.TryGetValue(rid, out var platform) ? platform : new CPlatform(includes, scene, rid, steps)),
        ];
        string[] preprocesses = [.. seeing.SelectMany(platform => platform.AddHeaders())];
        var name = seeing[0].Name;
        var type = char.ToUpperInvariant(name[0]) + name[1..] + "Native";
        var folder = Path.Combine(scene.Root, "bindings", type);
        var bind = $"all bind {type}";
        steps.Add(new OracleStep(bind, Digest.Of([scene.Of("Header"), .. seeing.SelectMany(platform => new[] { platform.Rid, platform.Texts })]),
        [
            .. seeing[0].Headers.Select(header => Path.Combine(folder, Path.GetFileNameWithoutExtension(header) + ".g.cs")),
            .. seeing.Select(platform => Path.Combine(folder, "proofs", platform.Rid + ".c")),
        ], preprocesses));
        foreach (var platform in built.Values)
        {
            platform.AddProof(type, Path.Combine(folder, "proofs", platform.Rid + ".c"), bind);
        }
    }
}
