using System.Runtime.InteropServices;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains;
using InteropLibrary = System.Runtime.InteropServices.NativeLibrary;

namespace Native.Sdk.Core.Tests.Toolchains;

/// <summary>
/// A native project in a temporary folder, built as the product builds it: declaration, questions, plan, steps. The
/// csproj would lie in <see cref="Folder"/>, the native project in its folder <c>demo</c>.
/// </summary>
internal sealed class NativeSandbox : IDisposable
{
    private readonly string temporary = Directory.CreateTempSubdirectory("native-sdk-toolchains-").FullName;
    private readonly string include;
    private readonly Func<ToolchainContext, IToolchain> toolchain;
    private int copies;

    public NativeSandbox(string include, Func<ToolchainContext, IToolchain> toolchain, string? parent = null)
    {
        this.include = include;
        this.toolchain = toolchain;
        Folder = parent is null ? temporary : Path.Combine(temporary, parent);
        Directory.CreateDirectory(Project);
        foreach (System.Collections.DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            if ((string)variable.Key is not ("CC" or "CXX" or "CFLAGS" or "MAKEFLAGS" or "CMAKE_GENERATOR"))
            {
                Environment[(string)variable.Key] = (string)variable.Value!;
            }
        }
    }

    public static Platform Host { get; } = PlatformTable.Default.Find(
        (OperatingSystem.IsMacOS() ? "osx-" : "linux-") + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant())!;

    public string Folder { get; }

    public string Project => Path.Combine(Folder, "demo");

    public Dictionary<string, IReadOnlyList<string>> Metadata { get; } = [];

    public Dictionary<string, string> Environment { get; } = [];

    public string Configuration { get; set; } = "Release";

    public string? Compiler { get; set; }

    public string? CMakePath { get; set; }

    /// <summary>Absolute; names are relative to the native project's folder.</summary>
    public string PathOf(string name) => Path.GetFullPath(name, Project);

    public NativeSandbox Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
        return this;
    }

    public NativeSandbox WriteScript(string name, string text)
    {
        Write(name, "#!/bin/sh\nset -e\n" + text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf(name), (UnixFileMode)0b111_101_101);
        }

        return this;
    }

    public void Delete(string name) => File.Delete(PathOf(name));

    public void Touch(string name) => File.SetLastWriteTimeUtc(PathOf(name), DateTime.UtcNow);

    /// <summary>A PATH with nothing but the named tools of this machine.</summary>
    public NativeSandbox WithPathOf(params string[] tools)
    {
        var bin = Directory.CreateDirectory(Path.Combine(temporary, "bin" + copies++)).FullName;
        var finder = new ToolFinder(new Dictionary<string, string> { ["PATH"] = System.Environment.GetEnvironmentVariable("PATH")! });
        foreach (var tool in tools)
        {
            if (finder.Find(tool, "/") is { } path)
            {
                File.CreateSymbolicLink(Path.Combine(bin, tool), path);
            }
        }

        Environment["PATH"] = bin;
        return this;
    }

    public SandboxBuild Build(CancellationToken cancellation = default)
    {
        var sink = new Sink();
        var reader = new NativeProjectReader(Folder, PlatformTable.Default, sink);
        if (reader.Read([new NativeProjectDeclaration(include, Metadata)]) is not [var project])
        {
            return new SandboxBuild([], 0, sink.Messages, isGood: false);
        }

        var directory = new BuildDirectory(Path.Combine(Folder, "obj", "native", Configuration));
        var settings = new BuildSettings
        {
            Configuration = Configuration,
            Host = Host,
            Environment = Environment,
            DebugSymbols = DebugSymbols.Embedded,
            Compiler = Compiler,
            CMakePath = CMakePath,
        };
        var environment = ToolEnvironment.Create(Environment);
        foreach (var (name, value) in project.Environment)
        {
            environment[name] = value;
        }

        var context = new ToolchainContext(project, Host, settings, directory, new ToolFinder(environment), environment, sink);
        var session = BuildSession.Open(directory, Environment, 2, sink, cancellation)!;
        using (session)
        {
            var chosen = toolchain(context);
            var (questions, graph) = (new BuildGraph(), new BuildGraph());
            if (chosen.Prepare(questions) && questions.Steps.All(session.Run(questions, cancellation).IsGood)
                && chosen.ResolveName() is { } libraryName && chosen.Plan(graph, libraryName))
            {
                Name = libraryName;
                graph.Add(StageStep.Create(context, libraryName, "", chosen.Explain()));
                Library = directory.Staged(Host, libraryName);
            }

            var report = session.Run(graph, cancellation);
            var ran = graph.Steps.Where(step => report.OutcomeOf(step) is StepOutcome.Done or StepOutcome.Failed).Select(step => step.Verb.Imperative);
            var good = graph.Steps.Count > 0 && graph.Steps.All(report.IsGood);
            return new SandboxBuild([.. ran], session.Processes.Started, sink.Messages, good);
        }
    }

    public string Name { get; private set; } = "";

    /// <summary>The staged library of the last planned build.</summary>
    public string Library { get; private set; } = "";

    /// <summary>Loads the library as it is now, and calls an <c>int f(void)</c>.</summary>
    public int Call(string function)
    {
        var copy = Path.Combine(temporary, $"copy{copies++}.so");
        File.Copy(Library, copy);
        var handle = InteropLibrary.Load(copy);
        try
        {
            return Marshal.GetDelegateForFunctionPointer<Function>(InteropLibrary.GetExport(handle, function))();
        }
        finally
        {
            InteropLibrary.Free(handle);
        }
    }

    public void Dispose() => Directory.Delete(temporary, recursive: true);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Function();

    private sealed class Sink : IMessageSink
    {
        private readonly List<Message> messages = [];

        public IReadOnlyList<Message> Messages => messages;

        public void Write(Message message)
        {
            lock (messages)
            {
                messages.Add(message);
            }
        }
    }
}
