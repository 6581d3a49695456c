using System.Diagnostics;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Execution;

/// <summary>Runs the steps that have to run, as many at once as there is room for, each behind those it needs.</summary>
internal sealed class Scheduler
{
    private readonly BuildSession session;
    private readonly BuildState state;
    private readonly UpToDateCheck check;
    private readonly IReadOnlyList<Step> steps;
    private readonly List<int>?[] needs;
    private readonly List<int>?[] dependents;
    private readonly int[] waitingFor;
    private readonly bool[] needsFailed;
    private readonly bool[] isReady;
    private readonly int[] slotsOf;
    private readonly string?[] reasons;
    private readonly Dictionary<string, Step> producers = new(StringComparer.Ordinal);
    private readonly HashSet<string> occupied = new(StringComparer.Ordinal);

    /// <summary>Held by whoever changes what is above and below.</summary>
    private readonly object gate = new();
    private int readyCount;
    private int running;
    private int freeSlots;

    /// <summary>No step before it is ready.</summary>
    private int firstReady;

    public Scheduler(BuildSession session, BuildState state, BuildGraph graph, UpToDateCheck check)
    {
        this.session = session;
        this.state = state;
        this.check = check;
        steps = graph.Steps;
        waitingFor = new int[steps.Count];
        needsFailed = new bool[steps.Count];
        Outcomes = new StepOutcome[steps.Count];
        isReady = new bool[steps.Count];
        reasons = new string?[steps.Count];
        slotsOf = new int[steps.Count];
        freeSlots = session.MaxParallelism;
        dependents = new List<int>[steps.Count];
        needs = new List<int>?[steps.Count];
        for (var i = 0; i < steps.Count; i++)
        {
            List<int>? needed = null;
            foreach (var input in steps[i].Inputs)
            {
                if (producers.TryGetValue(input, out var producer))
                {
                    (needed ??= []).Add(producer.Index);
                }
            }

            needs[i] = needed;
            foreach (var output in steps[i].Outputs)
            {
                producers[output] = steps[i];
            }
        }
    }

    /// <summary>What became of each step, by its place in the graph.</summary>
    public StepOutcome[] Outcomes { get; }

    /// <summary>Looks at every step whose inputs are settled; starts nothing. What needs a step that must run is looked at after it ran.</summary>
    /// <returns>Whether nothing has to run.</returns>
    public bool CheckAll()
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (needs[i] is { } needed)
            {
                foreach (var producer in needed)
                {
                    if (Outcomes[producer] != StepOutcome.UpToDate)
                    {
                        (dependents[producer] ??= []).Add(i);
                        waitingFor[i]++;
                    }
                }
            }

