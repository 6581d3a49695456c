using System.Text.Json;
using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>What would fail on a user's machine is not packed.</summary>
public sealed class VerifyTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    /// <summary>Needs glibc 2.30.</summary>
    private const string NewSource = "int gettid(void);\nint answer(void) { return gettid() > 0 ? 42 : 0; }\n";

    private static readonly Csproj Library = new("Lib", Answers.Item, "<NativeToolchain>system</NativeToolchain>") { Frameworks = "net8.0" };

    [FactIfZig]
    public async Task PackageForAllCommonPlatformsHasNoFinding()
    {
        var project = NewProject(new Csproj("Lib", Answers.Item, "<NativeRuntimeIdentifiers>$(NativeCommonRuntimeIdentifiers)</NativeRuntimeIdentifiers><NativeMuslFallback></NativeMuslFallback>")
        {
            Frameworks = "net10.0;netstandard2.0",
        }).WithAnswer().WithZig();

        var result = (await project.DotnetAsync("pack")).Clean();

        using var report = Report(project);
        Assert.Equal(8, report.RootElement.GetProperty("libraries").GetArrayLength());
        Assert.Empty(report.RootElement.GetProperty("findings").EnumerateArray());
        Assert.All(report.RootElement.GetProperty("libraries").EnumerateArray(), library => Assert.Equal(1, library.GetProperty("usedExports").GetInt32()));
        Assert.Matches(@"native:   win-x64 +answers\.dll .* 1 exports?, 1 used +ok", result.Output);
        Assert.Contains("8 libraries, ", result.Output);
    }

    [Fact]
    public async Task LibraryThatIsTooNewLeavesNoPackageNotEvenAnOlderOne()
    {
        var project = NewProject(Library).WithAnswer();
        await project.PackAsync();
        Assert.NotEmpty(Directory.GetFiles(project.Sandbox.Feed, "*.nupkg"));

        project.Write("native/answers/answer.c", NewSource);
        var result = (await project.DotnetAsync("pack", "-o", project.Sandbox.Feed)).Failed();

        Assert.Contains($"'libanswers.so' for {Host.Rid} needs GLIBC_2.30 (gettid): it fails to load on ", result.Error("NSDK4010"));
        Assert.Empty(Directory.GetFiles(project.Sandbox.Feed, "*.nupkg"));
        using var report = Report(project);
        Assert.Equal("GLIBC_2.30", Assert.Single(report.RootElement.GetProperty("findings").EnumerateArray()).GetProperty("subject").GetString());
    }

    [Fact]
    public async Task ProjectsDecideHowMuchAFindingWeighs()
    {
        var project = NewProject(Library).Write("native/answers/answer.c", NewSource);

        var warned = (await project.DotnetAsync("pack", "-p:NativeAudit=warn")).Succeeded();
        (await project.DotnetAsync("pack", "-p:NativeAudit=off")).Clean();
        (await project.DotnetAsync("pack", "-p:NoWarn=NSDK4010")).Clean();
        (await project.DotnetAsync("pack", "-p:NativeGlibcBaseline=2.30")).Clean();
        var wrong = (await project.DotnetAsync("pack", "-p:NativeAudit=waring")).Failed();

        Assert.Equal("NSDK4010", Assert.Single(warned.Warnings).Code);
        Assert.Contains("Did you mean 'warn'?", wrong.Error("NSDK1016"));
    }

    [Fact]
    public async Task FunctionsThatTheLibraryLacksAreNamedWithTheNearest()
    {
        var project = NewProject(Library).WithAnswer()
            .Write("More.cs", """
                using System.Runtime.InteropServices;
                namespace Some.Where { static class More { [DllImport("answers", EntryPoint = "anwser")] internal static extern int Misspelt(); } }
                """);

        var error = (await project.DotnetAsync("pack")).Failed().Error("NSDK4050");

        Assert.Contains("Some.Where.More.Misspelt", error);
        Assert.Contains("anwser", error);
        Assert.Contains("'answer'", error);
        Assert.Contains(Host.Rid, error);
    }

    [Fact]
    public async Task CppNameIsRecognised()
    {
        var project = NewProject(Library).WithAnswer();
        File.Delete(project.PathOf("native/answers/answer.c"));
        project.Write("native/answers/answer.cpp", "int answer() { return 42; }\n");

        Assert.Contains("extern \"C\"", (await project.DotnetAsync("pack")).Failed().Error("NSDK4051"));
    }

    [FactIfTool("cargo")]
    public async Task RustFunctionWithoutNoMangleIsFoundInItsSource()
    {
        var project = NewProject(Library with { Items = Answers.RustItem }).WithRustAnswer()
            .Write("native/answers/src/lib.rs", "#[no_mangle]\npub extern \"C\" fn other() -> i32 { 1 }\n\npub extern \"C\" fn answer() -> i32 { 42 }\n");

        var error = (await project.DotnetAsync("pack", "-p:NativeAudit=off")).Failed().Error("NSDK4052");

        Assert.Contains("src/lib.rs:4", error);
        Assert.Contains("no_mangle", error);
    }

    [Fact]
    public async Task WhatTheProjectPacksItselfIsVerifiedToo()
    {
        var project = NewProject(Library with
        {
            Items = Answers.Item + $"""<None Include="$(NativeBy)" Pack="true" PackagePath="runtimes/{Host.Rid}/native/more/libanswers.so;runtimes/{Host.ForeignRid}/native/" />""",
        }).WithAnswer();
        await project.BuildAsync("-c", "Release");

        var result = (await project.DotnetAsync("pack", "--no-build", $"-p:NativeBy=obj/native/Release/{Host.Rid}/stage/libanswers.so")).Failed();

        Assert.Contains($"more than one file 'libanswers.so' for {Host.Rid}", result.Error("NSDK4062"));
        Assert.Contains($"is packed for {Host.ForeignRid}", result.Error("NSDK4020"));
    }

    [Fact]
    public async Task DeclaredPlatformThatNoProjectBuildsIsMissed()
    {
        var project = NewProject(Library with
        {
            Items = $"""<NativeProject Include="native/answers" RuntimeIdentifiers="{Host.Rid}" />""",
            Properties = $"<NativeRuntimeIdentifiers>{Host.Rid};{Host.ForeignRid}</NativeRuntimeIdentifiers>",
        }).WithAnswer();

        Assert.Contains($"declares {Host.ForeignRid} in NativeRuntimeIdentifiers, but has no native library for it", (await project.DotnetAsync("pack")).Failed().Error("NSDK4060"));
    }

    [Fact]
    public async Task AlpineIsNotForgotten()
    {
        var project = NewProject(Library with { Properties = Library.Properties + "<NativeMuslFallback></NativeMuslFallback>" }).WithAnswer();

        Assert.Equal("NSDK4061", Assert.Single((await project.DotnetAsync("pack")).Succeeded().Warnings).Code);
    }

    [Fact]
    public async Task TheTableIsOnThePageOfTheBuild()
    {
        var project = NewProject(Library).WithAnswer();
        var page = project.PathOf("summary.md");
        project.Sandbox.Environment["GITHUB_STEP_SUMMARY"] = page;

        (await project.DotnetAsync("pack")).Clean();

        Assert.Contains("### Lib 1.0.0, held to net8.0", File.ReadAllText(page));
        Assert.Matches($@"\| {Host.Rid} \| libanswers\.so \| \d+ KB \|", File.ReadAllText(page));
    }

    [Fact]
    public async Task VerifyingAloneWritesNoPackage()
    {
        var project = NewProject(Library).Write("native/answers/answer.c", NewSource);

        Assert.Contains("GLIBC_2.30", (await project.DotnetAsync("build", "-t:VerifyNative", "-c", "Release")).Failed().Error("NSDK4010"));

        project.WithAnswer();
        (await project.DotnetAsync("build", "-t:VerifyNative", "-c", "Release")).Clean();
        Assert.DoesNotContain(project.FilesOf("bin"), file => file.EndsWith(".nupkg", StringComparison.Ordinal));
    }

    private static JsonDocument Report(TestProject project) => JsonDocument.Parse(File.ReadAllText(project.PathOf("obj/native/Release/verification.json")));
}
