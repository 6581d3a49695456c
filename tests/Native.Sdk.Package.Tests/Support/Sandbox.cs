namespace Native.Sdk.Package.Tests.Support;

/// <summary>
/// A folder of one test, as on a user's machine: nothing of the repository leaks in, the machine's own NuGet sources stay
/// and the one with the package under test is added (the SDK resolver reads nothing but nuget.config).
/// </summary>
public sealed class Sandbox
{
    private readonly PackageUnderTest package;
    private int commands;

    public Sandbox(PackageUnderTest package, string name)
    {
        this.package = package;
        Folder = Directory.CreateDirectory(Path.Combine(package.Root, "work", name)).FullName;
        Environment = package.Environment;
        foreach (var neutral in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            Write(neutral, "<Project />\n");
        }

        File.Copy(Path.Combine(Repository.Root, "global.json"), Path.Combine(Folder, "global.json"));
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="package-under-test" value="{package.Feed}" />
                <add key="made-by-this-test" value="{Directory.CreateDirectory(Feed).FullName}" />
              </packageSources>
              {FallbackFolder()}
            </configuration>
            """);
    }

    /// <summary>Absolute path.</summary>
    public string Folder { get; }

    /// <summary>A package source for what the test packs itself.</summary>
    public string Feed => Path.Combine(Folder, "feed");

    /// <summary>Absolute folder of the whole run, for what its tests share.</summary>
    public string RunFolder => package.Root;

    /// <summary>Of the package under test.</summary>
    public string Version => package.Version;

    /// <summary>Of every process of this sandbox; null removes a variable.</summary>
    public Dictionary<string, string?> Environment { get; }

    /// <summary>Adds a package source to the sandbox's nuget.config.</summary>
    public void AddSource(string folder) =>
        Write("nuget.config", File.ReadAllText(PathOf("nuget.config")).Replace("</packageSources>", $"<add key=\"{Path.GetFileName(folder)}\" value=\"{folder}\" /></packageSources>"));

    /// <summary>The absolute path of a file below the sandbox.</summary>
    public string PathOf(string path) => Path.Combine(Folder, path);

    /// <summary>Writes a file, its folders included.</summary>
    public void Write(string path, string content)
    {
        var file = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    /// <summary>Adds a project in a folder of its own.</summary>
    public TestProject Add(Csproj csproj, string? folder = null)
    {
        var project = new TestProject(this, Path.Combine(Folder, folder ?? csproj.Name), csproj.Name);
        project.Write(csproj);
        return project;
    }

    /// <summary>Adds a solution of projects, to be named in <see cref="DotnetAsync"/>.</summary>
    public string AddSolution(params TestProject[] projects)
    {
        var lines = projects.Select(project => $"  <Project Path=\"{Path.GetRelativePath(Folder, project.File)}\" />\n");
        Write("All.slnx", $"<Solution>\n{string.Concat(lines)}</Solution>\n");
        return PathOf("All.slnx");
    }

    /// <summary>Runs one of dotnet's verbs that run MSBuild, with a binlog and with normal verbosity on standard output.</summary>
    public async Task<BuildResult> DotnetAsync(string verb, params IEnumerable<string> arguments)
    {
        var log = PathOf($"log/{++commands:00}-{verb}");
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        string[] all = [verb, .. arguments, "-v:n", "-tl:off", "-clp:ForceNoAlign", $"-bl:{log}.binlog"];
        var result = await RunAsync(Tool.Dotnet, all);
        File.WriteAllText(log + ".log", $"{result.Command}\n{result.Output}\n{result.Error}");
        return new BuildResult(result, log + ".log");
    }

    /// <summary>Runs any program here.</summary>
    public Task<ToolResult> RunAsync(string program, params IEnumerable<string> arguments) =>
        Tool.RunAsync(program, arguments, Folder, Environment);

    /// <summary>What the machine has restored before is taken from there, so that a test need not download it.</summary>
    private static string FallbackFolder()
    {
        var folder = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return Directory.Exists(folder) ? $"<fallbackPackageFolders><add key=\"machine\" value=\"{folder}\" /></fallbackPackageFolders>" : "";
    }
}
