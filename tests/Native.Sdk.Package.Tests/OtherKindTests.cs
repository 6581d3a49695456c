using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>Native code that brings a build system of its own: CMake, make, a cargo workspace.</summary>
public sealed class OtherKindTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private const string CallBoth = """
        using System.Runtime.InteropServices;
        System.Console.WriteLine($"{first()} {second()}");
        [DllImport("first")] static extern int first();
        [DllImport("second")] static extern int second();
        """;

    [FactIfTool("cmake")]
    public async Task CMakeProjectWithAStaticLibraryInASubdirectory()
    {
        var project = NewProject(new Csproj("App", """<NativeProject Include="native/answers/CMakeLists.txt" CMakeOptions="-DOFFSET=$(Offset)" />""", "<Offset Condition=\"'$(Offset)' == ''\">2</Offset>") { IsApp = true })
            .WithAnswer().WithProgram()
            .Write("native/answers/CMakeLists.txt", """
                cmake_minimum_required(VERSION 3.16)
                project(answers C)
                add_subdirectory(base)
                add_library(answers SHARED answer.c)
                target_compile_definitions(answers PRIVATE OFFSET=${OFFSET})
                target_link_libraries(answers PRIVATE base)
                """)
            .Write("native/answers/answer.c", "#include <base.h>\nint answer(void) { return base() + OFFSET; }\n")
            .Write("native/answers/base/CMakeLists.txt", """
                add_library(base STATIC base.c)
                set_target_properties(base PROPERTIES POSITION_INDEPENDENT_CODE ON)
                target_include_directories(base PUBLIC .)
                """)
            .Write("native/answers/base/base.h", "int base(void);\n")
            .Write("native/answers/base/base.c", "#include \"base.h\"\nint base(void) { return 40; }\n");

        var build = await project.BuildAsync();
        var answer = await project.RunAsync();
        (await project.BuildAgainAsync()).DidNothingNative();
        project.Replace("native/answers/base/base.c", "40", "50");
        var source = await project.BuildAgainAsync();
        var sourceAnswer = await project.RunAsync();
        var option = await project.BuildAgainAsync("-p:Offset=3");
        var optionAnswer = await project.RunAsync();
        project.TouchAll("native");
        (await project.BuildAgainAsync("-p:Offset=3")).DidNothingNative();
        var package = await project.PackAsync();

        Assert.Contains("build libanswers.so", build.StepsRun);
        Assert.Contains("stage libanswers.so", build.StepsRun);
        Assert.Equal("42", answer);
        Assert.Contains("build libanswers.so", source.StepsRun);
        Assert.DoesNotContain(source.StepsRun, step => step.StartsWith("configure", StringComparison.Ordinal));
        Assert.Equal("52", sourceAnswer);
        Assert.Contains("build libanswers.so", option.StepsRun);
        Assert.Equal("53", optionAnswer);
        Assert.Contains($"runtimes/{Host.Rid}/native/libanswers.so", package.Files);
    }

    [FactIfTool("cmake")]
    public async Task CMakeErrorsHaveFileAndLine()
    {
        var project = NewProject(new Csproj("Lib", """<NativeProject Include="native/answers/CMakeLists.txt" />""")).WithAnswer()
            .Write("native/answers/CMakeLists.txt", "cmake_minimum_required(VERSION 3.16)\nproject(answers C)\nadd_library(answers SHARED answer.c)\n")
            .Write("native/answers/answer.c", "int answer(void)\n{\n    return missing;\n}\n");

        var build = await project.FailToBuildAsync();

        Assert.Contains(build.Errors, error => error.File == project.PathOf("native/answers/answer.c") && error.Line == 3 && error.Text.Contains("missing"));
        build.Error("NSDK3002");
    }

    [FactIfTool("make", "gcc")]
    public async Task CommandRunsWhenItsDeclaredInputsChangeAndOnlyThen()
    {
        var project = NewProject(new Csproj("App", """<NativeProject Include="native/answers" Command="make RESULT={output} CONFIGURATION={configuration}" Inputs="*.c;*.h;Makefile" />""") { IsApp = true })
            .WithAnswer().WithProgram()
            .Write("native/answers/answer.c", "#include \"number.h\"\nint answer(void) { return NUMBER; }\n")
            .Write("native/answers/number.h", "#define NUMBER 42\n")
            .Write("native/answers/Makefile", "$(RESULT): answer.c number.h\n\t$(CC) -shared -fPIC -g -o $@ answer.c\n");

        var build = await project.BuildAsync();
        var answer = await project.RunAsync();
        (await project.BuildAgainAsync()).DidNothingNative();
        project.TouchAll("native");
        project.Write("native/answers/notes.txt", "no input");
        (await project.BuildAgainAsync()).DidNothingNative();
        project.Write("native/answers/number.h", "#define NUMBER 43\n");
        var changed = await project.BuildAgainAsync();
        var changedAnswer = await project.RunAsync();
        project.Write("native/answers/number.h", "#define NUMBER nonsense\n");
        var failed = await project.FailToBuildAsync("--no-restore");

        Assert.Equal(["build libanswers.so", "stage libanswers.so"], build.StepsRun);
        Assert.Equal("42", answer);
        Assert.Equal(["build libanswers.so", "stage libanswers.so"], changed.StepsRun);
        Assert.Equal("43", changedAnswer);
        Assert.Contains("make", failed.Error("NSDK3001"));
        Assert.Equal("43", await project.RunAsync());
    }

    [Fact]
    public async Task ProgramOfACommandThatDoesNotExistIsAnError()
    {
        var project = NewProject(new Csproj("Lib", """<NativeProject Include="native/answers" Command="maek" Inputs="*.c" OutputFile="libanswers.so" />""")).WithAnswer();

        var build = await project.FailToBuildAsync();

        Assert.Contains("'maek'", build.Error("NSDK2006"));
    }

    [Fact]
    public async Task CommandWithoutItsOutputIsAnError()
    {
        var project = NewProject(new Csproj("Lib", """<NativeProject Include="native/answers" Command="true" Inputs="*.c" OutputFile="libanswers.so" />""")).WithAnswer();

        var build = await project.FailToBuildAsync();

        Assert.Contains("libanswers.so", build.Error("NSDK3003"));
    }

    [FactIfTool("cargo")]
    public async Task CargoWorkspaceWithTwoLibrariesAPathDependencyAndABuildScript()
    {
        var project = NewProject(new Csproj("App", """<NativeProject Include="native/Cargo.toml" Package="first" /><NativeProject Include="native/Cargo.toml" Package="second" />""") { IsApp = true })
            .WithProgram(CallBoth)
            .Write("native/Cargo.toml", "[workspace]\nmembers = [\"first\", \"second\", \"common\"]\nresolver = \"2\"\n")
            .Write("native/first/Cargo.toml", Manifest("first"))
            .Write("native/first/src/lib.rs", "#[no_mangle]\npub extern \"C\" fn first() -> i32 { common::base() + 1 }\n")
            .Write("native/second/Cargo.toml", Manifest("second"))
            .Write("native/second/src/lib.rs", "#[no_mangle]\npub extern \"C\" fn second() -> i32 { common::base() + env!(\"FROM_SCRIPT\").len() as i32 }\n")
            .Write("native/second/build.rs", "fn main() { println!(\"cargo:rerun-if-changed=build.rs\"); println!(\"cargo:rustc-env=FROM_SCRIPT=xx\"); }\n")
            .Write("native/common/Cargo.toml", "[package]\nname = \"common\"\nversion = \"0.1.0\"\nedition = \"2021\"\n")
            .Write("native/common/src/lib.rs", "pub fn base() -> i32 { 40 }\n");

        var build = await project.BuildAsync();
        var answers = await project.RunAsync();
        (await project.BuildAgainAsync()).DidNothingNative();
        project.Replace("native/second/build.rs", "=xx", "=xxx");
        var script = await project.BuildAgainAsync();
        var scriptAnswers = await project.RunAsync();
        project.Replace("native/common/src/lib.rs", "40", "50");
        var common = await project.BuildAgainAsync();
        var commonAnswers = await project.RunAsync();

        Assert.Equal(["build libfirst.so", "build libsecond.so", "stage libfirst.so", "stage libsecond.so"], build.StepsRun);
        Assert.Equal("41 42", answers);
        Assert.Equal(["build libsecond.so", "stage libsecond.so"], script.StepsRun);
        Assert.Equal("41 43", scriptAnswers);
        Assert.Equal(build.StepsRun, common.StepsRun);
        Assert.Equal("51 53", commonAnswers);

        static string Manifest(string name) => Answers.CargoToml.Replace("\"answers\"", $"\"{name}\"") + "[dependencies]\ncommon = { path = \"../common\" }\n";
    }

    [FactIfTool("cargo")]
    public async Task WorkspaceOfSeveralLibrariesNeedsThePackageNamed()
    {
        var project = NewProject(new Csproj("Lib", """<NativeProject Include="native/Cargo.toml" /><NativeProject Include="native/Cargo.toml" Package="secnd" />"""))
            .Write("native/Cargo.toml", "[workspace]\nmembers = [\"first\", \"second\"]\nresolver = \"2\"\n");
        foreach (var name in (string[])["first", "second"])
        {
            project.Write($"native/{name}/Cargo.toml", Answers.CargoToml.Replace("\"answers\"", $"\"{name}\"")).Write($"native/{name}/src/lib.rs", "");
        }

        var build = await project.FailToBuildAsync();

        Assert.Contains("first, second", build.Error("NSDK1019"));
        Assert.Contains("'second'", build.Error("NSDK1019"));
        Assert.Contains("Package", build.Error("NSDK1019"));
    }
}
