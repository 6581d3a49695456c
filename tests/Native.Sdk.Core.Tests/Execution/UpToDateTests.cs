using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Execution;

namespace Native.Sdk.Core.Tests.Execution;

/// <summary>When a step runs again, and what it says for a reason.</summary>
public sealed class UpToDateTests : IDisposable
{
    private readonly Engine engine = new();

    private TestFolder Folder => engine.Folder;

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task TheFirstBuildRunsAndTheSecondDoesNot()
    {
        Folder.Write("in", "1");
        var first = await engine.RunAsync(engine.Step("a", ["in"], ["out"]));
        var second = await engine.RunAsync(engine.Step("a", ["in"], ["out"]));

        Assert.Equal("first build", first.Reason);
        Assert.Equal([], second.Ran);
        Assert.Equal("1|", Folder.Read("out"));
    }

    [Fact]
    public async Task WhatAStepDoesNotMakeAnyMoreGoesUnlessAnotherMakesIt()
    {
        Folder.Write("in", "1");
        await engine.RunAsync(engine.Step("a", ["in"], ["out", "old", "handed-on"]));
        await engine.RunAsync(engine.Step("a", ["in"], ["out"]), engine.Step("b", ["in"], ["handed-on"]));

        Assert.Equal((true, false, true), (File.Exists(Folder["out"]), File.Exists(Folder["old"]), File.Exists(Folder["handed-on"])));
    }

    /// <summary>Name of the change, what it does, and the reason that must be given; null: nothing runs.</summary>
    public static TheoryData<string, string?> Changes => new()
    {
        { "nothing", null },
        { "touch", null },
        { "touch into the future", null },
        { "rewrite with the same content", null },
        { "change and restore with another time", null },
        { "change", "{in} changed" },
        { "change with the same size", "{in} changed" },
        { "change with the same size and an older time", "{in} changed" },
        { "delete the input", "{in} was deleted" },
        { "make the input a folder", "{in} was deleted" },
        { "change the discovered", "{discovered} changed" },
        { "delete the discovered", "{discovered} was deleted" },
        { "the missing appears", "{missing} is new" },
        { "delete the output", "{out} is missing" },
        { "corrupt the output", "{out} was changed by something else" },
        { "corrupt the output with the same size", "{out} was changed by something else" },
        { "truncate the output", "{out} was changed by something else" },
        { "touch the output", null },
        { "delete the second output", "{out2} is missing" },
        { "set the variable", "variable VARIABLE changed" },
        { "unset the variable", "variable VARIABLE was deleted" },
        { "set the unset variable", "variable UNSET is new" },
        { "empty the variable", "variable VARIABLE changed" },
        { "add to the folder", "the list of files in {tree} changed" },
        { "remove from the folder", "the list of files in {tree} changed" },
        { "rename in the folder", "the list of files in {tree} changed" },
        { "change a file of the folder", null },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task AStepRunsForAReason(string change, string? reason)
    {
        Folder.Write("in", "one");
        Folder.Write("discovered", "one");
        Folder.Write("tree/a", "");
        Folder.Write("tree/b", "");
        engine.Environment["VARIABLE"] = "v";
        RecordedStep Step() => engine.Step("a", ["in", "missing", "env:VARIABLE", "env:UNSET", "tree:" + Folder["tree"]], ["out", "out2"], ["discovered"]);
        await engine.RunAsync(Step());
        switch (change)
        {
            case "touch": File.SetLastWriteTimeUtc(Folder["in"], DateTime.UtcNow.AddSeconds(-50)); break;
            case "touch into the future": File.SetLastWriteTimeUtc(Folder["in"], DateTime.UtcNow.AddDays(1)); break;
            case "rewrite with the same content": Folder.Write("in", "one"); break;
            case "change and restore with another time": Folder.Write("in", "two"); Folder.Write("in", "one"); break;
            case "change": Folder.Write("in", "three"); break;
            case "change with the same size": Folder.Write("in", "two"); break;
            case "change with the same size and an older time": Folder.Write("in", "two"); File.SetLastWriteTimeUtc(Folder["in"], new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc)); break;
            case "delete the input": Folder.Delete("in"); break;
            case "make the input a folder": Folder.Delete("in"); Directory.CreateDirectory(Folder["in"]); break;
            case "change the discovered": Folder.Write("discovered", "two"); break;
            case "delete the discovered": Folder.Delete("discovered"); break;
            case "the missing appears": Folder.Write("missing", ""); break;
            case "delete the output": Folder.Delete("out"); break;
            case "corrupt the output": Folder.Write("out", "x"); break;
            case "corrupt the output with the same size": Folder.Write("out", new string('x', (int)new FileInfo(Folder["out"]).Length)); break;
            case "truncate the output": Folder.Write("out", ""); break;
            case "touch the output": File.SetLastWriteTimeUtc(Folder["out"], DateTime.UtcNow.AddSeconds(-50)); break;
            case "delete the second output": Folder.Delete("out2"); break;
            case "set the variable": engine.Environment["VARIABLE"] = "w"; break;
            case "unset the variable": engine.Environment.Remove("VARIABLE"); break;
            case "set the unset variable": engine.Environment["UNSET"] = ""; break;
            case "empty the variable": engine.Environment["VARIABLE"] = ""; break;
            case "add to the folder": Folder.Write("tree/sub/c", ""); break;
            case "remove from the folder": Folder.Delete("tree/a"); break;
            case "rename in the folder": File.Move(Folder["tree/a"], Folder["tree/c"]); break;
            case "change a file of the folder": Folder.Write("tree/a", "changed"); break;
        }

        var step = Step();
        var second = await engine.RunAsync(step);
        var third = await engine.RunAsync(Step());

        var expected = reason;
        foreach (var name in (string[])["in", "discovered", "missing", "out", "out2", "tree"])
        {
            expected = expected?.Replace("{" + name + "}", Folder[name], StringComparison.Ordinal);
        }

        Assert.Equal(expected, second.Reasons.SingleOrDefault());
        Assert.Equal([], third.Ran);
        Assert.Equal(RecordedStep.Expected(step.Inputs.Where(FileTable.IsFile).Concat(step.Discovered)), Folder.Read("out"));
    }

