using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>Rust: cargo is asked when something it depends on changed, and is not even started when nothing did.</summary>
public sealed class CargoIncrementalTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private static readonly string[] Rebuilt = ["build libanswers.so", "stage libanswers.so"];

    private static readonly Csproj Csproj = new("App", """<NativeProject Include="native/answers/Cargo.toml" Features="$(Features)" Environment="$(RustVariables)" />""") { IsApp = true };

    [FactIfTool("cargo")]
    public async Task SecondBuildStartsNoProcessEvenIfAllFilesAreTouched()
    {
        var project = await BuiltAsync();

        (await project.BuildAgainAsync()).DidNothingNative();
        project.TouchAll("native");
        (await project.BuildAgainAsync()).DidNothingNative();
    }

    [FactIfTool("cargo")]
    public async Task EachInputOfACrateRebuildsIt()
    {
        var project = await BuiltAsync();

        await Rebuilds("4", () => project.Replace("native/answers/src/lib.rs", "let source = 1", "let source = 2"));
        await Rebuilds("14", () => { }, "-p:Features=ten");
        await Rebuilds("4", () => { });
        await Rebuilds("104", () => project.Write("native/answers/.cargo/config.toml", "[env]\nANSWERS_FROM_CONFIG = \"100\"\n"));
        await Rebuilds("204", () => project.Replace("native/answers/.cargo/config.toml", "100", "200"));
        await Rebuilds("4", () => File.Delete(project.PathOf("native/answers/.cargo/config.toml")));
        await Rebuilds("1004", () => project.Write("native/answers/input.txt", "1000"));
        await Rebuilds("2004", () => project.Write("native/answers/build.rs", BuildScript.Replace("text.trim()", "text.trim().replace('1', \"2\")")));
        await Rebuilds("2007", () => project.Replace("native/helper/src/lib.rs", "{ 2 }", "{ 5 }"));
        await Rebuilds("2017", () => project.Append("native/answers/Cargo.toml", "default = [\"ten\"]\n"));
        await Rebuilds("2117", () => { }, "-p:RustVariables=ANSWERS_DECLARED=100");

        async Task Rebuilds(string answer, Action change, params string[] arguments)
        {
            change();
            var build = await project.BuildAgainAsync(arguments);
            Assert.Equal(Rebuilt, build.StepsRun);
            Assert.Equal(answer, await project.RunAsync());
            (await project.BuildAgainAsync(arguments)).DidNothingNative();
        }
    }

    [FactIfTool("cargo")]
    public async Task BuildScriptWithoutDeclaredInputsDependsOnItsWholePackage()
    {
        var project = await BuiltAsync();
        project.Replace("native/answers/build.rs", "println!(\"cargo:rerun-if-changed=input.txt\");", "");
        await project.BuildAgainAsync();
        (await project.BuildAgainAsync()).DidNothingNative();

        project.Write("native/answers/notes.txt", "anything");
        var build = await project.BuildAgainAsync();

        Assert.Contains("build libanswers.so", build.StepsRun);
        (await project.BuildAgainAsync()).DidNothingNative();
    }

    [FactIfTool("cargo", "strace")]
    public async Task OperatingSystemSeesNoCargoInASecondBuild()
    {
        var project = await BuiltAsync();
        var trace = project.PathOf("trace.txt");

        var build = await project.Sandbox.RunAsync("strace", "-f", "-qq", "-e", "trace=execve", "-o", trace,
            Tool.Dotnet, "build", project.File, "--no-restore", "-m:1", "-tl:off");

        Assert.True(build.ExitCode == 0, build.Output + build.Error);
        var started = File.ReadAllLines(trace).Where(line => line.Contains("execve(") && line.EndsWith("= 0", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(started);
        Assert.All(started, line => Assert.Matches(@"/(dotnet|VBCSCompiler)"", ", line));
    }

    [FactIfTool("cargo")]
    public async Task CargosOwnTargetFolderStaysTheUsers()
    {
        var project = await BuiltAsync();

        Assert.False(Directory.Exists(project.PathOf("native/answers/target")));
        var cargo = await project.Sandbox.RunAsync("cargo", "build", "--manifest-path", project.PathOf("native/answers/Cargo.toml"));

        Assert.True(cargo.ExitCode == 0, cargo.Error);
        (await project.BuildAgainAsync()).DidNothingNative();
    }

    /// <summary>A sum with one part from each place that a crate can depend on.</summary>
    private const string Library = """
        #[no_mangle]
        pub extern "C" fn answer() -> i32 {
            let source = 1;
            let feature = if cfg!(feature = "ten") { 10 } else { 0 };
            let config: i32 = option_env!("ANSWERS_FROM_CONFIG").map_or(0, |text| text.parse().unwrap());
            let script: i32 = env!("ANSWERS_FROM_SCRIPT").parse().unwrap();
            let declared: i32 = option_env!("ANSWERS_DECLARED").map_or(0, |text| text.parse().unwrap());
            source + feature + config + script + declared + helper::part()
        }

        """;

    private const string BuildScript = """
        fn main() {
            println!("cargo:rerun-if-changed=input.txt");
            let text = std::fs::read_to_string("input.txt").unwrap();
            println!("cargo:rustc-env=ANSWERS_FROM_SCRIPT={}", text.trim());
        }

        """;

    private async Task<TestProject> BuiltAsync([System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var project = NewProject(Csproj, test).WithRustAnswer().WithProgram()
            .Write("native/answers/Cargo.toml", Answers.CargoToml + "[dependencies]\nhelper = { path = \"../helper\" }\n\n[features]\nten = []\n")
            .Write("native/answers/src/lib.rs", Library)
            .Write("native/answers/build.rs", BuildScript)
            .Write("native/answers/input.txt", "0\n")
            .Write("native/helper/Cargo.toml", "[package]\nname = \"helper\"\nversion = \"0.1.0\"\nedition = \"2021\"\n")
            .Write("native/helper/src/lib.rs", "pub fn part() -> i32 { 2 }\n");
        var build = await project.BuildAsync();
        Assert.Equal(Rebuilt, build.StepsRun);
        Assert.Equal("3", await project.RunAsync());
        return project;
    }
}
