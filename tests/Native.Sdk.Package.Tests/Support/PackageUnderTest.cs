namespace Native.Sdk.Package.Tests.Support;

/// <summary>
/// The nupkg that all tests of a run share, and the folder in which they do so: one package cache, one
/// folder for each test. Deleted when the run ends, unless a test failed.
/// </summary>
public sealed class PackageUnderTest
{
    private static readonly Lazy<Task<PackageUnderTest>> Shared = new(CreateAsync);

    private PackageUnderTest(string root, string feed, string version)
    {
        Root = root;
        Feed = feed;
        Version = version;
    }

    /// <summary>The run's folder, outside the repository.</summary>
    public string Root { get; }

    /// <summary>Folder with the nupkg.</summary>
    public string Feed { get; }

    /// <summary>Unique per run.</summary>
    public string Version { get; }

    /// <summary>Set by the first test that fails.</summary>
    public bool KeepRoot { get; set; }

    /// <summary>Variables of every process: sealed from the machine and from the test run around it. Null removes one.</summary>
    public Dictionary<string, string?> Environment => new()
    {
        ["NUGET_PACKAGES"] = Path.Combine(Root, "packages"),
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_NOLOGO"] = "1",

        // Compiling a small C# project takes 2 s of processor time alone, 0.2 s on the compiler's server. It must have its
        // own name: with a SharedCompilationId it does not start, and every build waits 20 s for it.
        ["UseSharedCompilation"] = "true",
        ["SharedCompilationId"] = null,

        // What `dotnet test` tells its children, and what a developer's shell tells compilers.
        ["MSBuildSDKsPath"] = null,
        ["MSBuildExtensionsPath"] = null,
        ["MSBuildLoadMicrosoftTargetsReadOnly"] = null,
        ["MSBUILD_EXE_PATH"] = null,
        ["DOTNET_HOST_PATH"] = null,
        ["DOTNET_CLI_TELEMETRY_SESSIONID"] = null,
        ["CC"] = null,
        ["CXX"] = null,
        ["CFLAGS"] = null,
        ["CARGO"] = null,
        ["RUSTC"] = null,
        ["RUSTFLAGS"] = null,
        ["GITHUB_STEP_SUMMARY"] = null,
    };

    /// <summary>Packs it on first use.</summary>
    public static Task<PackageUnderTest> GetAsync() => Shared.Value;

    private static async Task<PackageUnderTest> CreateAsync()
    {
        var root = Directory.CreateTempSubdirectory("native-sdk-tests-").FullName;
        var feed = System.Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_PACKAGES");
        var version = System.Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_VERSION");
        var isGiven = !string.IsNullOrEmpty(feed) && !string.IsNullOrEmpty(version);
        var package = new PackageUnderTest(
            root,
            isGiven ? Path.GetFullPath(feed!) : Path.Combine(root, "feed"),
            isGiven ? version! : $"1.0.0-test{DateTime.UtcNow:yyyyMMddHHmmss}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => package.Delete();
        if (!isGiven)
        {
            await package.PackAsync();
        }

        var nupkg = Path.Combine(package.Feed, $"Native.Sdk.{package.Version}.nupkg");
        return File.Exists(nupkg) ? package : throw new FileNotFoundException("There is no package to test.", nupkg);
    }

    private async Task PackAsync()
    {
        var environment = new Dictionary<string, string?>(Environment) { ["NUGET_PACKAGES"] = null };
        foreach (var project in (string[])["Native.Sdk", "Native.Sdk.Tool"])
        {
            string[] arguments =
            [
                "pack", Path.Combine(Repository.Root, "src", project), "-o", Feed, "-p:Version=" + Version,
                "--artifacts-path", Path.Combine(Root, "artifacts"), "-v:q", "-tl:off",
            ];
            _ = (await Tool.RunAsync(Tool.Dotnet, arguments, Repository.Root, environment)).Text;
        }
    }

    private void Delete()
    {
        if (!KeepRoot)
        {
            Directory.Delete(Root, recursive: true);
        }
    }
}
