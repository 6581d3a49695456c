using System.Collections;
using System.Runtime.InteropServices;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains;

namespace Native.Sdk.Core.Tests.Support;

/// <summary>A csproj's folder without a csproj: declarations, and real builds of them.</summary>
public sealed class Sandbox(string folderName = "w") : IDisposable
{
    private readonly List<NativeProjectDeclaration> declarations = [];

    public static Platform Host { get; } = PlatformTable.Default.Find(
        (OperatingSystem.IsMacOS() ? "osx-" : OperatingSystem.IsWindows() ? "win-" : "linux-") + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant())!;

    public TestFolder Folder { get; } = new(folderName);

    public Dictionary<string, string> Environment { get; } = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Where(entry => (string)entry.Key is not ("CC" or "CXX" or "RUSTFLAGS" or "CARGO" or "MAKEFLAGS"))
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    /// <summary>Changes what is asked for, for all builds from here on.</summary>
    public Func<NativeBuildRequest, NativeBuildRequest> Request { get; set; } = request => request;

    public Func<BuildSettings, BuildSettings> Settings { get; set; } = settings => settings;

    public BuildDirectory Directory(string configuration = "Debug") => new(Folder["obj/native/" + configuration]);

    /// <summary>Declares a NativeProject; values are split at ';'.</summary>
    public Sandbox Declare(string include, params (string Name, string Value)[] metadata)
    {
        declarations.Add(new NativeProjectDeclaration(include, metadata.ToDictionary(
            pair => pair.Name, pair => (IReadOnlyList<string>)pair.Value.Split(';'), StringComparer.OrdinalIgnoreCase)));
        return this;
    }

    /// <summary>Declares it instead of all that was declared before.</summary>
    public Sandbox Redeclare(string include, params (string Name, string Value)[] metadata)
    {
        declarations.Clear();
        return Declare(include, metadata);
    }

    public Task<Build> BuildAsync(string configuration = "Debug", CancellationToken cancellation = default)
    {
        var messages = new MessageRecorder();
        var request = CreateRequest(configuration);
        return Task.Run(() => new Build(new NativeBuild(request, messages).Run(cancellation), messages), CancellationToken.None);
    }

    /// <summary>What a build would be asked for.</summary>
    public NativeBuildRequest CreateRequest(string configuration) =>
        Request(new NativeBuildRequest
        {
            ProjectDirectory = Folder.Path,
            Declarations = [.. declarations],
            Platforms = [Host],
            Settings = Settings(new BuildSettings
            {
                Configuration = configuration,
                Host = Host,
                Environment = new Dictionary<string, string>(Environment),
                DebugSymbols = configuration == "Debug" ? DebugSymbols.Embedded : DebugSymbols.Split,
                DotnetPath = ShimFiles.Dotnet,
                ShimPath = ShimFiles.Shim,
            }),
            Directory = Directory(configuration),
            MaxParallelism = System.Environment.ProcessorCount,
        });

    /// <summary>A build that must succeed.</summary>
    public async Task<Build> GoodBuildAsync(string configuration = "Debug")
    {
        var build = await BuildAsync(configuration);
        Assert.True(build.Result.Succeeded, build.Messages.VisibleText);
        return build;
    }

    public void Dispose() => Folder.Dispose();
}

/// <summary>What one native build came to.</summary>
public sealed record Build(NativeBuildResult Result, MessageRecorder Messages)
{
    public int Processes => Result.ProcessesStarted;

    /// <summary>Path of the only library.</summary>
    public string Library => Assert.Single(Result.Libraries).Path;

    /// <summary><c>compiled a.c</c>, <c>relinked libx.so</c> …, sorted: what was done, without reasons.</summary>
    public string[] Steps => [.. Lines.Select(line => line[..line.IndexOf(" for ", StringComparison.Ordinal)]).Order(StringComparer.Ordinal)];

    /// <summary>Sources and headers that went through the compiler.</summary>
    public string[] Compiled => [.. Steps.Where(step => step.EndsWith("compiled", StringComparison.Ordinal)).Select(step => step.Split(' ')[0])];

    /// <summary>The reasons.</summary>
    public string[] Reasons => [.. Lines.Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..])];

    private IEnumerable<string> Lines => Messages.Of(MessageLevel.Normal)
        .Where(message => message.Code.Length == 0 && message.Text.StartsWith("native: ", StringComparison.Ordinal) && message.Text.Contains($" for {Sandbox.Host}: "))
        .Select(message => message.Text["native: ".Length..]);
}
