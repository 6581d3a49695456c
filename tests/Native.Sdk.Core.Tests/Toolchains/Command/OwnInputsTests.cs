using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Core.Tests.Toolchains.Command;

/// <summary>Commands that write into their own inputs.</summary>
public sealed class OwnInputsTests
{
    [FactIfTool("gcc")]
    public void RewritingAnInputWithTheSameContentIsNoChange()
    {
        using var sandbox = CommandSandbox.CreateScript("cp src/demo.c copy\ncat copy > src/demo.c\necho x >> runs");

        sandbox.Build().Good();

        Assert.Equal(0, sandbox.Build().Good().Started);
        Assert.Single(File.ReadAllLines(sandbox.PathOf("runs")));
    }

    [FactIfTool("gcc")]
    public void GeneratedFileThatMatchesInputsIsNoReasonToRunAgain()
    {
        using var sandbox = CommandSandbox.CreateScript("echo 'int made(void) { return 4; }' > src/made.c");

        sandbox.Build().Good();

        Assert.Equal(0, sandbox.Build().Good().Started);
        Assert.Equal(4, sandbox.Call("made"));
    }

    [FactIfTool("gcc")]
    public void GeneratedFileIsWatchedAllTheSame()
    {
        using var sandbox = CommandSandbox.CreateScript("test -e src/made.c || echo 'int made(void) { return 4; }' > src/made.c");
        sandbox.Build().Good();

        sandbox.Write("src/made.c", "int made(void) { return 5; }\n");

        Assert.Contains("build", sandbox.Build().Good().Ran);
        Assert.Equal((5, 0), (sandbox.Call("made"), sandbox.Build().Started));
    }

    [FactIfTool("gcc")]
    public void GeneratedFileThatWasDeletedIsMadeAgain()
    {
        using var sandbox = CommandSandbox.CreateScript("echo 'int made(void) { return 4; }' > src/made.c");
        sandbox.Build().Good();

        sandbox.Delete("src/made.c");

        Assert.Contains("build", sandbox.Build().Good().Ran);
        Assert.Equal((true, 0), (File.Exists(sandbox.PathOf("src/made.c")), sandbox.Build().Started));
    }

    [FactIfTool("gcc")]
    public void GeneratedFileThatFollowsAnInputRunsTheCommandOnce()
    {
        using var sandbox = CommandSandbox.CreateScript("sed s/X/$(cat src/value.in)/ > src/made.c <<'END'\nint made(void) { return X; }\nEND\necho x >> runs", "src/*")
            .Write("src/value.in", "1");
        sandbox.Build().Good();
        sandbox.Delete("runs");

        sandbox.Write("src/value.in", "2");
        sandbox.Build().Good();

        Assert.Equal((2, 1, 0), (sandbox.Call("made"), File.ReadAllLines(sandbox.PathOf("runs")).Length, sandbox.Build().Good().Started));
    }

    [FactIfTool("gcc")]
    public void InputThatTheCommandBringsIntoShapeIsBuiltInItsNewShape()
    {
        using var sandbox = CommandSandbox.CreateScript("$CC -shared -fPIC -o \"$1\" src/*.c\nsed -i 's/return 1/return 9/' src/demo.c\nexit 0");

        sandbox.Build().Good();

        Assert.Equal((9, 0), (sandbox.Call("demo"), sandbox.Build().Good().Started));
    }

    [FactIfTool("gcc")]
    public void CommandThatNeverComesToRestDoesNotRunAtEveryBuild()
    {
        using var sandbox = CommandSandbox.CreateScript("echo \"// $(date +%s%N)\" >> src/demo.c");

        var first = sandbox.Build().Good();

        Assert.Contains(Catalog.CommandWritesInputs.Code, first.Log);
        Assert.Equal(0, sandbox.Build().Good().Started);
    }

    [FactIfTool("gcc")]
    public void EditDuringTheRunIsNotLost()
    {
        // Another process than the command writes, once the compiler has read the source.
        using var sandbox = CommandSandbox.CreateScript("$CC -shared -fPIC -o \"$1\" src/*.c\ntest -e edited || { touch edited; echo 'int demo(void) { return 6; }' > src/demo.c; }\nexit 0");

        sandbox.Build().Good();

        Assert.Equal((6, 0), (sandbox.Call("demo"), sandbox.Build().Good().Started));
    }

    [FactIfTool("gcc")]
    public void SourceAddedDuringTheRunIsNotLost()
    {
        using var sandbox = CommandSandbox.CreateScript("$CC -shared -fPIC -o \"$1\" src/*.c\ntest -e src/more.c || echo 'int more(void) { return 3; }' > src/more.c\nexit 0");

        sandbox.Build().Good();

        Assert.Equal(3, sandbox.Call("more"));
    }

    [FactIfTool("gcc")]
    public void GeneratedFileOfAFailedRunBelongsToTheCommandToo()
    {
        using var sandbox = CommandSandbox.CreateScript("echo 'int made(void) { return 4; }' > src/made.c\ntest -e allowed");
        Assert.False(sandbox.Build().IsGood);

        sandbox.Write("allowed", "");
        sandbox.Build().Good();

        Assert.Equal(0, sandbox.Build().Good().Started);
    }
}
