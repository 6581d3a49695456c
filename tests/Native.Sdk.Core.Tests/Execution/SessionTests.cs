using System.Diagnostics;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;

namespace Native.Sdk.Core.Tests.Execution;

/// <summary>Locks, processes, cancellation.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly Engine engine = new();

    private TestFolder Folder => engine.Folder;

    public void Dispose() => engine.Dispose();

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !File.Exists($"/proc/{process}/stat") || !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ");
        }
        catch (Exception exception) when (exception is ArgumentException or IOException)
        {
            return false;
        }
    }

    private CommandLine Sh(string script) => new("/bin/sh", ["-c", script], Folder.Path,
        new Dictionary<string, string> { ["PATH"] = System.Environment.GetEnvironmentVariable("PATH") ?? "" });

    [Fact]
    public async Task TwoBuildsInOneProcessWaitForEachOther()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var first = engine.RunAsync(engine.Step("slow", [], ["1"], body: async (context, step) =>
        {
            entered.SetResult();
            await release.Task;
            return step.Make(context);
        }));
        await entered.Task;
        var messages = new MessageRecorder();
        var second = Task.Run(() => engine.Run(_ => { }, [engine.Step("other", [], ["2"])], messages));
        await Task.Delay(150);
        var finishedEarly = second.IsCompleted;
        release.SetResult();
        await first;
        await second;

        Assert.False(finishedEarly);
        var waiting = Assert.Single(messages.All, message => message.Text.Contains("another build is at work", StringComparison.Ordinal));
        Assert.Equal(MessageLevel.High, waiting.Level);
    }

    /// <summary>util-linux's flock takes the very lock that .NET takes.</summary>
    [FactIfTool("flock")]
    public async Task ABuildWaitsForAnotherProcessAndForItsDeath()
    {
        await engine.RunAsync(engine.Step("a", [], ["1"]));
        using var holder = Process.Start(new ProcessStartInfo("flock", [engine.Directory.Lock, "sh", "-c", "echo held; exec sleep 100"]) { RedirectStandardOutput = true })!;
        await holder.StandardOutput.ReadLineAsync();
        var messages = new MessageRecorder();
        var build = Task.Run(() => engine.Run(_ => { }, [engine.Step("a", [], ["1"])], messages));
        await Task.Delay(150);
        Assert.False(build.IsCompleted);
        holder.Kill(entireProcessTree: true);

        var run = await build.WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Equal([], run.Ran);
        Assert.Single(messages.All, message => message.Text.Contains("another build is at work", StringComparison.Ordinal));
    }

    [FactIfTool("flock")]
    public async Task AWaitingBuildCanBeCancelled()
    {
        await engine.RunAsync(engine.Step("a", [], ["1"]));
        using var holder = Process.Start(new ProcessStartInfo("flock", [engine.Directory.Lock, "sh", "-c", "echo held; exec sleep 100"]) { RedirectStandardOutput = true })!;
        await holder.StandardOutput.ReadLineAsync();
        using var cancel = new CancellationTokenSource(100);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.RunAsync(_ => { }, [engine.Step("a", [], ["1"])], cancel.Token).WaitAsync(TimeSpan.FromSeconds(5)));

        holder.Kill(entireProcessTree: true);
    }

    [Fact]
    public async Task ManyBuildsAtOnceDoTheWorkOnce()
    {
        var runs = 0;
        Task<StepResult> Count(StepContext context, RecordedStep step)
        {
            Interlocked.Increment(ref runs);
            return Task.FromResult(step.Make(context));
        }

        Folder.Write("in", "1");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => engine.RunAsync(engine.Step("a", ["in"], ["1"], body: Count))));

        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task CancellingKillsTheWholeTreeAndKeepsWhatHadFinished()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var cancel = new CancellationTokenSource();
        var slow = engine.Step("slow", ["done"], ["2"], body: async (context, _) =>
        {
            var run = Task.Run(() => context.Run(Sh("sleep 1000 & echo $! > child; echo $$ > parent; sleep 1000")));
            while (!File.Exists(Folder["parent"]) || Folder.Read("parent").Length == 0)
            {
                await Task.Delay(5);
            }

            await cancel.CancelAsync();
            await run;
            return StepResult.Success;
        });
        var build = engine.RunAsync(_ => { }, [engine.Step("quick", [], ["done"]), slow, engine.Step("later", ["2"], ["3"])], cancel.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => build.WaitAsync(TimeSpan.FromSeconds(10)));

        await Task.Delay(50);
        Assert.False(IsAlive(int.Parse(Folder.Read("child"))), "the child lives");
        Assert.False(IsAlive(int.Parse(Folder.Read("parent"))), "the parent lives");
        Assert.Equal((string[])["slow"], (await engine.RunAsync(engine.Step("quick", [], ["done"]), engine.Step("slow", ["done"], ["2"]))).Ran);
    }

    [Fact]
    public async Task ACancelledBuildStartsNothingMore()
    {
        using var cancel = new CancellationTokenSource();
        engine.MaxParallelism = 1;
        var started = 0;
        Task<StepResult> Start(StepContext context, RecordedStep step)
        {
            if (++started == 3)
            {
                cancel.Cancel();
            }

            return Task.FromResult(step.Make(context));
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.RunAsync(_ => { },
            [.. Enumerable.Range(0, 10).Select(i => engine.Step($"s{i}", [], [$"o{i}"], body: Start))], cancel.Token));

        Assert.Equal(3, started);
        Assert.Equal(7, (await engine.RunAsync([.. Enumerable.Range(0, 10).Select(i => engine.Step($"s{i}", [], [$"o{i}"]))])).Report.Ran);
    }

    [Fact]
    public async Task BothPipesAreReadAtOnce()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var result = await new ProcessRunner().RunAsync(
            Sh("i=0; while [ $i -lt 3000 ]; do echo 'a line of output that fills the pipe up'; echo 'a line of errors that fills the other one' >&2; i=$((i+1)); done; exit 7"), default)
            .WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal((7, 3000, 3000), (result.ExitCode, result.Output.Count, result.Error.Count));
    }

    [Fact]
    public async Task StandardInputIsAtItsEnd()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(0, (await new ProcessRunner().RunAsync(Sh("cat; exit 0"), default).WaitAsync(TimeSpan.FromSeconds(5))).ExitCode);
        }
    }

    /// <summary>A compiler server (sccache, a daemon) inherits the pipes and lives on; the build is over all the same.</summary>
    [Fact]
    public async Task AProcessThatLeavesADaemonBehindIsNotWaitedForForever()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var run = new ProcessRunner().RunAsync(Sh("sleep 30 & echo $! > daemon; echo done"), default);
        var finished = await Task.WhenAny(run, Task.Delay(3000)) == run;
        Process.GetProcessById(int.Parse(Folder.Read("daemon"))).Kill();

        Assert.True(finished, "The process has ended, but its daemon holds the pipes, and the build waits for it.");
    }

    /// <summary>The same, cancelled: Ctrl+C must end the build.</summary>
    [Fact]
    public async Task CancellingEndsTheWaitForADaemonsPipes()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var cancel = new CancellationTokenSource();
        var run = new ProcessRunner().RunAsync(Sh("sleep 30 & echo $! > daemon; echo done"), cancel.Token);
        await Task.Delay(300);
        await cancel.CancelAsync();
        var finished = await Task.WhenAny(run, Task.Delay(2000)) == run;
        Process.GetProcessById(int.Parse(Folder.Read("daemon"))).Kill();

        Assert.True(finished, "Cancelled, but the call still waits for the daemon's pipes.");
    }

    [Fact]
    public async Task AProgramThatCannotBeStartedIsACodedError()
    {
        var run = await engine.RunAsync(engine.Step("a", [], ["o"], body: (context, _) =>
        {
            context.Run(new CommandLine(Folder["no such program"], [], Folder.Path, new Dictionary<string, string>()));
            return Task.FromResult(StepResult.Success);
        }));

        Assert.Equal("NSDK3006", Assert.Single(run.Messages.Errors).Code);
    }

    /// <summary>A full disk, for one. Here a folder is in the way.</summary>
    [Fact]
    public void AStateThatCannotBeWrittenIsACodedError()
    {
        var messages = new MessageRecorder();
        using var session = BuildSession.Open(engine.Directory, engine.Environment, 1, messages, default)!;
        Directory.CreateDirectory(engine.State);
        var graph = new BuildGraph();
        graph.Add(engine.Step("a", [], ["1"]));
        graph.SourceFiles["p/x"] = [Folder.Write("new.h", "")];
        var report = session.Run(graph, default);

        Assert.False(report.IsGood(graph.Steps[0]));
        Assert.Equal(["NSDK3006"], messages.ErrorCodes);
    }

    /// <summary>Of a build that was killed; the compilers go on.</summary>
    [Fact]
    public async Task CompilersThatStillWriteTemporaryFilesAreInNobodysWay()
    {
        var folder = Path.Combine(engine.Directory.Temporary, "1", "2-0");
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                Directory.CreateDirectory(folder);
                File.WriteAllText(Path.Combine(engine.Directory.Temporary, "1", $"{i % 100}.o"), "");
            }
        });
        for (var i = 0; i < 50; i++)
        {
            var messages = new MessageRecorder();
            using var session = BuildSession.Open(engine.Directory, engine.Environment, 1, messages, default);
            Assert.True(session is not null, messages.Text);
        }

        await stop.CancelAsync();
        await Task.WhenAny(writing);
    }

    [Fact]
    public async Task ALockThatCannotBeOpenedIsACodedError()
    {
        Directory.CreateDirectory(engine.Directory.Lock);
        var messages = new MessageRecorder();

        Assert.Null(await Task.Run(() => BuildSession.Open(engine.Directory, engine.Environment, 1, messages, default)));

        Assert.Equal(["NSDK3007"], messages.ErrorCodes);
    }
}
