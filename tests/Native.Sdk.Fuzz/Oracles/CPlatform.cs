using Native.Sdk.Fuzz.Engine;

namespace Native.Sdk.Fuzz.Oracles;

/// <summary>The steps of a project of kind C for one platform.</summary>
internal sealed class CPlatform
{
    /// <summary>gcc's manual, "Environment Variables Affecting GCC", and Apple's two.</summary>
    private static readonly string[] Variables =
    [
        "CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "LIBRARY_PATH", "COMPILER_PATH", "GCC_EXEC_PREFIX", "SOURCE_DATE_EPOCH", "SDKROOT",
        "MACOSX_DEPLOYMENT_TARGET",
    ];

    /// <summary>Of programs that are not the project's own, which nobody changes meanwhile; zig has 170 MB.</summary>
    private static readonly Dictionary<string, string> Installed = new(StringComparer.Ordinal);

    private readonly IncludeOracle includes;
    private readonly Scene scene;
    private readonly List<OracleStep> steps;
    private readonly string[] sources;
    private readonly string[] options;
    private readonly string c;
    private readonly string cpp;
    private readonly string ofC;
    private readonly string ofCpp;

    /// <summary>Adds what the compilers are asked.</summary>
    public CPlatform(IncludeOracle includes, Scene scene, string rid, List<OracleStep> steps)
    {
        (this.includes, this.scene, Rid, this.steps) = (includes, scene, rid, steps);
        var excluded = scene.Of("ExcludeSources").Split(';');
        sources =
        [
            .. Directory.EnumerateFiles(scene.Native, "*", SearchOption.AllDirectories)
                .Where(path => Path.GetExtension(path) is ".c" or ".cpp")
                .Select(path => Path.GetRelativePath(scene.Native, path)).Where(path => !excluded.Contains(path)).Order(StringComparer.Ordinal),
        ];
        (c, cpp) = IsZig ? (Inspect(scene.Zig!), Inspect(scene.Zig!))
            : rid == PlatformNames.Host ? (Inspect(scene.Compiler ?? Tool.Find("gcc")!), Inspect(scene.CppCompiler ?? Tool.Find("g++")!))
            : (Inspect(Tool.Find("aarch64-linux-gnu-gcc")!), "");
        options =
        [
            .. scene.Of("Defines").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(define => "-D" + define),
            .. scene.Of("IncludeDirectories").Split(';', StringSplitOptions.RemoveEmptyEntries).Append("include").Append(".").Select(folder => "-I" + folder),
            .. scene.Of("CompileOptions").Split(';', StringSplitOptions.RemoveEmptyEntries),
            .. scene.Configuration == "Debug" ? Array.Empty<string>() : ["-DNDEBUG"],
            .. PlatformNames.IsWindows(rid) ? ["-D_WIN32"] : Array.Empty<string>(),
        ];
        var shared = Digest.Of(
        [
            .. Variables.Select(scene.Variable), scene.Of("Environment"), scene.Configuration, Target,
            scene.Of("IncludeDirectories"), scene.Of("Defines"), scene.Of("CompileOptions"), Exports == "Annotated" ? "hidden" : "", scene.Of("CompilerLauncher"), HasDebugInformation ? "-g" : "",
        ]);
        ofC = Digest.Of(shared, c, scene.Of("CStandard"));
        ofCpp = Digest.Of(shared, cpp, scene.Of("CppStandard"));
    }

    /// <summary>Which.</summary>
    public string Rid { get; }

    /// <summary>The library's.</summary>
    public string Name => scene.Of("Name") is { Length: > 0 } named ? named : "native";