    [Fact]
    public async Task ATouchedFileIsReadOnceAndNotInEveryBuildAfterwards()
    {
        var file = Folder.Write("in", "one");
        await engine.RunAsync(engine.Step("a", ["in"], ["out"]));
        File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 1, 1, 1, 500, DateTimeKind.Utc));
        await engine.RunAsync(engine.Step("a", ["in"], ["out"]));
        File.SetLastWriteTimeUtc(Folder["out"], new DateTime(2020, 1, 1, 1, 1, 1, 500, DateTimeKind.Utc));
        await engine.RunAsync(engine.Step("a", ["in"], ["out"]));
        var size = new FileInfo(engine.State).Length;

        var last = await engine.RunAsync(engine.Step("a", ["in"], ["out"]));

        Assert.Equal([], last.Ran);
        Assert.Equal(size, new FileInfo(engine.State).Length);
    }

    /// <summary>A second content of the same size, in the same tick of the clock: only the content can tell.</summary>
    [Fact]
    public async Task WritesWithinOneTickOfTheClockAreSeen()
    {
        for (var i = 0; i < 50; i++)
        {
            Folder.Write("in", $"{i:D3}");
            var step = engine.Step("a", ["in"], ["out"]);
            await engine.RunAsync(step);
            Assert.Equal($"{i:D3}|", Folder.Read("out"));
        }
    }

    [Fact]
    public async Task ASecondWriteWithTheVerySameTimeIsSeen()
    {
        var now = DateTime.UtcNow.AddSeconds(30);  // not before the build reads it, however slow the machine
        Folder.Write("in", "one");
        File.SetLastWriteTimeUtc(Folder["in"], now);
        await engine.RunAsync(engine.Step("a", ["in"], ["out"]));
        Folder.Write("in", "two");
        File.SetLastWriteTimeUtc(Folder["in"], now);
        await engine.RunAsync(engine.Step("a", ["in"], ["out"]));

        Assert.Equal("two|", Folder.Read("out"));
    }

    [Fact]
    public async Task ASecondWriteInTheSameSecondOfACoarseFileSystemIsSeen()
    {
        var second = new DateTime(DateTime.UtcNow.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc).AddSeconds(1);
        Folder.Write("in", "one");
        File.SetLastWriteTimeUtc(Folder["in"], second);
        await engine.RunAsync(engine.Step("a", ["in"], ["out"]));
        Folder.Write("in", "two");
        File.SetLastWriteTimeUtc(Folder["in"], second);
        await engine.RunAsync(engine.Step("a", ["in"], ["out"]));

        Assert.Equal("two|", Folder.Read("out"));
    }

    [Theory]
    [InlineData(2, 1, 1, "its options changed")]
    [InlineData(1, 2, 1, "the tool changed")]
    [InlineData(1, 1, 2, "a variable of its environment changed")]
    [InlineData(2, 2, 2, "the tool changed")]
    public async Task AnotherSignatureIsAReason(ulong command, ulong tool, ulong environment, string reason)
    {
        Folder.Write("in", "1");
        static StepSignature Signature(ulong a, ulong b, ulong c) => new(new Hash128(0, a), new Hash128(0, b), new Hash128(0, c));
        await engine.RunAsync(engine.Step("a", ["in"], ["out"], signature: Signature(1, 1, 1)));

        var second = await engine.RunAsync(engine.Step("a", ["in"], ["out"], signature: Signature(command, tool, environment)));
        var third = await engine.RunAsync(engine.Step("a", ["in"], ["out"], signature: Signature(command, tool, environment)));

        Assert.Equal((reason, 0), (second.Reason, third.Report.Ran));
    }

    [Fact]
    public async Task AnotherListOfInputsIsAReason()
    {
        foreach (var name in (string[])["a", "b", "c"])
        {
            Folder.Write(name, name);
        }

        await engine.RunAsync(engine.Step("x", ["a", "b"], ["out"]));
        var added = await engine.RunAsync(engine.Step("x", ["a", "b", "c"], ["out"]));
        var removed = await engine.RunAsync(engine.Step("x", ["a", "c"], ["out"]));
        var order = await engine.RunAsync(engine.Step("x", ["c", "a"], ["out"]));

        Assert.Equal((Folder["c"] + " was added", Folder["b"] + " was removed", "the order of its inputs changed"), (added.Reason, removed.Reason, order.Reason));
        Assert.Equal("c|a|", Folder.Read("out"));
    }

    /// <summary>The same step with its output elsewhere: what is asked for is not there.</summary>
    [Fact]
    public async Task AnotherOutputPathIsMade()
    {
        Folder.Write("in", "1");
        await engine.RunAsync(engine.Step("a", ["in"], ["old/out"]));
        var second = await engine.RunAsync(engine.Step("a", ["in"], ["new/out"]));

        Assert.True(File.Exists(Folder["new/out"]), "The step was taken for up to date, because its former output is still there.");
        Assert.Equal(["a"], second.Ran);
    }

    [Fact]
    public async Task ADiscoveredInputThatBecomesDeclaredIsNoSurprise()
    {
        Folder.Write("in", "1");
        Folder.Write("header", "1");
        await engine.RunAsync(engine.Step("a", ["in"], ["out"], ["header"]));
        var second = await engine.RunAsync(engine.Step("a", ["in", "header"], ["out"]));

        Assert.Equal(Folder["header"] + " was added", second.Reason);
    }

    [Fact]
    public async Task WhatIsVolatileRunsEveryTimeAndSaysWhy()
    {
        RecordedStep Step() => engine.Step("a", ["volatile:nobody knows what it reads"], ["out"]);
        await engine.RunAsync(Step());
        var second = await engine.RunAsync(Step());
        var third = await engine.RunAsync(Step());

        Assert.Equal(("nobody knows what it reads", "nobody knows what it reads"), (second.Reason, third.Reason));
    }

    [Fact]
    public async Task UnchangedOutputsStopTheChain()
    {
        Folder.Write("in", "1");
        RecordedStep[] Steps() =>
        [
            engine.Step("a", ["in"], ["middle"], body: (context, step) =>
            {
                var temporary = context.Temporary("t");
                File.WriteAllText(temporary, "always the same");
                context.Commit(temporary, step.Outputs[0]);
                return Task.FromResult(StepResult.Success);
            }),
            engine.Step("b", ["middle"], ["out"]),
        ];
        await engine.RunAsync([.. Steps()]);
        Folder.Write("in", "2");

        Assert.Equal((string[])["a"], (await engine.RunAsync([.. Steps()])).Ran);
    }

    [Fact]
    public async Task AChangeRunsDownTheWholeChain()
    {
        Folder.Write("in", "1");
        RecordedStep[] Steps() => [engine.Step("a", ["in"], ["m1"]), engine.Step("b", ["m1"], ["m2"]), engine.Step("c", ["m2"], ["out"]), engine.Step("d", [], ["other"])];
        await engine.RunAsync([.. Steps()]);
        Folder.Write("in", "2");
        var run = await engine.RunAsync([.. Steps()]);

        Assert.Equal(["a", "b", "c"], run.Ran);
        Assert.Equal("2||| ".TrimEnd(), Folder.Read("out"));
    }

    [Fact]
    public async Task AnInputThatChangesWhileTheStepRunsRunsItAgain()
    {
        Folder.Write("in", "1");
        Task<StepResult> Meddle(StepContext context, RecordedStep step)
        {
            var result = step.Make(context);
            Folder.Write("in", "2");
            return Task.FromResult(result);
        }

        await engine.RunAsync(engine.Step("a", ["in"], ["out"], body: Meddle));
        var second = await engine.RunAsync(engine.Step("a", ["in"], ["out"]));
        var third = await engine.RunAsync(engine.Step("a", ["in"], ["out"]));

        Assert.Equal((1, "2|", 0), (second.Report.Ran, Folder.Read("out"), third.Report.Ran));
    }

    /// <summary>A discovered header is read first and written right behind, within the clock's tick of the start.</summary>
    [Fact]
    public async Task ADiscoveredInputThatChangesWhileTheStepRunsRunsItAgain()
    {
        Folder.Write("in", "1");
        Folder.Write("header", "1");
        await Task.Delay(50);
        await engine.RunAsync(engine.Step("a", ["in"], ["out"], ["header"], body: (context, step) =>
        {
            var started = DateTime.UtcNow;
            var result = step.Make(context);
            Folder.Write("header", "2");
            File.SetLastWriteTimeUtc(Folder["header"], started.AddMilliseconds(-3));    // what a kernel with ticks of 4 ms may stamp
            return Task.FromResult(result);
        }));
        await engine.RunAsync(engine.Step("a", ["in"], ["out"], ["header"]));

        Assert.Equal("1|2|", Folder.Read("out"));
    }

    /// <summary>An editor or git that keeps an older time (<c>mv</c>, <c>cp -p</c>) while a compiler runs: the step knew that header from its last run.</summary>
    [Fact]
    public async Task AKnownHeaderThatIsReplacedByAnOlderFileWhileTheStepRunsRunsItAgain()
    {
        Folder.Write("in", "1");
        Folder.Write("header", "1");
        await engine.RunAsync(engine.Step("a", ["in"], ["out"], ["header"]));
        Folder.Write("in", "2");
        Folder.Write("older", "9");
        File.SetLastWriteTimeUtc(Folder["older"], DateTime.UtcNow.AddHours(-1));
        await engine.RunAsync(engine.Step("a", ["in"], ["out"], ["header"], body: (context, step) =>
        {
            var result = step.Make(context);
            File.Move(Folder["older"], Folder["header"], overwrite: true);
            return Task.FromResult(result);
        }));
        await engine.RunAsync(engine.Step("a", ["in"], ["out"], ["header"]));

        Assert.Equal("2|9|", Folder.Read("out"));
    }

    /// <summary>From an archive, or from a machine whose clock is ahead: nobody wrote it while the step ran.</summary>
    [Fact]
    public async Task AHeaderWithATimeInTheFutureDoesNotRunItsIncludersForEver()
    {
        Folder.Write("in", "1");
        Folder.Write("header", "1");
        File.SetLastWriteTimeUtc(Folder["header"], DateTime.UtcNow.AddDays(1));
        await engine.RunAsync(engine.Step("a", ["in"], ["out"], ["header"]));
        var second = await engine.RunAsync(engine.Step("a", ["in"], ["out"], ["header"]));

        Assert.Empty(second.Ran);
    }

    [Fact]
    public async Task WhatAStepMayWriteItselfIsNoChange()
    {
        Folder.Write("in", "1");
        Folder.Write("lock", "old");
        RecordedStep Step() => engine.Step("a", ["in"], ["out"], body: (context, step) =>
        {
            Folder.Write("lock", "new");
            var made = step.Make(context);
            return Task.FromResult(new StepResult(true, [Folder["lock"]]) { MayWrite = new HashSet<string> { Folder["lock"] } });
        });
        await engine.RunAsync(Step());
        var second = await engine.RunAsync(Step());
        Folder.Write("lock", "by hand");
        var third = await engine.RunAsync(Step());

        Assert.Equal((0, Folder["lock"] + " changed"), (second.Report.Ran, third.Reason));
    }

    [Fact]
    public async Task AnInputThatCannotBeReadIsAMessageAndNoCrash()
    {
        Folder.Write("in", "1");
        var step = engine.Step("a", ["in"], ["out"], body: (_, _) => throw new IOException("The disk is full."));
        var run = await engine.RunAsync(step, engine.Step("b", [], ["other"]));

        Assert.Equal((StepOutcome.Failed, StepOutcome.Done), (run["a"], run["b"]));
        Assert.Equal("NSDK3006", Assert.Single(run.Messages.Errors).Code);
        Assert.Contains("The disk is full.", run.Messages.Errors[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnexpectedExceptionIsAMessageAndNoCrash()
    {
        var run = await engine.RunAsync(engine.Step("a", [], ["out"], body: (_, _) => throw new InvalidCastException("ours")));

        Assert.Equal("NSDK9000", Assert.Single(run.Messages.Errors).Code);
        Assert.Contains("ours", run.Messages.Errors[0].Text, StringComparison.Ordinal);
    }

    /// <summary>A step that says it succeeded without its output is a liar; the next build must not believe it.</summary>
    [Fact]
    public async Task AStepWithoutItsOutputIsNotUpToDate()
    {
        var first = await engine.RunAsync(engine.Step("a", [], ["out"], body: (_, _) => Task.FromResult(StepResult.Success)), engine.Step("b", ["out"], ["end"]));
        Assert.Equal(StepOutcome.Failed, first["a"]);
        Assert.Equal(StepOutcome.Skipped, first["b"]);
    }
}
