using Native.Sdk.Fuzz.Oracles;

namespace Native.Sdk.Fuzz.Engine;

/// <summary>
/// Clean builds, remembered by all that they are made of. They happen in the very folder of the incremental ones, which
/// are moved aside: so every byte has to be the same, whatever paths the tools write into their files.
/// </summary>
/// <param name="find">What of a scene's build folder is part of the result: <see cref="CleanBuild.FilesBelow"/>.</param>
public sealed class CleanBuilds(Func<Scene, IReadOnlyDictionary<string, string>> find)
{
    private readonly Dictionary<string, CleanBuild> known = new(StringComparer.Ordinal);

    /// <summary>How many had to be made.</summary>
    public int Made { get; private set; }

    /// <summary>The clean build of a scene.</summary>
    /// <param name="scene">What to build.</param>
    /// <param name="tree">Hash of all files that could matter.</param>
    public CleanBuild Of(Scene scene, string tree)
    {
        var key = Digest.Of(tree, scene.ToJson());
        if (known.TryGetValue(key, out var build))
        {
            return build;
        }

        Made++;
        var aside = scene.Root + ".aside";
        Directory.CreateDirectory(scene.Root);
        Directory.Move(scene.Root, aside);
        try
        {
            var outcome = EngineBuild.Run(scene);
            build = new CleanBuild(outcome.Succeeded, find(scene), outcome.Errors);
        }
        finally
        {
            if (Directory.Exists(scene.Root))
            {
                Directory.Delete(scene.Root, recursive: true);
            }

            Directory.Move(aside, scene.Root);
        }

        return known[key] = build;
    }
}
