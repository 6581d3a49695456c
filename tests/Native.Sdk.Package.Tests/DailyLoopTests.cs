using System.Text.Json;
using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>clean, watch, and what editors ask.</summary>
public sealed class DailyLoopTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    [Theory]
    [InlineData("net10.0")]
    [InlineData("net10.0;netstandard2.0")]
    public async Task CleanLeavesWhatItLeavesWithoutNativeCode(string frameworks)
    {
        var sandbox = NewSandbox();
        var csproj = new Csproj("Lib", Answers.Item) { Frameworks = frameworks };
        var with = sandbox.Add(csproj, "with").WithAnswer();
        var without = sandbox.Add(csproj, "without").WithAnswer();

        foreach (var configuration in (string[])["Debug", "Release"])
        {
            await with.BuildAsync("-c", configuration);
            await without.BuildAsync("-c", configuration, "-p:EnableNativeBuild=false");
        }

        (await with.DotnetAsync("clean")).Clean();
        Assert.DoesNotContain(with.FilesOf("obj"), file => file.StartsWith("native/Debug", StringComparison.Ordinal));
        Assert.Contains(with.FilesOf("obj"), file => file.StartsWith("native/Release", StringComparison.Ordinal));
        (await with.DotnetAsync("clean", "-c", "Release")).Clean();
        (await without.DotnetAsync("clean", "-p:EnableNativeBuild=false")).Clean();
        (await without.DotnetAsync("clean", "-c", "Release", "-p:EnableNativeBuild=false")).Clean();

        Assert.Equal(without.FilesOf("obj"), with.FilesOf("obj"));
        Assert.Equal(without.FilesOf("bin"), with.FilesOf("bin"));
        Assert.False(Directory.Exists(with.PathOf("obj/native")));
    }

    [Fact]
    public async Task RebuildBuildsEverything()
    {
        var project = NewProject(new Csproj("Lib", Answers.Item)).WithAnswer();
        await project.BuildAsync();

        var rebuild = await project.BuildAgainAsync("-t:Rebuild");

        Assert.Equal(["compile answer.c", "link libanswers.so", "stage libanswers.so"], rebuild.StepsRun);
        Assert.True(rebuild.Step("compile answer.c").IsFirst);
    }

    [FactIfTool("cargo")]
    public async Task WatchRestartsTheAppOnAnEditOfASourceAHeaderAndACrate()
    {
        var sandbox = NewSandbox();
        var library = sandbox.Add(new Csproj("Lib", """<NativeProject Include="native/answers" /><NativeProject Include="native/crate/Cargo.toml" />""")).WithAnswer()
            .Write("native/answers/answer.c", "#include \"number.h\"\nint answer(void) { return 40 + NUMBER; }\n")
            .Write("native/answers/number.h", "#define NUMBER 2\n")
            .Write("native/crate/Cargo.toml", Answers.CargoToml.Replace("answers", "rustanswers"))
            .Write("native/crate/src/lib.rs", Answers.RustSource(7))
            .Write("Rust.cs", "public static class Rust { [System.Runtime.InteropServices.DllImport(\"rustanswers\")] public static extern int answer(); }");
        var app = sandbox.Add(new Csproj("App", """<ProjectReference Include="../Lib/Lib.csproj" />""") { Sdk = "Microsoft.NET.Sdk", IsApp = true })
            .WithProgram("System.Console.WriteLine($\"C says {Answers.Get()}, Rust says {Rust.answer()}.\");\nSystem.Threading.Thread.Sleep(-1);\n");

        using var watch = new BackgroundProcess(sandbox, Tool.Dotnet, "watch", "--no-hot-reload", "--non-interactive", "--project", app.File, "run");

        await watch.WaitForAsync("C says 42, Rust says 7.");
        library.Replace("native/answers/answer.c", "40", "50");
        await watch.WaitForAsync("C says 52, Rust says 7.");
        library.Replace("native/answers/number.h", "2", "3");
        await watch.WaitForAsync("C says 53, Rust says 7.");
        library.Replace("native/crate/src/lib.rs", "7", "8");
        await watch.WaitForAsync("C says 53, Rust says 8.");
    }

    [Fact]
    public async Task DesignTimeBuildBuildsNothingNative()
    {
        var sandbox = NewSandbox();
        var library = sandbox.Add(new Csproj("Lib", Answers.Item)).WithAnswer();
        var app = sandbox.Add(new Csproj("App", """<ProjectReference Include="../Lib/Lib.csproj" />""") { Sdk = "Microsoft.NET.Sdk", IsApp = true }).WithProgram();
        (await app.DotnetAsync("restore")).Clean();
        string[] designTime =
        [
            "-t:ResolveAssemblyReferences;ResolvePackageDependenciesForBuild;Compile;GetCopyToOutputDirectoryItems", "-p:DesignTimeBuild=true",
            "-p:BuildingInsideVisualStudio=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildProjectReferences=false",
        ];

        var ofLibrary = (await library.DotnetAsync("msbuild", designTime)).Clean();
        var ofApp = (await app.DotnetAsync("msbuild", designTime)).Clean();

        Assert.Empty(ofLibrary.Runs);
        Assert.Empty(ofApp.Runs);
        Assert.False(Directory.Exists(library.PathOf("obj/native")));
    }

    [Fact]
    public async Task CompilationDatabaseNamesEverySourceAndHowItIsCompiled()
    {
        var project = NewProject(new Csproj("Lib", """<NativeProject Include="native/answers" Defines="ANSWER=42" /><NativeProject Include="native/other" />"""))
            .WithAnswer().Write("native/answers/more/question.c", "int question(void) { return 0; }\n").Write("native/other/other.cpp", "extern \"C\" int other() { return 0; }\n");
        await project.BuildAsync();

        using var database = JsonDocument.Parse(File.ReadAllText(project.PathOf("obj/native/Debug/compile_commands.json")));

        var entries = database.RootElement.EnumerateArray().ToDictionary(entry => entry.GetProperty("file").GetString()!);
        Assert.Equal(
            [project.PathOf("native/answers/answer.c"), project.PathOf("native/answers/more/question.c"), project.PathOf("native/other/other.cpp")],
            entries.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("-DANSWER=42", entries[project.PathOf("native/answers/answer.c")].GetProperty("arguments").EnumerateArray().Select(argument => argument.GetString()));
    }

    [Fact]
    public async Task VisualStudioIsToldOfEverySourceAndOfTheResult()
    {
        var project = NewProject(new Csproj("Lib", Answers.Item)
        {
            // Visual Studio's own targets; here as empty as there.
            Tail = """
                <Target Name="CollectUpToDateCheckInputDesignTime" Returns="@(UpToDateCheckInput)" />
                <Target Name="CollectUpToDateCheckOutputDesignTime" Returns="@(UpToDateCheckOutput)" />
                """,
        }).WithAnswer().Write("native/answers/include/answer.h", "int answer(void);\n");
        await project.BuildAsync();

        var inputs = await ItemsAsync("CollectUpToDateCheckInputDesignTime", "UpToDateCheckInput");
        var outputs = await ItemsAsync("CollectUpToDateCheckOutputDesignTime", "UpToDateCheckOutput");

        Assert.Equal([project.PathOf("native/answers/answer.c"), project.PathOf("native/answers/include/answer.h")], inputs.Order(StringComparer.Ordinal));
        Assert.All(outputs, output => Assert.True(File.Exists(output), output));
        Assert.NotEmpty(outputs);

        async Task<string[]> ItemsAsync(string target, string item)
        {
            var result = await project.Sandbox.RunAsync(Tool.Dotnet, "msbuild", project.File, "-t:" + target, "-getItem:" + item, "-p:DesignTimeBuild=true");
            using var json = JsonDocument.Parse(result.Text);
            return [.. json.RootElement.GetProperty("Items").GetProperty(item).EnumerateArray().Select(entry => entry.GetProperty("FullPath").GetString()!)];
        }
    }
}
