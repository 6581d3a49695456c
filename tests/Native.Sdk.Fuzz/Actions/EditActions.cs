using Native.Sdk.Fuzz.Engine;

namespace Native.Sdk.Fuzz.Actions;

/// <summary>What people and their tools do to files between two builds.</summary>
public static class EditActions
{
    /// <summary>For every kind.</summary>
    public static IEnumerable<ActionKind> All { get; } =
    [
        new("change", 20, Change),
        new("touch", 4, Touch),
        new("touch-all", 2, TouchAll),
        new("remove", 5, Remove),
        new("rename", 4, Rename),
        new("restore", 8, Restore),
        new("old-time", 6, OldTime),
        new("switch", 4, Switch),
        new("configuration", 2, SwitchConfiguration),
        new("put-right", 1, PutRight),
        new("unseen", 0, ChangeUnseen),
        new("nothing", 2, (_, _) => "nothing"),
    ];

    /// <summary>Other content, with or without the same size, in place or by rename.</summary>
    public static string? Change(FuzzRun run, Random random) => Change(run, random, run.Kind.IsEdited);

    /// <summary>The same of files for which <paramref name="isEdited"/> holds.</summary>
    public static string? Change(FuzzRun run, Random random, Func<string, bool> isEdited)
    {
        var names = run.Files.Names.Where(isEdited).ToArray();
        var name = random.Pick(names);
        if (run.Kind.Mutate(name, run.Files.Read(name), sameSize: random.Next(2) == 0, random) is not { } text)
        {
            return null;
        }

        if (random.Next(2) == 0)
        {
            run.Files.Write(name, text);
        }
        else
        {
            run.Files.Replace(name, text);
        }

        return name;
    }

    private static string? Touch(FuzzRun run, Random random)
    {
        var name = random.Pick(run.Files.Names);
        run.Files.SetTime(name, random.Next(2) == 0 ? DateTime.UtcNow : DateTime.UtcNow.AddSeconds(random.Next(-100000, -1)));
        return name;
    }

    private static string? TouchAll(FuzzRun run, Random random)
    {
        foreach (var name in run.Files.Names)
        {
            run.Files.SetTime(name, DateTime.UtcNow);
        }

        return "every file";
    }

    private static string? Remove(FuzzRun run, Random random)
    {
        var names = run.Files.Names.Where(name => run.Kind.IsRemovable(run.Scene, name)).ToArray();
        if (names.Length == 0)
        {
            return null;
        }

        var removed = random.Pick(names);
        run.Files.Delete(removed);
        return removed;
    }

    private static string? Rename(FuzzRun run, Random random)
    {
        var names = run.Files.Names.Where(name => run.Kind.IsRemovable(run.Scene, name)).ToArray();
        if (names.Length == 0)
        {
            return null;
        }

        var old = random.Pick(names);
        var name = run.Kind.NewName(old, random);
        if (name is null || run.Files.Has(name))
        {
            return null;
        }

        run.Files.Rename(old, name);
        return $"{old} -> {name}";
    }

    /// <summary>What a file once was: with a new time (an editor's undo), or with the time it had then (a backup, <c>cp -p</c>).</summary>
    private static string? Restore(FuzzRun run, Random random)
    {
        var names = run.Files.Names.Where(name => run.Files.Before(name).Count > 0 && run.Kind.IsEdited(name)).ToArray();
        if (names.Length == 0)
        {
            return null;
        }

        var name = random.Pick(names);
        var versions = run.Files.Before(name);
        var (text, time) = versions[Math.Max(0, versions.Count - 1 - random.Next(3))];
        run.Files.Replace(name, text);
        if (random.Next(2) == 0)
        {
            run.Files.SetTime(name, time);
            return $"{name}, with its time of then";
        }

        return name;
    }

    /// <summary>
    /// New content with an old time, as an archive or <c>mv</c> brings it. The very time that the file had is given only
    /// where the size is another one: content that changes with neither is what no build notices.
    /// </summary>
    private static string? OldTime(FuzzRun run, Random random)
    {
        var name = random.Pick(run.Files.Names.Where(run.Kind.IsEdited).ToArray());
        var (before, time) = (run.Files.Read(name), run.Files.Time(name));
        if (run.Kind.Mutate(name, before, sameSize: random.Next(2) == 0, random) is not { } text)
        {
            return null;
        }

        run.Files.Replace(name, text);
        var same = text.Length != before.Length && random.Next(2) == 0;
        run.Files.SetTime(name, same ? time : time.AddSeconds(-random.Next(1, 100000)));
        return name + (same ? ", with the same time" : ", with an older time");
    }

    /// <summary>Other content of the same size with the same time, which is no promise of any build: never done at random, but to see that it is found.</summary>
    private static string? ChangeUnseen(FuzzRun run, Random random)
    {
        var names = run.Files.Names.Where(name => run.Kind.IsEdited(name) && run.Kind.Mutate(name, run.Files.Read(name), sameSize: true, new Random(0)) is not null).ToArray();
        var name = random.Pick(names);
        var time = run.Files.Time(name);
        run.Files.Replace(name, run.Kind.Mutate(name, run.Files.Read(name), sameSize: true, random)!);
        run.Files.SetTime(name, time);
        return name;
    }

    /// <summary>A branch: what the tree once was, good or bad, and where it came from next time.</summary>
    private static string? Switch(FuzzRun run, Random random)
    {
        if (run.Branch is not { } branch)
        {
            run.Branch = run.Files.Snapshot();
            return "a branch begins";
        }

        run.Branch = run.Files.Snapshot();
        run.Files.Restore(branch);
        return "to the other branch";
    }

    /// <summary>What could be built last, as <c>git stash</c> would bring it.</summary>
    private static string? PutRight(FuzzRun run, Random random)
    {
        if (run.IsGood || run.LastGood is not { } good)
        {
            return null;
        }

        run.Files.Restore(good);
        return "to the last good tree";
    }

    private static string? SwitchConfiguration(FuzzRun run, Random random)
    {
        run.Scene = run.Scene with { Configuration = run.Scene.Configuration == "Debug" ? "Release" : "Debug" };
        return run.Scene.Configuration;
    }
}
