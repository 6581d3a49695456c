namespace Native.Sdk.Build;

/// <summary>esbuild, node and React: JavaScript as it is really shipped.</summary>
internal sealed class Bundler
{
    private readonly string esbuild;
    private readonly string modules;

    private Bundler(string esbuild, string modules) => (this.esbuild, this.modules) = (esbuild, modules);

    /// <param name="modules">The node_modules folder of set-up, or null.</param>
    /// <param name="missing">What there would have to be, where the result is null.</param>
    public static Bundler? Find(string? modules, out string missing)
    {
        // The package of this machine's platform is the only one that npm installed.
        var platforms = modules is null ? null : Path.Combine(modules, "@esbuild");
        var esbuild = platforms is not null && Directory.Exists(platforms)
            ? Directory.GetFiles(platforms, OperatingSystem.IsWindows() ? "esbuild.exe" : "esbuild", SearchOption.AllDirectories).FirstOrDefault()
            : null;
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
                .Where(line => line.StartsWith("TypeError", StringComparison.Ordinal) || (line.StartsWith("    at ", StringComparison.Ordinal) && line.Contains(bundle)))
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
