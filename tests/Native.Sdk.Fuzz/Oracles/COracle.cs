using Native.Sdk.Fuzz.Engine;

namespace Native.Sdk.Fuzz.Oracles;

/// <summary>The steps of kind C, from what docs/reference.md says of its metadata, and from gcc.</summary>
public sealed class COracle : IOracle
{
    /// <summary>gcc's manual, "Environment Variables Affecting GCC", and Apple's two.</summary>
    private static readonly string[] Variables =
    [
        "CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "LIBRARY_PATH", "COMPILER_PATH", "GCC_EXEC_PREFIX", "SOURCE_DATE_EPOCH", "SDKROOT",
        "MACOSX_DEPLOYMENT_TARGET",
    ];

    private readonly IncludeOracle includes = new();

    /// <inheritdoc/>
    public IReadOnlyList<OracleStep> Look(Scene scene, bool cleanSucceeded)
    {
        var steps = new List<OracleStep>();
        foreach (var rid in scene.Rids)
        {
            new Platform(this, scene, rid, steps).Add();
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

    private sealed class Platform(COracle oracle, Scene scene, string rid, List<OracleStep> steps)
    {
        private readonly string name = scene.Of("Name") is { Length: > 0 } named ? named : "native";
        private readonly string[] headers = scene.Of("Header").Split(';', StringSplitOptions.RemoveEmptyEntries);

        private string Folder => Path.Combine(scene.Root, rid, name);

        private string Exports => scene.Of("Exports") is { Length: > 0 } said ? said : headers.Length > 0 ? "Header" : "All";

        public void Add()
        {
            var excluded = scene.Of("ExcludeSources").Split(';');
            string[] sources =
            [
                .. Directory.EnumerateFiles(scene.Native, "*", SearchOption.AllDirectories)
                    .Where(path => Path.GetExtension(path) is ".c" or ".cpp")
                    .Select(path => Path.GetRelativePath(scene.Native, path)).Where(path => !excluded.Contains(path)).Order(StringComparer.Ordinal),
            ];
            var hasCpp = sources.Any(IsCpp);
            var (c, cpp) = (Inspect(Compiler(isCpp: false)), rid == "linux-x64" ? Inspect(Compiler(isCpp: true)) : "");
            string[] options =
            [
                .. scene.Of("Defines").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(define => "-D" + define),
                .. scene.Of("IncludeDirectories").Split(';', StringSplitOptions.RemoveEmptyEntries).Append("include").Append(".").Select(folder => "-I" + folder),
                .. scene.Of("CompileOptions").Split(';', StringSplitOptions.RemoveEmptyEntries),
                .. scene.Configuration == "Debug" ? Array.Empty<string>() : ["-DNDEBUG"],
            ];
            var read = oracle.includes.Find(scene, sources, options);
            var shared = Digest.Of(
            [
                .. Variables.Select(scene.Variable), scene.Of("Environment"), scene.Configuration,
                scene.Of("IncludeDirectories"), scene.Of("Defines"), scene.Of("CompileOptions"), Exports == "Annotated" ? "hidden" : "", scene.Of("CompilerLauncher"),
            ]);
            var ofC = Digest.Of(shared, c, scene.Of("CStandard"));
            var ofCpp = Digest.Of(shared, cpp, scene.Of("CppStandard"));

            string[] compiles = [.. sources.Select(source => Compile("compile", source, read[source], IsCpp(source) ? ofCpp : ofC, Path.Combine(Folder, "objects", source + ".o")))];
            string[] preprocesses = Exports == "Header"
                ? [.. headers.Select(header => Compile("preprocess", header, oracle.includes.Find(scene, [header], [.. options, "-DNATIVE_SDK_BINDINGS", "-xc"])[header], ofC, Path.Combine(Folder, "headers", header + ".i")))]
                : [];
            if (rid == "linux-x64")
            {
                steps.Add(new OracleStep("all build compile_commands.json", Digest.Of([.. sources.SelectMany(source => new[] { source, IsCpp(source) ? ofCpp : ofC }), name]),
                    [Path.Combine(scene.Root, "compile_commands.json")], []));
            }

            var file = $"lib{name}.so";
            var objects = Digest.OfFiles(sources.Select(source => Path.Combine(Folder, "objects", source + ".o")));
            var map = Path.Combine(Folder, "exports.map");
            var export = Add($"{rid} export {file}", [objects, .. headers, Exports, .. Exports == "Header" ? headers.Select(header => Digest.OfFile(Path.Combine(Folder, "headers", header + ".i"))) : []],
                [map], [.. compiles, .. preprocesses]);
            var built = Steps.Built(scene, rid, name);
            var link = Add($"{rid} link {file}",
            [
                objects, Digest.OfFile(map), hasCpp ? cpp : c, scene.Of("Libraries"), scene.Of("LinkOptions"), scene.Configuration, scene.Of("Environment"),
                .. Variables.Select(scene.Variable),
            ], [built], [export]);
            steps.Add(Steps.Stage(scene, rid, name, link));
        }

        private static bool IsCpp(string source) => source.EndsWith(".cpp", StringComparison.Ordinal);

        private string Compiler(bool isCpp) => rid == "linux-x64"
            ? (isCpp ? scene.CppCompiler : scene.Compiler) ?? Tool.Find(isCpp ? "g++" : "gcc")!
            : Tool.Find("aarch64-linux-gnu-gcc")!;

        /// <summary>A compiler is its path and its content.</summary>
        private string Inspect(string compiler)
        {
            var identity = Digest.OfFiles([compiler]);
            if (!steps.Any(step => step.Key == "all inspect " + compiler))
            {
                steps.Add(new OracleStep("all inspect " + compiler, identity, [], []));
            }

            return identity;
        }

        private string Compile(string verb, string source, string[]? read, string command, string output)
        {
            var key = $"{rid} {verb} {source}";
            steps.Add(new OracleStep(key, Digest.Of([command, .. read is null ? ["fails"] : read.SelectMany(path => new[] { path, Digest.OfFile(path) })]), [output], [], read is null));
            return key;
        }

        private string Add(string key, string[] inputs, string[] outputs, string[] needs)
        {
            steps.Add(new OracleStep(key, Digest.Of(inputs), outputs, needs));
            return key;
        }
    }
}
