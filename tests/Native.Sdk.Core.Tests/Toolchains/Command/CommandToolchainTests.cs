using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Core.Tests.Toolchains.Command;

public sealed class CommandToolchainTests
{
    private static readonly string[] Everything = ["build", "stage"];

    [FactIfTool("gcc")]
    public void SecondBuildStartsNoProcess()
    {
        using var sandbox = CommandSandbox.Create("cc -shared -fPIC -o {output} src/demo.c");
        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        Assert.Equal(1, sandbox.Call("demo"));

        var build = sandbox.Build().Good();

        Assert.Equal(([], 0), (build.Ran, build.Started));
    }

    [FactIfTool("gcc")]
    public void ChangedInputRunsTheCommandAgain()
    {
        using var sandbox = CommandSandbox.CreateScript();
        sandbox.Build().Good();

        sandbox.Write("src/demo.c", "int demo(void) { return 2; }\n");

        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        Assert.Equal(2, sandbox.Call("demo"));
    }

    [FactIfTool("gcc")]
    public void TouchedInputRunsNothing()
    {
        using var sandbox = CommandSandbox.CreateScript();
        sandbox.Build().Good();

        sandbox.Touch("src/demo.c");
        sandbox.Touch("build.sh");

        Assert.Equal(0, sandbox.Build().Good().Started);
    }

    [FactIfTool("gcc")]
    public void AddedAndRemovedInputsRunTheCommandAgain()
    {
        using var sandbox = CommandSandbox.CreateScript();
        sandbox.Build().Good();

        sandbox.Write("src/more.c", "int more(void) { return 3; }\n");
        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        Assert.Equal(3, sandbox.Call("more"));

        sandbox.Delete("src/more.c");
        Assert.Equal(Everything, sandbox.Build().Good().Ran);
    }

    [FactIfTool("gcc")]
    public void FileThatNoPatternMatchesIsNoInput()
    {
        using var sandbox = CommandSandbox.CreateScript();
        sandbox.Build().Good();

        sandbox.Write("src/notes.txt", "not code");

        Assert.Equal(0, sandbox.Build().Good().Started);
    }

    [FactIfTool("gcc")]
    public void ProgramOfTheProjectIsAnInput()
    {
        using var sandbox = CommandSandbox.CreateScript();
        sandbox.Build().Good();

        sandbox.WriteScript("build.sh", "$CC -shared -fPIC -Ddemo=other -o \"$1\" src/*.c\n");

        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        Assert.Equal(1, sandbox.Call("other"));
    }

    [FactIfTool("gcc")]
    public void ScriptOfAnInterpreterIsAnInput()
    {
        using var sandbox = CommandSandbox.CreateScript();
        sandbox.Metadata["Command"] = ["sh build.sh {output}"];
        sandbox.Build().Good();

        sandbox.WriteScript("build.sh", "$CC -shared -fPIC -Ddemo=other -o \"$1\" src/*.c\n");

        Assert.Equal(Everything, sandbox.Build().Good().Ran);
    }

    [FactIfTool("gcc")]
    public void ChangedProgramOnThePathRunsTheCommandAgain()
    {
        using var sandbox = CommandSandbox.Create("compiler {output} src/demo.c");
        Directory.CreateDirectory(Path.Combine(sandbox.Folder, "tools"));
        sandbox.Environment["PATH"] = Path.Combine(sandbox.Folder, "tools") + ":" + sandbox.Environment["PATH"];
        sandbox.WriteScript("../tools/compiler", "cc -shared -fPIC -o \"$@\"\n");
        sandbox.Build().Good();

        sandbox.WriteScript("../tools/compiler", "cc -O2 -shared -fPIC -o \"$@\"\n");

        Assert.Contains("build", sandbox.Build().Good().Ran);
    }

