namespace Native.Sdk.Build;

/// <summary>esbuild, node and React: JavaScript as it is really shipped.</summary>
internal sealed class Bundler
{
    private readonly string esbuild;
    private readonly string modules;

    private Bundler(string esbuild, string modules) => (this.esbuild, this.modules) = (esbuild, modules);

    /// <param name="thirdParty">What set-up fetched, or null.</param>
    /// <param name="missing">What there would have to be, where the result is null.</param>
    public static Bundler? Find(string? thirdParty, out string missing)
    {
        // The package of this machine's platform is the only one that npm installed.
        var modules = thirdParty is null ? null : Path.Combine(thirdParty, "node_modules");
        var esbuild = modules is null ? null : Directory.GetDirectories(modules, "@esbuild")
            .SelectMany(folder => Directory.GetFiles(folder, OperatingSystem.IsWindows() ? "esbuild.exe" : "esbuild", SearchOption.AllDirectories))
            .FirstOrDefault();
        missing = (Requirement.Node.IsMet, esbuild) switch
        {
            (false, _) => Requirement.Node.ToString(),
            (_, null) => "npm's packages (what set-up said above)",
            _ => "",
        };
        return missing.Length == 0 ? new Bundler(esbuild!, modules!) : null;
    }

    /// <summary>Bundles samples/Demo/web/shop.jsx and runs it.</summary>
    /// <returns>The bundle's source map, and a file with what node said when it failed.</returns>
    public (string Map, string Trace) BundleAndRun(string folder)
    {
        const string Page = "shop.jsx";
        var bundle = Path.Combine(Directory.CreateDirectory(folder).FullName, "shop.js");
        File.Copy(Path.Combine(Repository.Samples, "Demo", "web", Page), Path.Combine(folder, Page));
        new Command(
            esbuild, Page, $"--outfile={bundle}", "--bundle", "--minify", "--sourcemap", "--platform=node", "--jsx=automatic", "--charset=utf8",
            "--define:process.env.NODE_ENV=\"production\"")
            .In(folder)
            .With("NODE_PATH", modules)
            .CaptureOrThrow();

        var run = new Command("node", "--stack-trace-limit=6", bundle).In(folder).Capture();
        string[] trace =
        [
            .. run.Output.Split('\n')
                .Where(line => line.StartsWith("TypeError: ", StringComparison.Ordinal) || (line.TrimStart().StartsWith("at ", StringComparison.Ordinal) && line.Contains(bundle)))
                .Select(line => line.Replace(folder + Path.DirectorySeparatorChar, "").TrimEnd())
        ];
        if (trace.Length < 2)
        {
            throw new BuildException($"node {bundle} was to fail with a stack trace, but said:\n{run.Output}");
        }

        Console.WriteLine(string.Join('\n', trace));
        var file = Path.Combine(folder, "trace.txt");
        File.WriteAllLines(file, trace);
        return ($"{bundle}.map", file);
    }
}
