using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>C: what has to be built again is, and nothing else.</summary>
public sealed class IncrementalTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private static readonly string[] Everything = ["compile a.c", "compile b.c", "compile c.c", "link libparts.so", "stage libparts.so"];

    private static readonly Csproj Csproj = new("Lib",
        """<NativeProject Include="native/parts" Defines="FACTOR=$(Factor)" Environment="PARTS_STAMP=$(Stamp)" IncludeDirectories="first;second" />""",
        "<Factor Condition=\"'$(Factor)' == ''\">1</Factor><Stamp Condition=\"'$(Stamp)' == ''\">1</Stamp>");

    [Fact]
    public async Task SecondBuildStartsNoProcess()
    {
        var project = await BuiltAsync();

        (await project.BuildAgainAsync()).DidNothingNative();
    }

    [Fact]
    public async Task TouchedFilesRebuildNothing()
    {
        var project = await BuiltAsync();

        project.TouchAll("native");
        (await project.BuildAgainAsync()).DidNothingNative();
        project.TouchAll("obj/native");
        (await project.BuildAgainAsync()).DidNothingNative();
    }

    [Fact]
    public async Task ChangedSourceIsCompiledAndLinkedOnceAndTheChangeTakenBackToo()
    {
        var project = await BuiltAsync();

        project.Replace("native/parts/c.c", "return 3", "return 4");
        var changed = await project.BuildAgainAsync();
        project.Replace("native/parts/c.c", "return 4", "return 3");
        var back = await project.BuildAgainAsync();

        Assert.Equal(["compile c.c", "link libparts.so", "stage libparts.so"], changed.StepsRun);
        Assert.Equal(2, changed.ProcessesStarted);
        Assert.False(changed.Step("compile c.c").IsFirst);
        Assert.Equal(project.PathOf("native/parts/c.c") + " changed", changed.Step("compile c.c").Reason);
        Assert.Equal(changed.StepsRun, back.StepsRun);
    }

    [FactIfTool("gcc")]
    public async Task ChangedHeaderRecompilesExactlyThoseThatTheCompilerSaysIncludeIt()
    {
        var project = await BuiltAsync();
        foreach (var (header, old, replacement) in ((string, string, string)[])[("shared.h", "BASE 1", "BASE 5"), ("only_b.h", "+ 1", "+ 2")])
        {
            var includers = new List<string>();
            foreach (var source in (string[])["a.c", "b.c", "c.c"])
            {
                var dependencies = (await project.Sandbox.RunAsync("gcc", "-MM", "-I" + project.PathOf("native/parts/second"), project.PathOf("native/parts/" + source))).Text;
                if (dependencies.Contains("/" + header))
                {
                    includers.Add("compile " + source);
                }
            }

            project.Replace("native/parts/" + header, old, replacement);
            var build = await project.BuildAgainAsync();

            Assert.NotEmpty(includers);
            Assert.Equal([.. includers, "link libparts.so", "stage libparts.so"], build.StepsRun);
            Assert.Equal(project.PathOf("native/parts/" + header) + " changed", build.Step(includers[0]).Reason);
        }
    }

    [Fact]
    public async Task CommentInAHeaderRecompilesItsIncludersButDoesNotRelink()
    {
        var project = await BuiltAsync();

        project.Append("native/parts/shared.h", "// a comment\n");
        var build = await project.BuildAgainAsync();

        Assert.Equal(["compile a.c", "compile b.c"], build.StepsRun);
        (await project.BuildAgainAsync()).DidNothingNative();
    }

    [Fact]
    public async Task ChangedDefineAndDeclaredVariableRecompileEverythingAnyOtherVariableNothing()
    {
        var project = await BuiltAsync();

        var define = await project.BuildAgainAsync("-p:Factor=2");
        var variable = await project.BuildAgainAsync("-p:Factor=2", "-p:Stamp=2");
        project.Sandbox.Environment["SOMETHING_ELSE"] = "2";
        var other = await project.BuildAgainAsync("-p:Factor=2", "-p:Stamp=2");

        Assert.Equal(Everything, define.StepsRun);
        Assert.Equal("its options changed", define.Step("compile a.c").Reason);
        Assert.Equal(["compile a.c", "compile b.c", "compile c.c"], variable.StepsRun.Where(step => step.StartsWith("compile", StringComparison.Ordinal)));
        Assert.Equal("a variable of its environment changed", variable.Step("compile a.c").Reason);
        other.DidNothingNative();
    }

    [FactIfTool("clang")]
    public async Task ChangedCompilerRecompilesEverything()
    {
        var project = await BuiltAsync();

        var clang = await project.BuildAgainAsync("-p:NativeCompiler=clang");
        var again = await project.BuildAgainAsync("-p:NativeCompiler=clang");

        Assert.Equal(Everything, clang.StepsRun);
        Assert.Equal("the tool changed", clang.Step("compile a.c").Reason);
        again.DidNothingNative();
    }

    [Fact]
    public async Task UpdatedCompilerRecompilesEverything()
    {
        var project = NewProject(Csproj with { Properties = Csproj.Properties + "<NativeCompiler>tools/mycc</NativeCompiler>" });
        WriteSources(project);
        WriteCompiler("1.0");
        project.Replace("Lib.csproj", "tools/mycc", project.PathOf("tools/mycc"));
        await project.BuildAsync();
        (await project.BuildAgainAsync()).DidNothingNative();

        WriteCompiler("1.1");
        var build = await project.BuildAgainAsync();

        Assert.Equal(Everything[..3], build.StepsRun.Take(3));
        Assert.Equal("the tool changed", build.Step("compile a.c").Reason);

        void WriteCompiler(string version)
        {
            project.WriteProgram("tools/mycc", $"#!/bin/sh\n[ \"$1\" = --version ] && echo mycc {version} && exit 0\nexec cc \"$@\"\n");
        }
    }

    [Fact]
    public async Task AddedRenamedAndRemovedSources()
    {
        var project = await BuiltAsync();

        project.Write("native/parts/d.c", "int d(void) { return 4; }\n");
        var added = await project.BuildAgainAsync();
        File.Move(project.PathOf("native/parts/d.c"), project.PathOf("native/parts/e.c"));
        var renamed = await project.BuildAgainAsync();
        File.Delete(project.PathOf("native/parts/e.c"));
        var removed = await project.BuildAgainAsync();

        Assert.Equal(["compile d.c", "link libparts.so", "stage libparts.so"], added.StepsRun);
        Assert.Equal(["compile e.c", "link libparts.so", "stage libparts.so"], renamed.StepsRun);
        Assert.Equal(["link libparts.so", "stage libparts.so"], removed.StepsRun);
        Assert.Equal(["a.c.o", "b.c.o", "c.c.o"], project.FilesOf($"obj/native/Debug/{Host.Rid}/parts/objects"));
        (await project.BuildAgainAsync()).DidNothingNative();
    }

    [Fact]
    public async Task NewHeaderThatHidesAnotherAndItsDeletionRecompileItsIncluders()
    {
        var project = await BuiltAsync();

        project.Write("native/parts/first/nested.h", "#define NESTED 100\n");
        var hidden = await project.BuildAgainAsync();
        File.Delete(project.PathOf("native/parts/first/nested.h"));
        var deleted = await project.BuildAgainAsync();

        Assert.Equal(["compile c.c", "link libparts.so", "stage libparts.so"], hidden.StepsRun);
        Assert.Equal(["compile c.c", "link libparts.so", "stage libparts.so"], deleted.StepsRun);
        Assert.EndsWith("was deleted", deleted.Step("compile c.c").Reason);
    }

    [Fact]
    public async Task DeletedOutputsAreMadeAgain()
    {
        var project = await BuiltAsync();

        File.Delete(project.PathOf($"obj/native/Debug/{Host.Rid}/stage/libparts.so"));
        File.Delete(project.PathOf($"obj/native/Debug/{Host.Rid}/parts/objects/b.c.o"));
        var build = await project.BuildAgainAsync();

        Assert.Equal(["compile b.c", "stage libparts.so"], build.StepsRun);
        Assert.True(File.Exists(project.PathOf($"obj/native/Debug/{Host.Rid}/stage/libparts.so")));
    }

    [Fact]
    public async Task TwoBuildsAtOnceCompileEachFileOnce()
    {
        var project = NewProject(Csproj);
        WriteSources(project);
        (await project.DotnetAsync("restore")).Clean();

        var builds = await Task.WhenAll(project.BuildAgainAsync("-t:BuildNative"), project.BuildAgainAsync("-t:BuildNative"));

        Assert.Equal(Everything, builds.SelectMany(build => build.StepsRun).Order(StringComparer.Ordinal));
    }

    [FactIfTool("strace", "gcc")]
    public async Task OperatingSystemSeesNoCompilerInASecondBuild()
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

    private async Task<TestProject> BuiltAsync([System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var project = NewProject(Csproj, test);
        WriteSources(project);
        Assert.Equal(Everything, (await project.BuildAsync()).StepsRun);
        return project;
    }

    /// <summary>a.c includes shared.h; b.c includes it through only_b.h; c.c includes a header of a search folder.</summary>
    private static void WriteSources(TestProject project) => project
        .Write("native/parts/shared.h", "#ifndef SHARED_H\n#define SHARED_H\n#define BASE 1\n#define SHARED (BASE * FACTOR)\n#endif\n")
        .Write("native/parts/only_b.h", "#include \"shared.h\"\n#define ONLY_B (BASE + 1)\n")
        .Write("native/parts/second/nested.h", "#define NESTED 3\n")
        .Write("native/parts/a.c", "#include \"shared.h\"\nint a(void) { return SHARED; }\n")
        .Write("native/parts/b.c", "#include \"only_b.h\"\nint b(void) { return ONLY_B * FACTOR; }\n")
        .Write("native/parts/c.c", "#include <nested.h>\nint c(void) { return 3 * FACTOR * NESTED; }\n");
}