    [FactIfTool("gcc")]
    public void InputsCanLieOutsideAndBeFolders()
    {
        using var sandbox = CommandSandbox.Create("cc -shared -fPIC -I.. -o {output} src/demo.c", "src;../shared/*.h;../version.txt");
        sandbox.Write("../shared/value.h", "#define VALUE 1\n").Write("../version.txt", "1").Write("src/demo.c", "#include \"shared/value.h\"\nint demo(void) { return VALUE; }\n");
        sandbox.Build().Good();

        sandbox.Write("../shared/value.h", "#define VALUE 5\n");
        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        Assert.Equal(5, sandbox.Call("demo"));

        sandbox.Write("../version.txt", "2");
        Assert.Contains("build", sandbox.Build().Good().Ran);

        sandbox.Write("src/deep/new.h", "");
        Assert.Contains("build", sandbox.Build().Good().Ran);
    }

    [FactIfTool("gcc", "make")]
    public void MakefileOfIncludeIsAnInputAndOutputFileIsCopied()
    {
        using var sandbox = new NativeSandbox("demo/Makefile", context => new Native.Sdk.Toolchains.Command.CommandToolchain(context))
            .Write("Makefile", "libdemo.so: src/demo.o\n\t$(CC) -shared -o $@ $^\nsrc/demo.o: src/demo.c\n\t$(CC) -fPIC -c -o $@ $<\n")
            .Write("src/demo.c", "int demo(void) { return 1; }\n");
        sandbox.Metadata["Command"] = ["make"];
        sandbox.Metadata["Inputs"] = ["**/*"];
        sandbox.Metadata["OutputFile"] = ["libdemo.so"];

        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        Assert.Equal(0, sandbox.Build().Good().Started);
        Assert.Equal((1, true), (sandbox.Call("demo"), File.Exists(sandbox.PathOf("libdemo.so"))));

        sandbox.Write("Makefile", File.ReadAllText(sandbox.PathOf("Makefile")) + "# a comment\n");
        Assert.Equal(["build"], sandbox.Build().Good().Ran);

        sandbox.Write("src/demo.c", "int demo(void) { return 2; }\n");
        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        Assert.Equal(2, sandbox.Call("demo"));
        Assert.Equal(0, sandbox.Build().Good().Started);
    }

    [FactIfTool("gcc")]
    public void PlaceholdersAreReplacedEverywhere()
    {
        using var sandbox = CommandSandbox.Create("./{rid}.sh {configuration} {rid}", "src/{rid}/*.c", "out-{configuration}/lib{rid}.so")
            .Write($"src/{NativeSandbox.Host}/demo.c", "int demo(void) { return 7; }\n")
            .WriteScript($"{NativeSandbox.Host}.sh", "mkdir -p out-$1\ncc -shared -fPIC -o out-$1/lib$2.so src/$2/*.c\n");

        sandbox.Build().Good();

        Assert.Equal((NativeSandbox.Host.Rid, 7), (sandbox.Name, sandbox.Call("demo")));
    }

    [FactIfTool("gcc", "g++")]
    public void CommandFindsToolsAndPlatformInItsEnvironment()
    {
        using var sandbox = CommandSandbox.CreateScript("env | grep -E '^(CC|CXX|AR|RANLIB|NATIVE_)' > seen.txt");
        sandbox.Metadata["Environment"] = ["CXX=my c++"];

        sandbox.Build().Good();

        var seen = File.ReadAllLines(sandbox.PathOf("seen.txt")).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(
            (true, "my c++", true, NativeSandbox.Host.Rid, "Release", NativeSandbox.Host.RustTarget, "2", NativeSandbox.Host.DynamicLibrary("demo")),
            (Path.IsPathFullyQualified(seen["CC"]), seen["CXX"], Path.IsPathFullyQualified(seen["AR"]), seen["NATIVE_RID"],
                seen["NATIVE_CONFIGURATION"], seen["NATIVE_TARGET"], seen["NATIVE_JOBS"], Path.GetFileName(seen["NATIVE_OUTPUT"])));
    }

    [FactIfTool("gcc", "clang")]
    public void NamedCompilerIsCcAndAnotherOneRunsTheCommandAgain()
    {
        using var sandbox = CommandSandbox.CreateScript();
        sandbox.Build().Good();

        sandbox.Compiler = "clang";

        Assert.Contains("build", sandbox.Build().Good().Ran);
    }

