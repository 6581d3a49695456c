using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>What is wrong is said with a code, with the words that matter, and with what to do.</summary>
public sealed class ValidationTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private static readonly Csproj Library = new("Lib", Answers.Item);

    [Fact]
    public async Task AllMistakesOfAProjectAreReportedAtOnceEachWithTheNearestWord()
    {
        var project = NewProject(Library with
        {
            Items = """
                <NativeProject Include="native/answers" Name="n1" IncludeDirectory="x" />
                <NativeProject Include="native/answers" Name="n2" Kind="Crago" />
                <NativeProject Include="native/answer" Name="n3" />
                <NativeProject Include="native/answers" Name="n4" RuntimeIdentifiers="linux-x46" />
                <NativeProject Include="native/answers" Name="n5" RuntimeIdentifiers="ubuntu.22.04-x64" />
                <NativeProject Include="native/answers" Name="n6" Linkage="Static" />
                <NativeProject Include="native/answers" Name="n7" Features="fast" />
                <NativeProject Include="native/answers" Name="n8" Command="make" />
                <NativeProject Include="native/answers" Name="n9" Header="answres.h" />
                <NativeProject Include="native/answers/readme.txt" Name="n10" />
                <NativeProject Include="native/answers" Name="a/b" />
                """,
        }).WithAnswer().Write("native/answers/readme.txt", "");

        var build = await project.FailToBuildAsync();

        Says("NSDK1001", "IncludeDirectory'", "IncludeDirectories");
        Says("NSDK1002", "'Crago'", "'Cargo'");
        Says("NSDK1003", "native/answer'", "'answers'");
        Says("NSDK1004", "readme.txt");
        Says("NSDK1005", "'linux-x46'", "'linux-x64'", "RuntimeIdentifiers");
        Says("NSDK1006", "'ubuntu.22.04-x64'", "'linux-x64'");
        Says("NSDK1007", "'Features'", "Cargo");
        Says("NSDK1008", "'Static'", "Dynamic");
        Says("NSDK1010", "'a/b'");
        Says("NSDK1011", "Inputs", "OutputFile");
        Says("NSDK1013", "answres.h");
        Assert.Empty(build.StepsRun);

        void Says(string code, params string[] words) => Assert.All(words, word => Assert.Contains(word, build.Error(code)));
    }

    [Theory]
    [InlineData("linux-x46", "NSDK1005", "'linux-x64'")]
    [InlineData("win10-x64", "NSDK1006", "'win-x64'")]
    public async Task DeclaredRuntimeIdentifierIsChecked(string rid, string code, string remedy)
    {
        var project = NewProject(Library with { Properties = $"<NativeRuntimeIdentifiers>{rid}</NativeRuntimeIdentifiers>" }).WithAnswer();

        var result = (await project.DotnetAsync("pack")).Failed();

        Assert.Contains($"'{rid}'", result.Error(code));
        Assert.Contains(remedy, result.Error(code));
        Assert.Contains("NativeRuntimeIdentifiers", result.Error(code));
    }

    [Fact]
    public async Task WordsOfPropertiesAreChecked()
    {
        var project = NewProject(Library with { Properties = "<NativeDebugSymbols>splitt</NativeDebugSymbols>" }).WithAnswer();

        var build = await project.FailToBuildAsync();

        Assert.Contains("'split'", build.Error("NSDK1016"));
        Assert.Contains("NativeDebugSymbols", build.Error("NSDK1016"));
    }

    [Fact]
    public async Task TwoLibrariesOfOneNameAreAnError()
    {
        var project = NewProject(Library with { Items = """<NativeProject Include="native/answers" /><NativeProject Include="native/other" Name="answers" />""" })
            .WithAnswer().Write("native/other/o.c", "int o(void) { return 0; }");

        var build = await project.FailToBuildAsync();

        Assert.Contains("native/answers", build.Error("NSDK1009"));
        Assert.Contains("native/other", build.Error("NSDK1009"));
        Assert.Contains("libanswers.so", build.Error("NSDK1009"));
    }

    [Fact]
    public async Task OneIncludeMayStandTwiceForDisjointPlatforms()
    {
        var project = NewProject(Library with
        {
            IsApp = true,
            Items = $"""
                <NativeProject Include="native/answers" RuntimeIdentifiers="{Host.Rid}" Defines="HERE" />
                <NativeProject Include="native/answers" RuntimeIdentifiers="{Host.ForeignRid}" Defines="THERE" />
                """,
        }).WithAnswer().WithProgram().Write("native/answers/answer.c", "#ifdef HERE\nint answer(void) { return 1; }\n#endif\n");

        await project.BuildAsync();

        Assert.Equal("1", await project.RunAsync());
    }

    [Fact]
    public async Task FolderWithoutSourcesIsAnError()
    {
        var project = NewProject(Library).Write("native/answers/Cargo.toml", Answers.CargoToml);

        var build = await project.FailToBuildAsync();

        Assert.Contains("**/*.c", build.Error("NSDK1012"));
        Assert.Contains("Cargo.toml", build.Error("NSDK1012"));
    }

    [Fact]
    public async Task LibraryThatExportsNothingIsAnError()
    {
        var project = NewProject(Library).Write("native/answers/answer.c", "static int answer(void) { return 42; }\nint (*volatile hidden)(void) __attribute__((visibility(\"hidden\"))) = answer;\n");

        var build = await project.FailToBuildAsync();

        Assert.Contains("libanswers.so", build.Error("NSDK3004"));
        Assert.Contains("native/answers", build.Error("NSDK3004"));
    }

    [FactIfTool("cargo")]
    public async Task CrateThatExportsNothingIsAnError()
    {
        var project = NewProject(Library with { Items = Answers.RustItem }).WithRustAnswer().Write("native/answers/src/lib.rs", "pub fn answer() -> i32 { 42 }\n");

        var build = await project.FailToBuildAsync();

        Assert.Contains("no_mangle", build.Error("NSDK3004"));
    }

    [FactIfTool("cargo")]
    public async Task CrateWithoutDynamicLibraryIsAnErrorThatSaysWhatToAdd()
    {
        var project = NewProject(Library with { Items = Answers.RustItem }).WithRustAnswer();
        project.Replace("native/answers/Cargo.toml", "cdylib", "rlib");

        var build = await project.FailToBuildAsync();

        Assert.Contains("crate-type = [\"cdylib\"]", build.Error("NSDK1020"));
        Assert.Contains("native/answers/Cargo.toml", build.Error("NSDK1020"));
    }

    [Fact]
    public async Task MissingToolsAreNamedWithTheirInstallLine()
    {
        var project = NewProject(Library with { Items = """<NativeProject Include="native/answers" /><NativeProject Include="native/crate/Cargo.toml" />""" })
            .WithAnswer().Write("native/crate/Cargo.toml", Answers.CargoToml.Replace("answers", "crate")).Write("native/crate/src/lib.rs", "");
        project.Sandbox.Environment["PATH"] = Directory.CreateDirectory(project.PathOf("empty")).FullName;

        var build = await project.FailToBuildAsync();

        Assert.Contains("apt-get install", build.Error("NSDK2002"));
        Assert.Contains("gcc", build.Error("NSDK2002"));
        Assert.Contains("NativeCompiler", build.Error("NSDK2002"));
        Assert.Contains("rustup", build.Error("NSDK2001"));
        Assert.Contains("NativeCargoPath", build.Error("NSDK2001"));
    }

    [Fact]
    public async Task NamedToolThatDoesNotExistIsAnError()
    {
        var project = NewProject(Library with { Properties = "<NativeCompiler>gcc-of-tomorrow</NativeCompiler>" }).WithAnswer();

        var build = await project.FailToBuildAsync();

        Assert.Contains("NativeCompiler", build.Error("NSDK2005"));
        Assert.Contains("gcc-of-tomorrow", build.Error("NSDK2005"));
    }

    [Fact]
    public async Task FailingBuildLeavesTheLastGoodLibraryAndSaysSo()
    {
        var project = NewProject(Library).WithAnswer();
        await project.BuildAsync();
        var staged = project.PathOf($"obj/native/Debug/{Host.Rid}/stage/libanswers.so");
        var before = File.ReadAllBytes(staged);
        project.Write("native/answers/answer.c", "int answer(void)\n{\n    return missing;\n}\n");

        var build = await project.FailToBuildAsync("--no-restore");

        var error = build.Errors[0];
        Assert.Equal((project.PathOf("native/answers/answer.c"), 3, 12), (error.File, error.Line, error.Column));
        Assert.Contains("missing", error.Text);
        Assert.Contains(staged, build.Error("NSDK3002"));
        Assert.Equal(before, File.ReadAllBytes(staged));
        project.WithAnswer(43);
        await project.BuildAgainAsync();
        Assert.NotEqual(before, File.ReadAllBytes(staged));
    }

    [Fact]
    public async Task CompilerWarningHasFileLineColumnAndCodeAndDoesNotFailTheBuild()
    {
        var project = NewProject(Library with { Items = """<NativeProject Include="native/answers" CompileOptions="-Wall" />""" })
            .WithAnswer().Write("native/answers/answer.c", "int answer(void)\n{\n    int unused;\n    return 42;\n}\n");

        var build = (await project.DotnetAsync("build")).Succeeded();

        var warning = Assert.Single(build.Warnings);
        Assert.Equal((project.PathOf("native/answers/answer.c"), 3, 9, "Wunused-variable"), (warning.File, warning.Line, warning.Column, warning.Code));
    }

    [FactIfTool("cargo")]
    public async Task RustDiagnosticsHaveFileLineColumnAndCode()
    {
        var project = NewProject(Library with { Items = Answers.RustItem }).WithRustAnswer()
            .Write("native/answers/src/lib.rs", "fn unused() {}\n#[no_mangle]\npub extern \"C\" fn answer() -> i32 {\n    \"42\"\n}\n");

        var build = await project.FailToBuildAsync();

        var error = Assert.Single(build.Errors, error => error.Code == "E0308");
        Assert.Equal((project.PathOf("native/answers/src/lib.rs"), 4, 5), (error.File, error.Line, error.Column));
        project.Replace("native/answers/src/lib.rs", "\"42\"", "42");
        var good = (await project.DotnetAsync("build", "--no-restore")).Succeeded();
        var warning = Assert.Single(good.Warnings);
        Assert.Equal((project.PathOf("native/answers/src/lib.rs"), 1, 4), (warning.File, warning.Line, warning.Column));
    }

    [Fact]
    public async Task EverythingIsOffWithEnableNativeBuildFalse()
    {
        var project = NewProject(Library with { Items = """<NativeProject Include="native/nothing" Kind="Nonsense" />""" }).WithAnswer();

        var build = await project.BuildAsync("-p:EnableNativeBuild=false");

        Assert.Empty(build.Runs);
        Assert.False(Directory.Exists(project.PathOf("obj/native")));
    }
}
