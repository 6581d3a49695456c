using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Native.Sdk.Build;

/// <summary>
/// What a user's repository would be: the samples, in a place where nothing of this repository applies, with the SDK's
/// version in global.json and its feed in nuget.config.
/// </summary>
internal sealed class DemoWorkspace
{
    private readonly string root = Repository.NewFolder("demo");

    /// <summary>Kept from run to run, so that a second demo needs no network.</summary>
    private readonly string packageCache = Path.Combine(Repository.Artifacts, "demo-nuget");

    public DemoWorkspace(string version)
    {
        // What is made anew under a version that was there before must not be found in the cache.
        Directory.CreateDirectory(packageCache);
        foreach (var pattern in new[] { "native.sdk*", "samples.*" })
        {
            foreach (var package in Directory.GetDirectories(packageCache, pattern))
            {
                Repository.Delete(package);
            }
        }

        Directory.CreateDirectory(Feed);
        Files.Copy(Repository.Samples, Path.Combine(root, "samples"));
        WriteNuGetConfig(root, Repository.Packages);
        var global = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "global.json")))!;
        global["msbuild-sdks"] = new JsonObject { ["Native.Sdk"] = version };
        File.WriteAllText(Path.Combine(root, "global.json"), global.ToJsonString());
    }

    /// <summary>The folder for the packages of the samples.</summary>
    public string Feed => Path.Combine(root, "packages");

    public string Bundle => Path.Combine(root, "bundle");

    public string ProjectOf(Sample sample) => Path.Combine(root, "samples", sample.Name);

    public Command Dotnet(params string[] arguments) =>
        Command.Dotnet([.. arguments, "-c", "Release", "--nologo", "-tl:off", "-v:quiet"]).In(root).With("NUGET_PACKAGES", packageCache);

    /// <summary>A copy of the app of samples/Demo in the temporary folder, which knows the feed of the samples only.</summary>
    public string NewApp()
    {
        var folder = Directory.CreateTempSubdirectory("native-sdk-demo-").FullName;
        Files.Copy(Path.Combine(Repository.Samples, "Demo"), folder);
        WriteNuGetConfig(folder, Feed);

        // The samples' neutral ones: whatever lies about in the temporary folder does not apply either.
        foreach (var neutral in Directory.GetFiles(Repository.Samples, "Directory.*"))
        {
            File.Copy(neutral, Path.Combine(folder, Path.GetFileName(neutral)));
        }

        return folder;
    }

    /// <summary>Adds to the machine's sources, and clears none. The SDK resolver reads nothing but this file.</summary>
    private static void WriteNuGetConfig(string folder, string source) =>
        new XElement("configuration", new XElement("packageSources", new XElement("add", new XAttribute("key", "demo"), new XAttribute("value", source))))
            .Save(Path.Combine(folder, "nuget.config"));
}