    /// <summary>Relative to the native folder.</summary>
    public string[] Headers => scene.Of("Header").Split(';', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Hash of the preprocessed headers.</summary>
    public string Texts => Digest.OfFiles(Headers.Select(Text));

    private string Folder => Path.Combine(scene.Root, Rid, Name);

    private string File => PlatformNames.Library(Rid, Name);

    private string Exports => scene.Of("Exports") is { Length: > 0 } said ? said : Headers.Length > 0 ? "Header" : "All";

    /// <summary>docs/reference.md, "Compilers": what is named is for this machine; in Debug the system's is; else zig, where it may be used.</summary>
    private bool IsZig => scene.Zig is not null
        && !(Rid == PlatformNames.Host && ((scene.Compiler ?? scene.CppCompiler) is not null || (scene.Configuration == "Debug" && !scene.IsZigOnly)));

    private string Target => IsZig ? PlatformNames.ZigTarget(Rid, scene.Glibc) : "";

    /// <summary>docs/reference.md, "C and C++".</summary>
    private bool HasDebugInformation => !scene.HasNoSymbols && (scene.Configuration == "Debug" || PlatformNames.IsElf(Rid));

    /// <summary>Everything up to the library that is shipped.</summary>
    public void AddLibrary()
    {
        var read = includes.Find(scene, sources, options);
        string[] compiles = [.. sources.Select(source => Compile(source, read[source]))];
        var preprocesses = Exports == "Header" ? AddHeaders() : [];
        if (Rid == PlatformNames.Host)
        {
            steps.Add(new OracleStep("all build compile_commands.json", Digest.Of([.. sources.SelectMany(source => new[] { source, IsCpp(source) ? ofCpp : ofC }), Name]),
                [Path.Combine(scene.Root, "compile_commands.json")], []));
        }

        var objects = sources.Select(source => Path.Combine(Folder, "objects", source + ".o")).ToArray();
        var list = Path.Combine(Folder, PlatformNames.ExportList(Rid));
        var needs = compiles;
        var exported = "";

        // dllexport speaks for itself.
        if (!(PlatformNames.IsWindows(Rid) && Exports == "Annotated"))
        {
            var isUnread = Exports == "Header" && ReadHeaders().Any(paths => paths is null);
            needs = [Add($"{Rid} export {File}", [Digest.OfFiles(objects), .. Headers, Exports, Exports == "Header" ? Texts : ""], [list], [.. compiles, .. preprocesses], isUnread)];
            exported = Digest.OfFile(list);
        }

        // zig's linker for macOS takes no list.
        if (IsZig && PlatformNames.IsMacOS(Rid))
        {
            string[] linked = [.. sources.Select(source => Path.Combine(Folder, "linked", source + ".o"))];
            needs = [Add($"{Rid} hide {File}", [Digest.OfFiles(objects), exported], linked, needs)];
            objects = linked;
        }

        var hasCpp = sources.Any(IsCpp);
        if (IsZig)
        {
            var isStripped = !HasDebugInformation && !PlatformNames.IsElf(Rid);
            needs = [.. needs, Add($"{Rid} prepare zig {(hasCpp ? "c++" : "cc")} {Target} -shared -O2{(isStripped ? " -s" : "")}", [c], [], [])];
        }

        var link = Add($"{Rid} link {File}",
        [
            Digest.OfFiles(objects), exported, hasCpp ? cpp : c, Target, scene.Of("Libraries"), scene.Of("LinkOptions"), scene.Configuration, scene.Of("Environment"),
            .. Variables.Select(scene.Variable),
        ], [Steps.Built(scene, Rid, Name)], needs);
        steps.Add(Steps.Stage(scene, Rid, Name, link));
    }

    /// <summary>What exports and bindings know of the headers; once for both.</summary>
    /// <returns>Keys.</returns>
    public string[] AddHeaders()
    {
        string[] keys = [.. Headers.Select(header => $"{Rid} preprocess {header}")];
        var read = ReadHeaders();
        for (var i = 0; i < keys.Length; i++)
        {
            // docs/reference.md, "How headers are read": a platform whose compiler cannot read one is left out. Every build tries again.
            var isLeftOut = read[i] is null && Rid != PlatformNames.Host;
            if (!steps.Any(step => step.Key == keys[i]))
            {
                steps.Add(new OracleStep(keys[i], Digest.Of(ofC, Contents(read[i])), [Text(Headers[i])], [], read[i] is null && !isLeftOut, IsTriedAlways: isLeftOut));
            }
        }

        return keys;
    }

    /// <summary>Has the platform's compiler confirm the bindings. What it asserts is all in the proof, the headers are only read with it.</summary>
    public void AddProof(string type, string proof, string bind) =>
        steps.Add(new OracleStep($"{Rid} prove {type}", Digest.Of(ofC, Digest.OfFile(proof)), [Path.Combine(Folder, "proofs", type + ".o")], [bind], Left: Digest.Of(ReadHeaders().Select(Contents))));

    private static bool IsCpp(string source) => source.EndsWith(".cpp", StringComparison.Ordinal);

    private static string Contents(string[]? read) => read is null ? "fails" : Digest.OfFiles(read);

    private string Text(string header) => Path.Combine(Folder, "headers", header + ".i");

    /// <summary>The files that each header consists of; null where it cannot be preprocessed.</summary>
    private string[]?[] ReadHeaders() => [.. Headers.Select(header => includes.Find(scene, [header], [.. options, "-DNATIVE_SDK_BINDINGS", "-xc"])[header])];

    /// <summary>A compiler is its path and its content.</summary>
    private string Inspect(string compiler)
    {
        string identity;
        if (compiler.StartsWith(scene.Folder + "/", StringComparison.Ordinal))
        {
            identity = Digest.OfFiles([compiler]);
        }
        else if (!Installed.TryGetValue(compiler, out identity!))
        {
            Installed[compiler] = identity = Digest.OfFiles([compiler]);
        }

        if (!steps.Any(step => step.Key == "all inspect " + compiler))
        {
            steps.Add(new OracleStep("all inspect " + compiler, identity, [], []));
        }

        return identity;
    }

    private string Compile(string source, string[]? read) =>
        Add($"{Rid} compile {source}", [IsCpp(source) ? ofCpp : ofC, Contents(read)], [Path.Combine(Folder, "objects", source + ".o")], [], read is null);

    private string Add(string key, string[] inputs, string[] outputs, string[] needs, bool fails = false)
    {
        steps.Add(new OracleStep(key, Digest.Of(inputs), outputs, needs, fails));
        return key;
    }
}
