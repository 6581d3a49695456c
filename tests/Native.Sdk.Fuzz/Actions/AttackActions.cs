using System.Diagnostics;
using Native.Sdk.Fuzz.Engine;

namespace Native.Sdk.Fuzz.Actions;

/// <summary>What happens to a build while it runs. Each changes something first, so that there is something to do.</summary>
public static class AttackActions
{
    /// <summary>For every kind.</summary>
    public static IEnumerable<ActionKind> All { get; } =
    [
        new("kill", 5, Kill),
        new("pair", 5, Pair),
        new("edit-meanwhile", 4, EditMeanwhile),
        new("disk-full", 3, FillDisk),
        new("read-only", 1, ProtectFolder),
    ];

    private static string? Kill(FuzzRun run, Random random)
    {
        var edits = Edit(run, random);
        using var child = new ChildBuild(run.Scene);
        var begin = Stopwatch.GetTimestamp();
        child.Go();

        // At any moment, or while steps are at work.
        if (random.Next(2) == 0)
        {
            Thread.Sleep(random.Next(run.ChildTime));
        }
        else
        {
            for (var temporary = Path.Combine(run.Scene.Root, "tmp"); !Directory.Exists(temporary) && Stopwatch.GetElapsedTime(begin).TotalMilliseconds < run.ChildTime;)
            {
                Thread.Sleep(1);
            }

            Thread.Sleep(random.Next(run.ChildTime / 3));
        }

        var hit = child.Kill();
        run.Tally.Kills++;
        run.Tally.KillsThatHit += hit ? 1 : 0;
        run.Interrupted();
        return $"{edits}; {(hit ? "killed" : "it had ended")}";
    }

    /// <summary>Together they do what one would have done: no step runs twice.</summary>
    private static string? Pair(FuzzRun run, Random random)
    {
        var edits = Edit(run, random);
        using var first = new ChildBuild(run.Scene);
        using var second = new ChildBuild(run.Scene);
        var begin = Stopwatch.GetTimestamp();
        first.Go();
        Thread.Sleep(random.Next(4) * random.Next(60));
        second.Go();
        var outcomes = new List<BuildOutcome?> { first.Wait() };
        run.ChildTime = (int)Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        outcomes.Add(second.Wait());
        run.Tally.Pairs++;
        foreach (var outcome in outcomes)
        {
            Judge.Errors(outcome ?? throw new FuzzFailure("one of two builds at once died without a word", ""));
            run.RanBefore.AddRange(outcome.Steps);
        }

        return edits;
    }

    private static string? EditMeanwhile(FuzzRun run, Random random)
    {
        var edits = Edit(run, random);
        var build = Task.Run(() => EngineBuild.Run(run.Scene));
        var changed = new List<string>();
        for (var rest = random.Next(1, 4); rest > 0; rest--)
        {
            Thread.Sleep(random.Next(60));
            if (EditActions.Change(run, random, name => run.Kind.IsEdited(name) && !run.Kind.IsWritten(name)) is { } name)
            {
                changed.Add(name);
            }
        }

        Judge.Errors(build.GetAwaiter().GetResult());
        run.Tally.EditsMeanwhile++;
        run.Overtaken();
        return $"{edits}; meanwhile {string.Join(", ", changed)}";
    }

    private static string? FillDisk(FuzzRun run, Random random)
    {
        if (!run.Workspace.CanMount)
        {
            return null;
        }

        var edits = Edit(run, random);
        using var child = new ChildBuild(run.Scene);
        var free = random.Next(4) == 0 ? 0 : random.Next(1, run.Kind.Room / 4096) * 4096;
        run.Workspace.Fill(free);
        child.Go();
        var outcome = child.Wait() ?? throw new FuzzFailure("the build died of a full disk", "");
        run.Workspace.Empty();
        Judge.Errors(outcome);
        run.Tally.FullDisks++;
        run.Tally.FullDisksThatHit += outcome.Succeeded ? 0 : 1;
        run.Interrupted();
        return $"{edits}; with {free} bytes free it {(outcome.Succeeded ? "succeeded" : "failed")}";
    }

    private static string? ProtectFolder(FuzzRun run, Random random)
    {
        if (!run.Workspace.CanMount || run.Outputs() is not { Length: > 0 } outputs)
        {
            return null;
        }

        var folders = outputs.Select(output => Path.GetDirectoryName(Path.Combine(run.Scene.Root, output))!).Append(run.Scene.Root).Distinct().ToArray();
        var folder = random.Pick(folders);
        var edits = random.Next(3) == 0 ? "nothing" : Edit(run, random);
        if (!Directory.Exists(folder))
        {
            return null;
        }

        Workspace.Protect(folder);
        BuildOutcome outcome;
        try
        {
            outcome = EngineBuild.Run(run.Scene);
        }
        finally
        {
            Workspace.Unprotect(folder);
        }

        Judge.Errors(outcome);
        run.Tally.ProtectedFolders++;
        run.Interrupted();
        return $"{edits}; with {Path.GetRelativePath(run.Scene.Root, folder)} read-only it {(outcome.Succeeded ? "succeeded" : "failed")}";
    }

    private static string Edit(FuzzRun run, Random random)
    {
        var kinds = run.Edits.Where(kind => kind.Weight > 0).ToArray();
        var done = new List<string>();
        for (var rest = random.Next(1, 4); rest > 0; rest--)
        {
            var kind = random.Pick(kinds);
            if (kind.Apply(run, random) is { } what)
            {
                done.Add($"{kind.Name} {what}");
            }
        }

        run.NoteDamage();
        return string.Join(", ", done);
    }
}
