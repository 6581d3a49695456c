using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Execution;

namespace Native.Sdk.Core.Tests.Execution;

/// <summary>The file that remembers: damage, growth.</summary>
public sealed class StateTests : IDisposable
{
    private readonly Engine engine = new();

    private TestFolder Folder => engine.Folder;

    public void Dispose() => engine.Dispose();

    private RecordedStep[] Steps() =>
    [
        engine.Step("a", ["in"], ["a.o"], ["h"], search: ["."]),
        engine.Step("b", ["in2"], ["b.o"], ["h"]),
        engine.Step("c", ["a.o", "b.o"], ["c.so"]),
    ];

    private Task<EngineRun> RunAsync() => engine.RunAsync(graph => graph.SourceFiles["p/x"] = [Folder["h"], Folder["in"], Folder["in2"]], [.. Steps()]);

    /// <summary>
    /// A state that is cut off anywhere (kill -9, full disk) or has any byte wrong: no exception, never a stale output, and
    /// afterwards all is well again.
    /// </summary>
    [Fact]
    public async Task NoDamageOfTheStateThrowsOrLeavesAnythingStale()
    {
        Folder.Write("in", "1");
        Folder.Write("in2", "2");
        Folder.Write("h", "3");
        await RunAsync();
        Folder.Write("h", "4");     // so that there are superseded records and a second build too
        await RunAsync();
        await Task.Delay(30);
        await RunAsync();
        var state = File.ReadAllBytes(engine.State);
        string[] files = ["in", "in2", "h", "a.o", "b.o", "c.so"];
        var contents = files.ToDictionary(name => name, name => (Text: Folder.Read(name), Time: File.GetLastWriteTimeUtc(Folder[name])));

        var damages = new List<byte[]>();
        for (var offset = 0; offset < state.Length; offset++)
        {
            damages.Add(state[..offset]);
            var flipped = state.ToArray();
            flipped[offset] ^= (byte)(1 << (offset % 8));
            damages.Add(flipped);
            if (offset % 64 == 0)
            {
                damages.Add([.. state[..offset], .. new byte[40]]);
                damages.Add([.. state, .. state[offset..]]);
            }
        }

        var round = 0;
        foreach (var damage in damages)
        {
            foreach (var (name, (text, time)) in contents)
            {
                Folder.Write(name, text);
                File.SetLastWriteTimeUtc(Folder[name], time);
            }

            File.WriteAllBytes(engine.State, damage);
            if (round++ % 2 == 0)
            {
                Folder.Write("h", "5");
                Folder.Write("in2", "two");
            }

            var run = await RunAsync();

            Assert.Empty(run.Messages.Errors);
            Assert.Equal(RecordedStep.Expected([Folder["in"], Folder["h"]]), Folder.Read("a.o"));
            Assert.Equal(RecordedStep.Expected([Folder["in2"], Folder["h"]]), Folder.Read("b.o"));
            Assert.Equal(RecordedStep.Expected([Folder["a.o"], Folder["b.o"]]), Folder.Read("c.so"));
            if (round % 8 < 2)
            {
                Assert.Empty((await RunAsync()).Ran);
            }
        }
    }

    [Fact]
    public async Task ADamagedStateIsSaid()
    {
        Folder.Write("in", "1");
        Folder.Write("in2", "2");
        Folder.Write("h", "3");
        await RunAsync();
        File.WriteAllText(engine.State, "something else entirely");
        var run = await RunAsync();

        Assert.Equal("NSDK3011", Assert.Single(run.Messages.All, message => message.Code.Length > 0).Code);
        Assert.Equal(["a", "b", "c"], run.Ran);
    }

    [Fact]
    public async Task WhatAKilledBuildLeftHalfWrittenIsCleared()
    {
        Folder.Write("in", "1");
        Folder.Write("in2", "2");
        Folder.Write("h", "3");
        Folder.Write("build/tmp/4711/1-0/half.o", "ha");
        await RunAsync();

        Assert.False(Directory.Exists(Folder["build/tmp"]));
    }

    [Fact]
    public async Task AStateThatIsAFolderIsAMessage()
    {
        Directory.CreateDirectory(engine.State);
        var messages = new MessageRecorder();

        var session = await Task.Run(() => BuildSession.Open(engine.Directory, engine.Environment, 1, messages, default));

        Assert.Null(session);
        Assert.Equal(["NSDK3006"], messages.ErrorCodes);
    }

    /// <summary>Thousands of rebuilds: the file stays small, and what it knows stays the same.</summary>
    [Fact]
    public async Task TheStateDoesNotGrowForEverAndForgetsNothing()
    {
        Folder.Write("in", "1");
        Folder.Write("in2", "2");
        Folder.Write("h", "3");
        Folder.Write("late", "");
        await engine.RunAsync(engine.Step("once", ["in2"], ["once.o"], ["late"], group: "q/y"));
        long largest = 0;
        for (var i = 0; i < 500; i++)
        {
            Folder.Write("h", $"{i}");
            Assert.Equal((string[])["a", "b", "c"], (await RunAsync()).Ran);
            largest = Math.Max(largest, new FileInfo(engine.State).Length);
        }

        Assert.InRange(new FileInfo(engine.State).Length, 100, largest);
        Assert.InRange(largest, 0, 1_000_000);
        Assert.Empty((await RunAsync()).Ran);
        Assert.Empty((await engine.RunAsync(engine.Step("once", ["in2"], ["once.o"], ["late"], group: "q/y"))).Ran);
        Folder.Write("late", "x");
        Assert.Equal((string[])["once"], (await engine.RunAsync(engine.Step("once", ["in2"], ["once.o"], ["late"], group: "q/y"))).Ran);
    }

    /// <summary>New headers that nobody has taken note of yet must survive the rewriting too.</summary>
    [Fact]
    public async Task NewsSurviveTheRewritingOfTheState()
    {
        Folder.Write("src/a", "");
        Folder.Write("second/h.h", "");
        Folder.Write("n", "");
        RecordedStep User(string found, bool fails = false) => engine.Step("a", ["src/a"], ["a.o"], [found], search: ["first", "second"],
            body: fails ? (_, _) => Task.FromResult(StepResult.Failure) : null);
        Task<EngineRun> Run(RecordedStep step, params string[] files) => engine.RunAsync(graph => graph.SourceFiles["p/x"] = [.. files.Select(file => Folder[file])], [step, engine.Step("n", ["n"], ["n.o"], group: "z/z")]);
        await Run(User("second/h.h"), "second/h.h", "src/a");
        Folder.Write("first/h.h", "");
        await Run(User("first/h.h", fails: true), "first/h.h", "second/h.h", "src/a");
        for (var i = 0; i < 1050; i++)
        {
            Folder.Write("n", $"{i}");
            await engine.RunAsync(engine.Step("n", ["n"], ["n.o"], group: "z/z"));
        }

        var last = await Run(User("first/h.h"), "first/h.h", "second/h.h", "src/a");

        Assert.Contains("a", last.Ran);
    }
}