    [FactIfTool("gcc")]
    public void ChangedVariableRunsTheCommandAgain()
    {
        using var sandbox = CommandSandbox.CreateScript();
        sandbox.Build().Good();

        sandbox.Environment["CFLAGS"] = "-O2";
        Assert.Contains("build", sandbox.Build().Good().Ran);

        sandbox.Metadata["Environment"] = ["ANYTHING=1"];
        Assert.Contains("build", sandbox.Build().Good().Ran);
    }

    [FactIfTool("gcc")]
    public void FailingCompileNamesFileAndLineAndTheLastLibraryStays()
    {
        using var sandbox = CommandSandbox.CreateScript();
        sandbox.Build().Good();

        sandbox.Write("src/demo.c", "int demo(void)\n{ return x; }\n");
        var build = sandbox.Build();

        Assert.False(build.IsGood);
        var error = build.Problems.First(problem => problem.Level == MessageLevel.Error);
        Assert.Equal((sandbox.PathOf("src/demo.c"), 2), (error.Location!.File, error.Location.Line));
        Assert.Equal(1, sandbox.Call("demo"));
    }

    [FactIfTool("gcc", "make")]
    public void ErrorBelowARecursiveMakeNamesTheFile()
    {
        using var sandbox = CommandSandbox.Create("make", "**/*.c", "libdemo.so")
            .Write("Makefile", "all:\n\t$(MAKE) -C src\n")
            .Write("src/Makefile", "../libdemo.so: demo.c\n\t$(CC) -shared -fPIC -o $@ demo.c\n")
            .Write("src/demo.c", "int demo(void) { return x; }\n");

        var error = sandbox.Build().Problems.First(problem => problem.Location is not null);

        Assert.Equal(sandbox.PathOf("src/demo.c"), error.Location!.File);
    }

    [FactIfTool("gcc")]
    public void FailureSaysCommandCodeAndLastLines()
    {
        using var sandbox = CommandSandbox.Create("./build.sh 'a b'", outputFile: "libdemo.so").WriteScript("build.sh", "echo from stdout\necho from stderr >&2\nexit 3\n");

        var build = sandbox.Build();

        var error = Assert.Single(build.Problems);
        Assert.Equal(Catalog.StepFailed.Code, error.Code);
        Assert.Contains($"{sandbox.PathOf("build.sh")} 'a b' ended with code 3", error.Text);
        Assert.Contains("from stdout\n  from stderr", error.Text);
    }

    [FactIfTool("gcc")]
    public void FailedCommandRunsAgainAtTheNextBuild()
    {
        using var sandbox = CommandSandbox.CreateScript("test -e ../allowed");
        Assert.False(sandbox.Build().IsGood);

        sandbox.Write("../allowed", "");

        Assert.Equal(Everything, sandbox.Build().Good().Ran);
    }

    [FactIfTool("gcc")]
    public void MissingOutputIsAnError()
    {
        using var sandbox = CommandSandbox.Create("true", outputFile: "libdemo.so");

        Assert.Equal([Catalog.OutputMissing.Code], sandbox.Build().Codes);
    }

    [Fact]
    public void MissingProgramIsAnError()
    {
        using var sandbox = CommandSandbox.Create("no-such-program-here {output}");

        Assert.Equal([Catalog.CommandNotFound.Code], sandbox.Build().Codes);
    }

    [Fact]
    public void ScriptThatIsNotExecutableIsAnErrorOfItsOwn()
    {
        using var sandbox = CommandSandbox.Create("./build.sh {output}").Write("build.sh", "#!/bin/sh\n");

        Assert.Equal([Catalog.CommandNotExecutable.Code], sandbox.Build().Codes);
    }

    [Fact]
    public void PatternsThatMatchNothingAreAnError()
    {
        using var sandbox = CommandSandbox.Create("true {output}", "lib/**/*.c");

        Assert.Equal([Catalog.NoInputs.Code], sandbox.Build().Codes);
    }

    [Fact]
    public void NamedInputThatDoesNotExistIsAnErrorWithTheNearestName()
    {
        using var sandbox = CommandSandbox.Create("true {output}", "src/*.c;src/dmo.c");

        var error = Assert.Single(sandbox.Build().Problems);

        Assert.Equal(Catalog.MissingInput.Code, error.Code);
        Assert.Contains("'demo.c'", error.Text);
    }
}
