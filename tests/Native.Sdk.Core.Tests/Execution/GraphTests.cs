using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Execution;

namespace Native.Sdk.Core.Tests.Execution;

/// <summary>Steps together: failures, order, what is no more, new headers.</summary>
public sealed class GraphTests : IDisposable
{
    private readonly Engine engine = new();

    private TestFolder Folder => engine.Folder;

    public void Dispose() => engine.Dispose();

    private static Task<StepResult> Fail(StepContext context, RecordedStep step) => Task.FromResult(StepResult.Failure);

    [Fact]
    public async Task DependentsOfAFailureAreSkippedAndTheRestGoesOn()
    {
        var run = await engine.RunAsync(
            engine.Step("bad", [], ["1"], body: Fail),
            engine.Step("needs bad", ["1"], ["2"]),
            engine.Step("needs that", ["2"], ["3"]),
            engine.Step("good", [], ["4"]),
            engine.Step("needs good", ["4"], ["5"]),
            engine.Step("needs both", ["1", "4"], ["6"]));

        Assert.Equal(["bad", "good", "needs good"], run.Ran);
        Assert.Equal((StepOutcome.Skipped, StepOutcome.Skipped, StepOutcome.Skipped), (run["needs bad"], run["needs that"], run["needs both"]));
    }

    [Fact]
    public async Task AFailureLeavesTheRecordOfTheLastSuccess()
    {
        Folder.Write("in", "good");
        await engine.RunAsync(engine.Step("a", ["in"], ["out"]));
        Folder.Write("in", "bad!");
        var failing = await engine.RunAsync(engine.Step("a", ["in"], ["out"], body: Fail));
        var again = await engine.RunAsync(engine.Step("a", ["in"], ["out"], body: Fail));
        Folder.Write("in", "good");
        var restored = await engine.RunAsync(engine.Step("a", ["in"], ["out"]));

        Assert.Equal((1, 1, 0), (failing.Report.Ran, again.Report.Ran, restored.Report.Ran));
        Assert.Equal("good|", Folder.Read("out"));
    }

    [Fact]
    public async Task WhatIsNoMoreInACompletePlanLosesItsOutputs()
    {
        RecordedStep A() => engine.Step("a", [], ["a.o"], group: "linux-x64/x");
        RecordedStep B() => engine.Step("b", [], ["b.o"], group: "linux-x64/x");
        RecordedStep C() => engine.Step("c", [], ["c.o"], group: "win-x64/x");
        await engine.RunAsync(A(), B(), C());
        await engine.RunAsync(A());
        Assert.True(File.Exists(Folder["b.o"]), "Without Complete nothing is deleted.");

        await engine.RunAsync(graph => graph.Complete.Add("linux-x64"), [A()]);
        var back = await engine.RunAsync(A(), B(), C());

        Assert.Equal("b", Assert.Single(back.Ran));
        Assert.Equal("first build", back.Reason);
    }

    [Fact]
    public async Task AfterAFailureNothingIsDeleted()
    {
        await engine.RunAsync(engine.Step("a", [], ["a.o"]), engine.Step("b", [], ["b.o"]));
        await engine.RunAsync(graph => graph.Complete.Add("p"), [engine.Step("c", [], ["c.o"], body: Fail)]);

        Assert.True(File.Exists(Folder["a.o"]) && File.Exists(Folder["b.o"]));
    }

    [Fact]
    public async Task AnOutputThatAnotherStepMakesNowIsNotDeleted()
    {
        await engine.RunAsync(engine.Step("old name", [], ["x.o"]));
        await engine.RunAsync(graph => graph.Complete.Add("p"), [engine.Step("new name", [], ["x.o"])]);
        var third = await engine.RunAsync(graph => graph.Complete.Add("p"), [engine.Step("new name", [], ["x.o"])]);

        Assert.True(File.Exists(Folder["x.o"]));
        Assert.Equal([], third.Ran);
    }

    /// <summary>Somebody cleaned up by hand before the build did.</summary>
    [Fact]
    public async Task AnOutputWhoseFolderIsGoneAlreadyCanBeForgotten()
    {
        await engine.RunAsync(engine.Step("a", [], ["gone/a.o"]), engine.Step("b", [], ["b.o"]));
        Directory.Delete(Folder["gone"], recursive: true);

        var run = await engine.RunAsync(graph => graph.Complete.Add("p"), [engine.Step("b", [], ["b.o"])]);

        Assert.Equal([], run.Ran);
    }

    [Fact]
    public async Task EachStepRunsBehindThoseItNeeds()
    {
        var order = new List<string>();
        Task<StepResult> Note(StepContext context, RecordedStep step)
        {
            lock (order)
            {
                order.Add(step.Subject);
            }

            return Task.FromResult(step.Make(context));
        }

        var steps = new List<RecordedStep>();
        var random = new Random(42);
        for (var i = 0; i < 200; i++)
        {
            var inputs = Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(i + 1)).Where(j => j < i).Distinct().Select(j => $"o{j}").ToArray();
            steps.Add(engine.Step($"s{i}", inputs, [$"o{i}"], body: Note));
        }

