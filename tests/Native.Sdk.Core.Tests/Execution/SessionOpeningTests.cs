using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Execution;

namespace Native.Sdk.Core.Tests.Execution;

/// <summary>The thread that reads the state and looks at files while the build is planned; every other test of the engine has it too.</summary>
public sealed class SessionOpeningTests : IDisposable
{
    private readonly Engine engine = new();

    private TestFolder Folder => engine.Folder;

    public void Dispose() => engine.Dispose();

    [Fact]
    public void WithoutAnEarlierBuildNothingIsTouchedBeforeTheLock()
    {
        using (var opening = engine.Opening(new MessageRecorder()))
        {
            opening.Start();
        }

        Assert.False(Directory.Exists(engine.Root));
    }

    /// <summary>The declarations were wrong, so nobody asked.</summary>
    [Fact]
    public async Task WhatNobodyTookIsGivenBack()
    {
        Folder.Write("in", "1");
        await engine.RunAsync(engine.Step("a", ["in"], ["a.o"]));
        var messages = new MessageRecorder();
        for (var i = 0; i < 20; i++)
        {
            using var opening = engine.Opening(messages);
            opening.Start();
        }

        Assert.Empty((await engine.RunAsync(engine.Step("a", ["in"], ["a.o"]))).Ran);
        Assert.Equal("", messages.Text);
    }

    [Fact]
    public async Task ALockThatIsTakenIsWaitedForAndTheStateReadThen()
    {
        Folder.Write("in", "1");
        await engine.RunAsync(engine.Step("a", ["in"], ["a.o"]));
        var held = BuildLock.TryAcquire(engine.Directory.Lock)!;
        var messages = new MessageRecorder();
        using var opening = engine.Opening(messages);
        opening.Start();
        var locking = Task.Run(() => opening.Lock(default, null));
        await Task.Delay(100);
        var wasLocked = locking.IsCompleted;
        held.Dispose();

        Assert.False(wasLocked);
        Assert.True(await locking);
        using var session = opening.Open();
        Assert.NotNull(session);
        Assert.Single(messages.All, message => message.Text.Contains("another build is at work", StringComparison.Ordinal));
        Assert.Equal(2, session.FilesOf([Engine.Platform]).Length);
    }

    [Fact]
    public async Task ADamagedStateIsSaidOnce()
    {
        Folder.Write("in", "1");
        await engine.RunAsync(engine.Step("a", ["in"], ["a.o"]));
        File.WriteAllText(engine.State, "damaged");

        var run = await engine.RunAsync(engine.Step("a", ["in"], ["a.o"]));

        Assert.Equal(["a"], run.Ran);
        Assert.Single(run.Messages.All, message => message.Code == "NSDK3011");
    }

    /// <summary>A build for one of eight platforms has no use for the files of the others.</summary>
    [Fact]
    public async Task OnlyFilesOfThePlatformsThatAreBuiltAreLookedAt()
    {
        Folder.Write("in", "1");
        Folder.Write("other", "1");
        await engine.RunAsync(engine.Step("a", ["in"], ["a.o"]), engine.Step("b", ["other"], ["b.o"], group: "q/x"), engine.Step("c", ["other"], ["c.o"], group: "pp/x"));
        using var session = BuildSession.Open(engine.Directory, engine.Environment, 1, new MessageRecorder(), default)!;

        Assert.Equal([Folder["a.o"], Folder["in"]], session.FilesOf([Engine.Platform]).Select(session.Files.PathOf).Order(StringComparer.Ordinal));
    }

    /// <summary>cargo writes its lock file where it is only asked what there is; whatever was looked at before that is not true any more.</summary>
    [Fact]
    public async Task WhatAStepWritesBesideItsOutputsIsSeenByTheNextGraph()
    {
        Folder.Write("in", "1");
        await engine.RunAsync(engine.Step("a", ["in"], ["a.o"]));
        using var session = BuildSession.Open(engine.Directory, engine.Environment, 1, new MessageRecorder(), default)!;
        var before = Run(engine.Step("a", ["in"], ["a.o"]));
        Run(engine.Step("question", [], ["answer"], body: (context, step) =>
        {
            Folder.Write("in", "changed by the question");
            return Task.FromResult(step.Make(context));
        }));
        var after = Run(engine.Step("a", ["in"], ["a.o"]));

        Assert.Equal(StepOutcome.UpToDate, before);
        Assert.Equal(StepOutcome.Done, after);
        Assert.Equal("changed by the question|", File.ReadAllText(Folder["a.o"]));

        StepOutcome Run(Step step)
        {
            var graph = new BuildGraph();
            graph.Add(step);
            return session.Run(graph, default).OutcomeOf(step);
        }
    }
}
