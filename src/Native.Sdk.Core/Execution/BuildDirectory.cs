using Native.Sdk.Platforms;

namespace Native.Sdk.Execution;

/// <summary>The one place that knows what lies where below <c>obj/native/&lt;configuration&gt;/</c>.</summary>
/// <param name="root">Absolute path.</param>
public sealed class BuildDirectory(string root)
{
    /// <summary>Absolute path.</summary>
    public string Root { get; } = root;

    /// <summary>What every step saw when it last ran.</summary>
    public string State => Path.Combine(Root, "state");

    /// <summary>Held by the process that builds.</summary>
    public string Lock => Path.Combine(Root, "lock");

    /// <summary>Half-written files; what lies here at the start of a build was left by a killed one.</summary>
    public string Temporary => Path.Combine(Root, "tmp");

    /// <summary>What the tools are and know, for all platforms.</summary>
    public string Tools => Path.Combine(Root, "tools");

    /// <summary>C# that was made of headers, for all platforms.</summary>
    public string Bindings => Path.Combine(Root, "bindings");

    /// <summary>Applications that tried packages.</summary>
    public string SmokeTests => Path.Combine(Root, "smoketest");

    /// <summary>Everything between sources and library of one project.</summary>
    public string Intermediate(Platform platform, string name) => Path.Combine(Root, platform.Rid, name);

    /// <summary>Finished libraries of a platform.</summary>
    public string Stage(Platform platform) => Path.Combine(Root, platform.Rid, "stage");

    /// <summary>The library as the tool made it, with its symbols.</summary>
    public string Built(Platform platform, string name) => Path.Combine(Intermediate(platform, name), "built", platform.DynamicLibrary(name));

    /// <summary>The library that is copied and packed.</summary>
    public string Staged(Platform platform, string name) => Path.Combine(Stage(platform), platform.DynamicLibrary(name));

    /// <summary>The symbols of a staged library.</summary>
    public string Symbols(Platform platform, string name) => Staged(platform, name) + ".debug";

    /// <summary>Removes everything of this configuration but the lock, which must be held.</summary>
    /// <exception cref="IOException">Something is in use.</exception>
    public void DeleteContent()
    {
        foreach (var entry in new DirectoryInfo(Root).EnumerateFileSystemInfos().Where(entry => entry.FullName != Lock))
        {
            if (entry is DirectoryInfo directory)
            {
                directory.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
    }

    /// <summary>Removes the folder once it is empty, and the one above with what no configuration needs any more.</summary>
    /// <exception cref="IOException">Another build has begun.</exception>
    public void DeleteEmptyFolders()
    {
        Directory.Delete(Root);
        var parent = Path.GetDirectoryName(Root)!;
        if (!Directory.EnumerateDirectories(parent).Any())
        {
            Directory.Delete(parent, recursive: true);
        }
    }
}