        await engine.RunAsync([.. steps]);

        Assert.Equal(200, order.Count);
        var position = order.Select((subject, index) => (subject, index)).ToDictionary(pair => pair.subject, pair => pair.index);
        Assert.All(steps, step => Assert.All(step.Inputs, input => Assert.True(position["s" + Path.GetFileName(input)[1..]] < position[step.Subject])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task NoMoreThanAllowedRunAtOnceAndNoFewer(int max)
    {
        engine.MaxParallelism = max;
        var (running, peak) = (0, 0);
        async Task<StepResult> Count(StepContext context, RecordedStep step)
        {
            lock (engine)
            {
                peak = Math.Max(peak, ++running);
            }

            await Task.Delay(20);
            lock (engine)
            {
                running--;
            }

            return step.Make(context);
        }

        await engine.RunAsync([.. Enumerable.Range(0, 24).Select(i => engine.Step($"s{i}", [], [$"o{i}"], body: Count))]);

        Assert.Equal(max, peak);
    }

    [Fact]
    public async Task WhatUsesAllCoresGetsAllOfThemWhereItIsTheOnlyOne()
    {
        engine.MaxParallelism = 8;
        var shares = new List<int>();
        Task<StepResult> Note(StepContext context, RecordedStep step)
        {
            shares.Add(context.MaxParallelism);
            return Task.FromResult(step.Make(context));
        }

        await engine.RunAsync(engine.Step("first", [], ["o1"], alone: true, body: Note), engine.Step("second", ["o1"], ["o2"], alone: true, body: Note));

        Assert.Equal([8, 8], shares);
    }

    /// <summary>Several that use all cores share them; never are more in use than there are.</summary>
    [Theory]
    [InlineData(8, 2, 4)]
    [InlineData(8, 3, 2)]
    [InlineData(2, 5, 1)]
    [InlineData(1, 2, 1)]
    public async Task WhatUsesAllCoresSharesThemWithOthersOfItsKind(int max, int count, int share)
    {
        engine.MaxParallelism = max;
        var shares = new List<int>();
        var (used, peak) = (0, 0);
        async Task<StepResult> Watch(StepContext context, RecordedStep step)
        {
            lock (shares)
            {
                used += context.MaxParallelism;
                peak = Math.Max(peak, used);
                shares.Add(step.Alone ? context.MaxParallelism : 0);
            }

            await Task.Delay(20);
            lock (shares)
            {
                used -= context.MaxParallelism;
            }

            return step.Make(context);
        }

        await engine.RunAsync(
        [
            .. Enumerable.Range(0, count).Select(i => engine.Step("cargo" + i, [], [$"c{i}"], alone: true, body: Watch)),
            .. Enumerable.Range(0, 20).Select(i => engine.Step("s" + i, [], [$"o{i}"], body: Watch)),
        ]);

        Assert.Equal(count + 20, shares.Count);
        Assert.True(peak <= max, $"{peak} of {max}");
        Assert.Equal(share, shares.First(each => each > 0));
    }

    /// <summary>One that waits for its share does not keep the others from running.</summary>
    [Fact]
    public async Task OrdinaryStepsRunBesideAndBeforeThem()
    {
        engine.MaxParallelism = 4;
        var order = new List<string>();
        var quick = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        async Task<StepResult> Watch(StepContext context, RecordedStep step)
        {
            lock (order)
            {
                order.Add("+" + step.Subject);
            }

            if (step.Subject == "slow")
            {
                await quick.Task.WaitAsync(TimeSpan.FromSeconds(20));
            }

            lock (order)
            {
                order.Add("-" + step.Subject);
            }

            if (step.Subject == "quick")
            {
                quick.SetResult();
            }

            return step.Make(context);
        }

        await engine.RunAsync(
            engine.Step("slow", [], ["o0"], body: Watch), engine.Step("cargo", [], ["o1"], alone: true, body: Watch), engine.Step("quick", [], ["o2"], body: Watch));

        Assert.Equal("-quick -slow +cargo -cargo", string.Join(' ', order.Skip(2)));
    }

    /// <summary>What a compiler would find: the include folders in their order.</summary>
    private RecordedStep Includer(string subject, string found, Func<StepContext, RecordedStep, Task<StepResult>>? body = null) =>
        engine.Step(subject, ["src/" + subject], [subject + ".o"], [found], search: ["first", "second"], body: body);

    private async Task<EngineRun> RunListed(params RecordedStep[] steps) => await engine.RunAsync(
        graph => graph.SourceFiles["p/x"] = [.. Directory.EnumerateFiles(Folder.Path, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(engine.Root, StringComparison.Ordinal) && !file.EndsWith(".o", StringComparison.Ordinal)).Order(StringComparer.Ordinal)],
        steps);

    [Fact]
    public async Task ANewHeaderThatHidesAnotherRunsTheIncludersOnce()
    {
        Folder.Write("src/a", "");
        Folder.Write("src/b", "");
        Folder.Write("second/sub/h.h", "old");
        Folder.Write("second/other.h", "");
        await RunListed(Includer("a", "second/sub/h.h"), Includer("b", "second/other.h"));
        Folder.Write("first/sub/h.h", "new");
        var second = await RunListed(Includer("a", "first/sub/h.h"), Includer("b", "second/other.h"));
        var third = await RunListed(Includer("a", "first/sub/h.h"), Includer("b", "second/other.h"));

        Assert.Equal(["a"], second.Ran);
        Assert.Equal($"{Folder["first/sub/h.h"]} is new and comes before {Folder["second/sub/h.h"]}", second.Reason);
        Assert.Equal([], third.Ran);
    }

    [Fact]
    public async Task ANewFileOfAnotherNameRunsNobody()
    {
        Folder.Write("src/a", "");
        Folder.Write("second/h.h", "");
        await RunListed(Includer("a", "second/h.h"));
        Folder.Write("first/xh.h", "");
        Folder.Write("elsewhere/h.h", "");

        Assert.Empty((await RunListed(Includer("a", "second/h.h"))).Ran);
    }

    [Fact]
    public async Task ANewHeaderIsNotForgottenByAFailedBuildInBetween()
    {
        Folder.Write("src/a", "");
        Folder.Write("src/b", "");
        Folder.Write("second/h.h", "");
        await RunListed(Includer("a", "second/h.h"), Includer("b", "second/h.h"));
        Folder.Write("first/h.h", "");
        var failed = await RunListed(Includer("a", "first/h.h"), Includer("b", "first/h.h", Fail));
        var third = await RunListed(Includer("a", "first/h.h"), Includer("b", "first/h.h"));
        var fourth = await RunListed(Includer("a", "first/h.h"), Includer("b", "first/h.h"));

        Assert.Equal(["a", "b"], failed.Ran);
        Assert.Equal(["b"], third.Ran);
        Assert.Equal([], fourth.Ran);
    }

    /// <summary>The step that would take note of the header does not even get its turn.</summary>
    [Fact]
    public async Task ANewHeaderIsNotForgottenWhereTheIncluderWasSkipped()
    {
        Folder.Write("src/a", "");
        Folder.Write("src/gen", "");
        Folder.Write("second/h.h", "");
        RecordedStep Generator(bool fails) => engine.Step("gen", ["src/gen"], ["gen.out"], body: fails ? Fail : null);
        RecordedStep User(string found) => engine.Step("a", ["src/a", "gen.out"], ["a.o"], [found], search: ["first", "second"]);
        await RunListed(Generator(false), User("second/h.h"));
        Folder.Write("first/h.h", "");
        Folder.Write("src/gen", "changed");
        await RunListed(Generator(true), User("first/h.h"));
        Folder.Write("src/gen", "");
        var third = await RunListed(Generator(false), User("first/h.h"));

        Assert.Equal(["a"], third.Ran);
    }

    [Fact]
    public async Task ANewHeaderBesideTheIncluderHidesOneOfAFolder()
    {
        Folder.Write("src/a", "");
        Folder.Write("second/h.h", "");
        await RunListed(Includer("a", "second/h.h"));
        Folder.Write("src/h.h", "");

        Assert.Equal((string[])["a"], (await RunListed(Includer("a", "src/h.h"))).Ran);
    }

    [Fact]
    public async Task AHeaderThatCameAndWentInOneFailedBuildRunsNobody()
    {
        Folder.Write("src/a", "");
        Folder.Write("second/h.h", "");
        await RunListed(Includer("a", "second/h.h"));
        Folder.Write("first/h.h", "");
        await RunListed(Includer("a", "first/h.h", Fail));
        Folder.Delete("first/h.h");

        Assert.Empty((await RunListed(Includer("a", "second/h.h"))).Ran);
    }

    [Fact]
    public async Task FiveThousandStepsAreCheckedInNoTime()
    {
        for (var i = 0; i < 5000; i++)
        {
            Folder.Write($"src/{i}.c", "");
        }

        Folder.Write("src/all.h", "");
        Step[] Steps() => [.. Enumerable.Range(0, 5000).Select(i => engine.Step($"{i}.c", [$"src/{i}.c"], [$"o/{i}.o"], ["src/all.h"]))];
        var first = await engine.RunAsync(Steps());
        await engine.RunAsync(Steps());
        var third = await engine.RunAsync(Steps());

        Console.WriteLine($"5000 steps: no-op check {third.Report.Check.TotalMilliseconds:F1} ms, state {new FileInfo(engine.State).Length / 1024} KB");
        Assert.Equal((5000, 0), (first.Report.Ran, third.Report.Ran));
    }
}
