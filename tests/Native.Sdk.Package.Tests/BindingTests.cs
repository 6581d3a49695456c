using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>A Header on an item becomes C# in the compilation, and calls the library.</summary>
public sealed class BindingTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private const string Item = """<NativeProject Include="native/answers" Header="answers.h" />""";

    private const string Header = """
        #pragma once
        #define ANSWERS_VERSION 3
        /** The sum of two numbers. */
        int answers_add(int a, int b);

        """;

    private const string Source = "#include \"answers.h\"\nint answers_add(int a, int b) { return a + b; }\n";

    private const string Call = "public static class Caller { public static int Get() => AnswersNative.answers_add(40, 2); }\n";

    [Fact]
    public async Task LibraryForThreeFrameworksAndItsAppCallTheHeaderOfAnUnchangedNativeProject()
    {
        var sandbox = NewSandbox();
        sandbox.Add(new Csproj("Lib", Item) { Frameworks = "net10.0;net8.0;netstandard2.0", LangVersion = "" })
            .Write("native/answers/answers.h", Header).Write("native/answers/answers.c", Source)
            .Write("Caller.cs", "namespace Lib\n{\n" + Call + "}\n");
        var app = sandbox.Add(new Csproj("App", """<ProjectReference Include="../Lib/Lib.csproj" />""") { IsApp = true })
            .WithProgram("System.Console.WriteLine(Lib.Caller.Get());\n");

        var build = await app.BuildAsync();

        Assert.Equal("42", await app.RunAsync());
        Assert.Equal(["bind Lib.AnswersNative", "compile answers.c", "link libanswers.so", "preprocess answers.h", "prove Lib.AnswersNative", "stage libanswers.so"], build.StepsRun);
        (await app.BuildAgainAsync()).DidNothingNative();
    }

    [Fact]
    public async Task SpansAreDeclaredWhereOldFrameworksReferToThem()
    {
        // The name of the assembly is what counts; the package itself would have to be downloaded.
        var sandbox = NewSandbox();
        sandbox.Add(new Csproj("Spans", "", "<AssemblyName>System.Memory</AssemblyName>") { Sdk = "Microsoft.NET.Sdk", Frameworks = "netstandard2.0" });
        var project = sandbox.Add(new Csproj("Lib", Item + """<ProjectReference Include="../Spans/Spans.csproj" />""") { Frameworks = "netstandard2.0", LangVersion = "" })
            .Write("native/answers/answers.h", Header).Write("native/answers/answers.c", Source).Write("Caller.cs", "namespace Lib\n{\n" + Call + "}\n");

        var build = await project.BuildAsync();

        Assert.Matches("/define:[^ ]*NATIVE_SDK_SPANS", build.Output);
        Assert.Contains("/langversion:latest", build.Output);
    }

    [Fact]
    public async Task EditedHeaderIsBoundAgainAndWhatDoesNotChangeTheCSharpCompilesNothing()
    {
        var project = await BuiltAsync();
        var assembly = project.PathOf("obj/Debug/net10.0/Lib.dll");
        var before = File.GetLastWriteTimeUtc(assembly);

        var nothing = await project.BuildAgainAsync();
        project.Append("native/answers/answers.h", "\n/* a remark */\n");
        var blank = await project.BuildAgainAsync();
        var afterBlank = File.GetLastWriteTimeUtc(assembly);
        project.Append("native/answers/answers.h", "int answers_twice(int a);\n");
        project.Append("native/answers/answers.c", "int answers_twice(int a) { return 2 * a; }\n");
        project.Write("More.cs", "namespace Lib; public static class More { public static int Get() => AnswersNative.answers_twice(21); }\n");
        var more = await project.BuildAgainAsync();

        nothing.DidNothingNative();
        Assert.Contains("bind Lib.AnswersNative", blank.StepsRun);
        Assert.Equal(before, afterBlank);
        Assert.Contains("bind Lib.AnswersNative", more.StepsRun);
        Assert.NotEqual(before, File.GetLastWriteTimeUtc(assembly));
        (await project.BuildAgainAsync()).DidNothingNative();
    }

    [Fact]
    public async Task DeletedBindingsAreMadeAgainAndCleanRemovesThem()
    {
        var project = await BuiltAsync();
        var file = project.PathOf("obj/native/Debug/bindings/Lib.AnswersNative/answers.g.cs");
        var text = File.ReadAllText(file);

        File.Delete(file);
        var build = await project.BuildAgainAsync();
        var made = File.ReadAllText(file);
        (await project.DotnetAsync("clean")).Clean();

        Assert.Equal(["bind Lib.AnswersNative"], build.StepsRun);
        Assert.Equal(text, made);
        Assert.False(Directory.Exists(project.PathOf("obj/native/Debug")));
    }

    [Fact]
    public async Task PublicTargetGeneratesThemAndBuildsNoLibrary()
    {
        var project = NewLibrary();

        var build = await project.BuildAsync("-t:GenerateNativeBindings");

        Assert.Equal(["bind Lib.AnswersNative", "preprocess answers.h"], build.StepsRun);
        Assert.True(File.Exists(project.PathOf("obj/native/Debug/bindings/Lib.AnswersNative/answers.g.cs")));
    }

    [Fact]
    public async Task DesignTimeBuildMakesThemWithoutALibraryAndThenTakesWhatIsThere()
    {
        var project = NewLibrary();
        (await project.DotnetAsync("restore")).Clean();

        var first = await DesignTimeAsync(project);
        project.Append("native/answers/answers.h", "int answers_other(void);\n");
        var second = await DesignTimeAsync(project);

        Assert.Equal(["bind Lib.AnswersNative", "preprocess answers.h"], first.StepsRun);
        Assert.Contains("answers.g.cs", first.Output);
        Assert.Contains("answers_add", File.ReadAllText(project.PathOf("obj/native/Debug/bindings/Lib.AnswersNative/answers.g.cs")));
        Assert.Empty(second.Runs);
        Assert.Contains("answers.g.cs", second.Output);
        Assert.False(Directory.Exists(project.PathOf("obj/native/Debug/linux-x64/stage")));
    }

    [Fact]
    public async Task DesignTimeBuildWithoutACompilerReadsTheTextAlone()
    {
        var project = NewLibrary();
        (await project.DotnetAsync("restore")).Clean();
        project.Sandbox.Environment["PATH"] = project.Folder;

        var build = await DesignTimeAsync(project);

        Assert.Equal(["bind Lib.AnswersNative"], build.StepsRun);
        Assert.Equal(0, build.ProcessesStarted);
        Assert.Contains("answers_add", File.ReadAllText(project.PathOf("obj/native/Debug/bindings/Lib.AnswersNative/answers.g.cs")));
    }

    [FactIfTool("cargo")]
    public async Task RustCrateIsCalledThroughItsHeader()
    {
        var app = NewProject(new Csproj("App", """<NativeProject Include="native/answers/Cargo.toml" Header="answers.h" />""") { IsApp = true })
            .Write("native/answers/Cargo.toml", Answers.CargoToml).Write("native/answers/src/lib.rs", Answers.RustSource(42))
            .Write("native/answers/include/answers.h", "#include <stdint.h>\nint32_t answer(void);\n")
            .WithProgram("System.Console.WriteLine(App.AnswersNative.answer());\n");

        var build = await app.BuildAsync();

        Assert.Equal("42", await app.RunAsync());
        Assert.Contains("prove App.AnswersNative", build.StepsRun);
        (await app.BuildAgainAsync()).DidNothingNative();
    }

    [Fact]
    public async Task ProjectWithoutAHeaderHasNoBindingsAndNoUnsafeCode()
    {
        var project = NewProject(new Csproj("Lib", Answers.Item)).WithAnswer();

        await project.BuildAsync();

        Assert.False(Directory.Exists(project.PathOf("obj/native/Debug/bindings")));
        Assert.DoesNotContain("/unsafe+", (await project.BuildAsync("-t:Rebuild")).Output);
    }

    [Fact]
    public async Task DesignTimeBuildOfAHeaderThatIsWrongSeesAnEmptyClassAndNoError()
    {
        var project = NewLibrary().Write("native/answers/answers.h", "#include \"nowhere.h\"\n");
        (await project.DotnetAsync("restore")).Clean();

        await DesignTimeAsync(project);
        var text = File.ReadAllText(project.PathOf("obj/native/Debug/bindings/Lib.AnswersNative/answers.g.cs"));
        project.Write("native/answers/answers.h", Header);
        await project.BuildAgainAsync();

        Assert.Contains("static unsafe partial class AnswersNative", text);
        Assert.DoesNotContain("answers_add", text);
    }

    [Fact]
    public async Task HeaderThatCannotBeReadFailsTheBuildAndTheLastGoodBindingsStay()
    {
        var project = await BuiltAsync();
        var file = project.PathOf("obj/native/Debug/bindings/Lib.AnswersNative/answers.g.cs");
        var text = File.ReadAllText(file);

        project.Append("native/answers/answers.h", "#include \"nowhere.h\"\n");
        var build = await project.FailToBuildAsync("--no-restore");

        Assert.Contains("stay in place", build.Error("NSDK5052"));
        Assert.Equal(text, File.ReadAllText(file));
    }

    [Fact]
    public async Task NoBuildFindsThemOrSaysThatTheyAreMissing()
    {
        var project = await BuiltAsync();

        (await project.DotnetAsync("publish", "--no-build", "-c", "Debug")).Clean();
        File.Delete(project.PathOf("obj/native/Debug/bindings/Lib.AnswersNative/answers.g.cs"));
        var missing = (await project.DotnetAsync("publish", "--no-build", "-c", "Debug")).Failed();

        Assert.Contains("answers.g.cs", missing.Error("NSDK5053"));
    }

    private TestProject NewLibrary() => NewProject(new Csproj("Lib", Item))
        .Write("native/answers/answers.h", Header).Write("native/answers/answers.c", Source)
        .Write("Caller.cs", "namespace Lib;\n" + Call);

    private async Task<TestProject> BuiltAsync()
    {
        var project = NewLibrary();
        await project.BuildAsync();
        return project;
    }

    /// <summary>As an editor does: it wants the compiler's arguments, and compiles nothing.</summary>
    private static async Task<BuildResult> DesignTimeAsync(TestProject project) =>
        (await project.DotnetAsync("msbuild", "-t:Compile;CoreCompile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildingInsideVisualStudio=true")).Clean();
}