            if (waitingFor[i] == 0)
            {
                CheckOne(i);
            }
        }

        return readyCount == 0;
    }

    /// <summary>Runs what has to run, on this thread and as many others as there may be processes at once.</summary>
    public void Run(CancellationToken cancellation)
    {
        if (check.HasNews || state.Files.Newest > DateTime.UtcNow.Ticks - InputWatch.Tick.Ticks || AnyIsNew())
        {
            // A file that a step will read for the first time tells by its time alone whether it was written while the
            // step ran; what was written before this build must be older than a tick then.
            // Timers may fire early by a tick of their own, hence the loop.
            for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < InputWatch.Tick + TimeSpan.FromMilliseconds(2);)
            {
                cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(4));
                cancellation.ThrowIfCancellationRequested();
            }
        }

        var others = new Thread[Math.Min(session.MaxParallelism, steps.Count) - 1];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(() => Work(cancellation)) { IsBackground = true, Name = "native build" };
            others[i].Start();
        }

        Work(cancellation);
        foreach (var other in others)
        {
            other.Join();
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private bool AnyIsNew()
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (isReady[i] && state.Find(steps[i].Id) is null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Takes a step, runs it, settles what that means for others, until there is nothing left. Steps block the thread they
    /// run on: there are only as many as processes, and a thread that waits for one costs less than tasks handed around.
    /// </summary>
    private void Work(CancellationToken cancellation)
    {
        while (WaitForStep(cancellation) is >= 0 and var step)
        {
            var outcome = RunOne(step, cancellation);
            lock (gate)
            {
                GiveBack(step);
                Finish(step, outcome);
                Monitor.PulseAll(gate);
            }
        }
    }

    /// <summary>The next step for this thread, or -1: there is nothing left, or the build is cancelled.</summary>
    private int WaitForStep(CancellationToken cancellation)
    {
        lock (gate)
        {
            while (true)
            {
                if (!cancellation.IsCancellationRequested && FindStartable() is >= 0 and var next)
                {
                    Take(next);
                    return next;
                }

                if (running == 0)
                {
                    return -1;
                }

                Monitor.Wait(gate);
            }
        }
    }

    private void Take(int index)
    {
        running++;
        freeSlots -= slotsOf[index] = SlotsFor(index);
        isReady[index] = false;
        readyCount--;
        if (steps[index].Exclusive is { } taken)
        {
            occupied.Add(taken);
        }
    }

    private void GiveBack(int index)
    {
        running--;
        freeSlots += slotsOf[index];
        slotsOf[index] = 0;
        if (steps[index].Exclusive is { } left)
        {
            occupied.Remove(left);
        }
    }

    /// <summary>The first ready step for which there is room, or -1.</summary>
    private int FindStartable()
    {
        while (firstReady < steps.Count && !isReady[firstReady])
        {
            firstReady++;
        }

        for (var i = firstReady; freeSlots > 0 && i < steps.Count; i++)
        {
            if (isReady[i] && SlotsFor(i) <= freeSlots && !(steps[i].Exclusive is { } place && occupied.Contains(place)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// How much of the machine a step gets: one of the processes at once, or, if it runs many by itself, its share among
    /// those of its kind that could run now. So one cargo has the whole machine, and several together have no more.
    /// </summary>
    private int SlotsFor(int index)
    {
        if (!steps[index].UsesAllCores)
        {
            return 1;
        }

        var sharers = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].UsesAllCores && (isReady[i] || slotsOf[i] > 0))
            {
                sharers++;
            }
        }

        return Math.Max(1, session.MaxParallelism / sharers);
    }

    private void CheckOne(int index)
    {
        string? reason;
        try
        {
            reason = check.ReasonToRun(steps[index]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be read now cannot be compared; the tool that reads it will say what is wrong with it.
            reason = exception.Message;
        }

        if (reason is null)
        {
            Finish(index, StepOutcome.UpToDate);
            return;
        }

        reasons[index] = reason;
        isReady[index] = true;
        firstReady = Math.Min(firstReady, index);
        readyCount++;
    }

    private void Finish(int index, StepOutcome outcome)
    {
        Outcomes[index] = outcome;
        foreach (var dependent in dependents[index] ?? [])
        {
            needsFailed[dependent] |= outcome is StepOutcome.Failed or StepOutcome.Skipped;
            if (--waitingFor[dependent] == 0)
            {
                if (needsFailed[dependent])
                {
                    Finish(dependent, StepOutcome.Skipped);
                }
                else
                {
                    CheckOne(dependent);
                }
            }
        }
    }

    /// <summary>
    /// What the step made last time and does not make any more: the step is the same, and nobody else would remove it. Before it is
    /// recorded, so that a killed build leaves nothing behind.
    /// </summary>
    private void RemoveFormerOutputs(Step step)
    {
        if (state.Find(step.Id) is not { } before)
        {
            return;
        }

        foreach (var version in before.Outputs)
        {
            var old = state.PathOf(version);
            if (!producers.ContainsKey(old) && File.Exists(old))
            {
                File.Delete(old);
            }
        }
    }

    private StepOutcome RunOne(int place, CancellationToken cancellation)
    {
        var step = steps[place];
        var where = step.Platform is { } platform ? " for " + platform.Rid : "";
        try
        {
            foreach (var output in step.Outputs)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(output)!);
            }

            var level = step.IsQuiet ? MessageLevel.Low : MessageLevel.Normal;
            if (session.Messages.Wants(level))
            {
                var verb = state.Find(step.Id) is null ? step.Verb.Done : step.Verb.Again;
                session.Messages.Write(new Message(level, "", $"native: {step.Subject} {verb}{where}: {reasons[place]}"));
            }

            var watch = new InputWatch(step, state, producers);
            var start = Stopwatch.GetTimestamp();
            var result = step.Run(new StepContext(step, session, slotsOf[place], cancellation));
            session.AddTime(step.Group, Stopwatch.GetElapsedTime(start));
            if (session.Messages.Wants(MessageLevel.Low))
            {
                session.Messages.Detail($"native: {step.Verb.Imperative} {step.Subject}{where} took {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms");
            }

            if (!result.Succeeded)
            {
                return StepOutcome.Failed;
            }

            foreach (var output in step.Outputs)
            {
                var index = state.Files.Intern(output);
                state.Files.Forget(index);
                if (!state.Files.StampOf(index).Exists)
                {
                    session.Messages.Report(Catalog.OutputMissing, $"'{step.Verb.Imperative} {step.Subject}'", step.Platform?.Rid ?? "every platform", output, "");
                    return StepOutcome.Failed;
                }
            }

            RemoveFormerOutputs(step);
            state.Record(step, result.DiscoveredInputs, watch.FindSpoiled(result));
            return StepOutcome.Done;
        }
        catch (OperationCanceledException)
        {
            return StepOutcome.Failed;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            session.Messages.Report(Catalog.FileAccess, $"'{step.Verb.Imperative} {step.Subject}'", step.Platform?.Rid ?? "every platform", exception.Message);
            return StepOutcome.Failed;
        }
        catch (Exception exception)
        {
            session.Messages.Report(Catalog.Unexpected, $"{step.Id}: {exception}");
            return StepOutcome.Failed;
        }
    }
}
