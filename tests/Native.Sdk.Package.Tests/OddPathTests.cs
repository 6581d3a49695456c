using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>Folders and files with names that MSBuild, shells, make-style dependency files or cargo treat specially.</summary>
public sealed class OddPathTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private const string Odd = "sö @#%;' 日本";

    /// <summary>As an Include has to say it: MSBuild takes <c>%3B</c> for a semicolon that does not separate.</summary>
    private const string Escaped = "sö @#%25%3B' 日本";

    [Fact]
    public async Task CSourcesInOddFolders()
    {
        var project = NewSandbox().Add(new Csproj("App", $"""<NativeProject Include="native/{Escaped}" Name="answers" />""") { IsApp = true }, Odd)
            .WithAnswer().WithProgram()
            .Write($"native/{Odd}/{Odd}.c", $"#include \"{Odd}.h\"\nint answer(void) {{ return ANSWER; }}\n")
            .Write($"native/{Odd}/{Odd}.h", "#define ANSWER 42\n");

        var build = await project.BuildAsync();
        var first = await project.RunAsync();
        (await project.BuildAgainAsync()).DidNothingNative();
        project.Write($"native/{Odd}/{Odd}.h", "#define ANSWER 43\n");
        var changed = await project.BuildAgainAsync();

        Assert.Equal([$"compile {Odd}.c", "link libanswers.so", "stage libanswers.so"], build.StepsRun);
        Assert.Equal("42", first);
        Assert.Equal(build.StepsRun, changed.StepsRun);
        Assert.Equal("43", await project.RunAsync());
        var package = await project.PackAsync();
        Assert.Contains($"runtimes/{Host.Rid}/native/libanswers.so", package.Files);
    }

    [FactIfZig]
    public async Task CSourcesInOddFoldersByZig()
    {
        var project = NewSandbox().Add(new Csproj("App", $"""<NativeProject Include="native/{Escaped}" Name="answers" />""") { IsApp = true }, Odd)
            .WithAnswer().WithProgram()
            .Write($"native/{Odd}/{Odd}.c", Answers.Source(42));
        project.Sandbox.Environment["ZIG"] = ZigFeed.Program;

        (await project.DotnetAsync("build", "-c", "Release")).Clean();

        Assert.Equal("42", await project.RunAsync("bin/Release/net10.0"));
    }

    [FactIfTool("cargo")]
    public async Task CrateInOddFolders()
    {
        var project = NewSandbox().Add(new Csproj("App", $"""<NativeProject Include="native/{Escaped}/Cargo.toml" />""") { IsApp = true }, Odd)
            .WithRustAnswer().WithProgram()
            .Write($"native/{Odd}/Cargo.toml", Answers.CargoToml)
            .Write($"native/{Odd}/src/lib.rs", $"#[path = \"{Odd}.rs\"]\nmod odd;\npub use odd::answer;\n")
            .Write($"native/{Odd}/src/{Odd}.rs", Answers.RustSource(42));

        var build = await project.BuildAsync();
        var first = await project.RunAsync();
        (await project.BuildAgainAsync()).DidNothingNative();
        project.Write($"native/{Odd}/src/{Odd}.rs", Answers.RustSource(43));
        var changed = await project.BuildAgainAsync();

        Assert.Equal(["build libanswers.so", "stage libanswers.so"], build.StepsRun);
        Assert.Equal("42", first);
        Assert.Equal(build.StepsRun, changed.StepsRun);
        Assert.Equal("43", await project.RunAsync());
    }

    /// <summary>Which makes OutDir absolute; MSBuild's own targets have it between apostrophes.</summary>
    [Fact]
    public async Task SeveralLibrariesBelowArtifactsPathInAFolderWithAnApostrophe()
    {
        var project = NewSandbox().Add(new Csproj("App", Answers.Item + """<NativeProject Include="native/other" />""") { IsApp = true }, "o'd")
            .WithAnswer().WithProgram()
            .Write("native/other/other.c", "int other(void) { return 1; }\n")
            .Write("Directory.Build.props", "<Project><PropertyGroup><ArtifactsPath>$(MSBuildThisFileDirectory)out</ArtifactsPath></PropertyGroup></Project>");

        await project.BuildAsync();

        Assert.Equal("42", await project.RunAsync("out/bin/App/debug"));
        Assert.True(File.Exists(project.PathOf("out/bin/App/debug/libother.so")));
    }
}
