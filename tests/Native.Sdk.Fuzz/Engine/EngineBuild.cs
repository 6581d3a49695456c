using System.Collections;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains;

namespace Native.Sdk.Fuzz.Engine;

/// <summary>Runs the product's build of a scene in this process.</summary>
public static class EngineBuild
{
    /// <summary>Stands for a code where an exception came out of the build.</summary>
    public const string Escaped = "escaped";

    private static readonly string[] PassedOn = ["PATH", "HOME", "CARGO_HOME", "RUSTUP_HOME", "ZIG_GLOBAL_CACHE_DIR"];

    /// <summary>The variables of every build.</summary>
    public static Dictionary<string, string> Environment(Scene scene)
    {
        var environment = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(entry => PassedOn.Contains((string)entry.Key))
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
        environment["TMPDIR"] = Path.Combine(scene.Folder, "tmp");
        foreach (var (name, value) in scene.Variables)
        {
            environment[name] = value;
        }

        return environment;
    }

    /// <summary>Builds; what escapes is an error without a code.</summary>
    public static BuildOutcome Run(Scene scene)
    {
        var sink = new Recorder();
        try
        {
            var result = new NativeBuild(Request(scene), sink).Run(CancellationToken.None);
            return sink.Conclude(result);
        }
        catch (Exception exception)
        {
            sink.Write(new Message(MessageLevel.Error, Escaped, exception.ToString()));
            return sink.Conclude(NativeBuildResult.Failure);
        }
    }

    private static NativeBuildRequest Request(Scene scene)
    {
        var host = PlatformTable.Default.Find(PlatformNames.Host)!;
        return new NativeBuildRequest
        {
            ProjectDirectory = scene.Folder,
            Declarations = [new NativeProjectDeclaration(scene.Include, scene.Metadata.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value.Split(';'), StringComparer.OrdinalIgnoreCase))],
            Platforms = [.. scene.Rids.Select(rid => PlatformTable.Default.Find(rid)!)],
            BindingPlatforms = scene.Declared.Count == 0 ? null : [.. scene.Declared.Select(rid => PlatformTable.Default.Find(rid)!)],
            Settings = new BuildSettings
            {
                Configuration = scene.Configuration,
                Host = host,
                Environment = Environment(scene),
                Compiler = scene.Compiler,
                CppCompiler = scene.CppCompiler,
                Toolchain = scene.Zig is null ? NativeToolchain.System : scene.IsZigOnly ? NativeToolchain.Zig : NativeToolchain.Auto,
                ZigPath = scene.Zig,
                GlibcBaseline = scene.Glibc,
                DebugSymbols = scene.HasNoSymbols ? DebugSymbols.None : scene.Configuration == "Debug" ? DebugSymbols.Embedded : DebugSymbols.Split,
                DotnetPath = System.Environment.ProcessPath,
                ShimPath = Path.Combine(AppContext.BaseDirectory, "Native.Sdk.Shim.dll"),
            },
            Directory = new BuildDirectory(scene.Root),
            MaxParallelism = 2,
        };
    }

    private sealed class Recorder : IMessageSink
    {
        private readonly List<RanStep> steps = [];
        private readonly List<string> ended = [];
        private readonly List<string> errors = [];

        public void Write(Message message)
        {
            lock (steps)
            {
                if (message.Level == MessageLevel.Error)
                {
                    errors.Add($"{message.Code}: {message.Text}");
                }
                else if (message.Code.Length == 0 && RanStep.Read(message.Text) is { } step)
                {
                    steps.Add(step);
                }
                else if (message.Code.Length == 0 && RanStep.ReadEnd(message.Text) is { } end)
                {
                    ended.Add(end);
                }
            }
        }

        public BuildOutcome Conclude(NativeBuildResult result) =>
            new(result.Succeeded, steps, ended, errors, [.. result.Libraries.Select(library => library.Path)], result.ProcessesStarted);
    }
}
