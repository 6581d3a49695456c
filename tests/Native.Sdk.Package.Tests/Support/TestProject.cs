namespace Native.Sdk.Package.Tests.Support;

/// <summary>A project in a sandbox, and what one does with it.</summary>
/// <param name="sandbox">Where it lies.</param>
/// <param name="folder">Absolute path.</param>
/// <param name="name">Of the project file and the assembly.</param>
public sealed class TestProject(Sandbox sandbox, string folder, string name)
{
    /// <summary>Where it lies.</summary>
    public Sandbox Sandbox => sandbox;

    /// <summary>Absolute path.</summary>
    public string Folder => folder;

    /// <summary>Of the project file and the assembly.</summary>
    public string Name => name;

    /// <summary>Absolute path of the project file.</summary>
    public string File => PathOf(name + ".csproj");

    /// <summary>The absolute path of a file below the project.</summary>
    public string PathOf(string path) => Path.Combine(folder, path);

    /// <summary>Writes, or rewrites, the project file.</summary>
    public TestProject Write(Csproj csproj) => Write(csproj.Name + ".csproj", csproj.ToXml(sandbox.Version));

    /// <summary>Writes a file, its folders included.</summary>
    public TestProject Write(string path, string content)
    {
        sandbox.Write(PathOf(path), content);
        return this;
    }

    /// <summary>Lets its builds find zig: see <see cref="FactIfZigAttribute"/>.</summary>
    public TestProject WithZig()
    {
        sandbox.Environment["ZIG"] = ZigFeed.Program;
        return this;
    }

    /// <summary>Copies a folder of <see cref="FactIfThirdPartyAttribute"/>, which must be there.</summary>
    public TestProject CopyThirdParty(string source, string target)
    {
        var root = FactIfThirdPartyAttribute.Find(source)!;
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var copy = PathOf(Path.Combine(target, Path.GetRelativePath(root, file)));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(file, copy);
        }

        return this;
    }

    /// <summary>Writes a file that can be run.</summary>
    public void WriteProgram(string path, string content)
    {
        Write(path, content);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(PathOf(path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Adds to the end of a file.</summary>
    public void Append(string path, string content) => System.IO.File.AppendAllText(PathOf(path), content);

    /// <summary>Replaces text that must be there.</summary>
    public void Replace(string path, string old, string replacement)
    {
        var content = System.IO.File.ReadAllText(PathOf(path));
        Assert.Contains(old, content);
        System.IO.File.WriteAllText(PathOf(path), content.Replace(old, replacement));
    }

    /// <summary>Gives every file below a folder the time of now, as git or a copy would.</summary>
    public void TouchAll(string path)
    {
        foreach (var file in Directory.EnumerateFiles(PathOf(path), "*", SearchOption.AllDirectories))
        {
            System.IO.File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
        }
    }

    /// <summary>The files below a folder, relative to it, in order.</summary>
    public string[] FilesOf(string path) => !Directory.Exists(PathOf(path)) ? [] :
    [
        .. Directory.EnumerateFiles(PathOf(path), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(PathOf(path), file)).Order(StringComparer.Ordinal),
    ];

    /// <summary>Runs one of dotnet's verbs on it, however that ends.</summary>
    public Task<BuildResult> DotnetAsync(string verb, params IEnumerable<string> arguments) =>
        sandbox.DotnetAsync(verb, [File, .. arguments]);

    /// <summary>dotnet build, which must succeed without a warning.</summary>
    public async Task<BuildResult> BuildAsync(params IEnumerable<string> arguments) => (await DotnetAsync("build", arguments)).Clean();

    /// <summary>dotnet build --no-restore, which must succeed without a warning.</summary>
    public Task<BuildResult> BuildAgainAsync(params IEnumerable<string> arguments) => BuildAsync(["--no-restore", .. arguments]);

    /// <summary>dotnet build, which must fail.</summary>
    public async Task<BuildResult> FailToBuildAsync(params IEnumerable<string> arguments) => (await DotnetAsync("build", arguments)).Failed();

    /// <summary>dotnet pack into the sandbox's feed, which must succeed without a warning; the package of that name.</summary>
    public async Task<Nupkg> PackAsync(params IEnumerable<string> arguments)
    {
        (await DotnetAsync("pack", ["-o", sandbox.Feed, .. arguments])).Clean();
        return Nupkg.Find(sandbox.Feed, name);
    }

    /// <summary>dotnet publish into a folder below the project, which must succeed without a warning.</summary>
    public async Task<BuildResult> PublishAsync(string output, params IEnumerable<string> arguments) =>
        (await DotnetAsync("publish", ["-o", PathOf(output), .. arguments])).Clean();

    /// <summary>What the built app prints.</summary>
    /// <param name="output">Folder of the assembly below the project.</param>
    /// <param name="arguments">Of its Main.</param>
    public async Task<string> RunAsync(string output = "bin/Debug/net10.0", params IEnumerable<string> arguments) =>
        (await sandbox.RunAsync(Tool.Dotnet, [PathOf($"{output}/{name}.dll"), .. arguments])).Text;
}
