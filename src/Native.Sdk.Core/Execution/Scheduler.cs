using System.Diagnostics;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Execution;

/// <summary>Runs the steps that have to run, as many at once as there is room for, each behind those it needs.</summary>
internal sealed class Scheduler
{
    /// <summary>Kernels stamp files with the time of their last tick, which is up to 10 ms ago.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

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
    private int readyCount;
    private readonly HashSet<string> occupied = new(StringComparer.Ordinal);
    private int freeSlots;
    private readonly Dictionary<int, string> reasons = [];

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
        slotsOf = new int[steps.Count];
        freeSlots = session.MaxParallelism;
        dependents = new List<int>[steps.Count];
        var producers = new Dictionary<string, Step>(StringComparer.Ordinal);
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
            if (needs[i] is { } producers)
            {
                foreach (var producer in producers)
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

    /// <summary>Runs what has to run.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (check.HasNews || state.Files.Newest > DateTime.UtcNow.Ticks - Tick.Ticks || reasons.Keys.Any(index => state.Find(steps[index].Id) is null))
        {
            // A file that a step will read for the first time tells by its time alone whether it was written while the
            // step ran; what was written before this build must be older than a tick then.
            // Timers may fire early by a tick of their own, hence the loop.
            for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < Tick + TimeSpan.FromMilliseconds(2);)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(4), cancellation).ConfigureAwait(false);
            }
        }

        var running = new List<Task<(int Index, StepOutcome Outcome)>>();
        while (readyCount > 0 || running.Count > 0)
        {
            while (!cancellation.IsCancellationRequested && FindStartable() is >= 0 and var next)
            {
                var slots = slotsOf[next] = SlotsFor(next);
                freeSlots -= slots;
                if (steps[next].Exclusive is { } taken)
                {
                    occupied.Add(taken);
                }

                isReady[next] = false;
                readyCount--;
                running.Add(Task.Run(() => RunOneAsync(next, slots, cancellation), CancellationToken.None));
            }

            if (running.Count == 0)
            {
                break;
            }

            var finished = await Task.WhenAny(running).ConfigureAwait(false);
            running.Remove(finished);
            var (index, outcome) = await finished.ConfigureAwait(false);
            freeSlots += slotsOf[index];
            slotsOf[index] = 0;
            if (steps[index].Exclusive is { } left)
            {
                occupied.Remove(left);
            }

            Finish(index, outcome);
        }

        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>The first ready step for which there is room, or -1.</summary>
    private int FindStartable()
    {
        for (var i = 0; freeSlots > 0 && i < steps.Count; i++)
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

    private async Task<(int Index, StepOutcome Outcome)> RunOneAsync(int place, int slots, CancellationToken cancellation)
    {
        var step = steps[place];
        var where = step.Platform is { } platform ? " for " + platform.Rid : "";
        try
        {
            foreach (var output in step.Outputs)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(output)!);
            }

            var isNew = state.Find(step.Id) is null;
            session.Messages.Write(new Message(step.IsQuiet ? MessageLevel.Low : MessageLevel.Normal, "",
                $"native: {step.Subject} {(isNew ? step.Verb.Done : step.Verb.Again)}{where}: {reasons[place]}"));
            var before = StampsBefore(step);
            var clock = DateTime.UtcNow.Ticks;
            var start = Stopwatch.GetTimestamp();
            var result = await step.RunAsync(new StepContext(step, session, slots, cancellation)).ConfigureAwait(false);
            session.AddTime(step.Group, Stopwatch.GetElapsedTime(start));
            session.Messages.Detail($"native: {step.Verb.Imperative} {step.Subject}{where} took {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms");
            if (!result.Succeeded)
            {
                return (place, StepOutcome.Failed);
            }

            foreach (var output in step.Outputs)
            {
                var index = state.Files.Intern(output);
                state.Files.Forget(index);
                if (!state.Files.StampOf(index).Exists)
                {
                    session.Messages.Report(Catalog.OutputMissing, $"'{step.Verb.Imperative} {step.Subject}'", step.Platform?.Rid ?? "every platform", output, "");
                    return (place, StepOutcome.Failed);
                }
            }

            state.Record(step, result.DiscoveredInputs, Spoiled(step, result, before, clock));
            return (place, StepOutcome.Done);
        }
        catch (OperationCanceledException)
        {
            return (place, StepOutcome.Failed);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            session.Messages.Report(Catalog.FileAccess, $"'{step.Verb.Imperative} {step.Subject}'", step.Platform?.Rid ?? "every platform", exception.Message);
            return (place, StepOutcome.Failed);
        }
        catch (Exception exception)
        {
            session.Messages.Report(Catalog.Unexpected, $"{step.Id}: {exception}");
            return (place, StepOutcome.Failed);
        }
    }

    /// <summary>What the inputs look like before the step runs: the declared ones, and what it read last time.</summary>
    private Dictionary<string, FileStamp> StampsBefore(Step step)
    {
        var stamps = new Dictionary<string, FileStamp>(StringComparer.Ordinal);
        var paths = state.Find(step.Id) is { } record ? step.Inputs.Concat(state.Paths(record.Inputs)) : step.Inputs;
        foreach (var path in paths.Where(FileTable.IsFile))
        {
            stamps.TryAdd(path, FileStamp.Read(path));
        }

        return stamps;
    }

    /// <summary>
    /// The inputs that were written while the step ran: it may have read the old or the new content, so whatever it made
    /// is not trusted. What the step writes itself (cargo its lock file) is not meant.
    /// </summary>
    /// <remarks>A time in the future is no sign of a write.</remarks>
    private HashSet<string> Spoiled(Step step, StepResult result, Dictionary<string, FileStamp> before, long start)
    {
        var tick = Tick.Ticks;
        var end = DateTime.UtcNow.Ticks;
        var spoiled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in step.Inputs.Concat(result.DiscoveredInputs).Where(FileTable.IsFile))
        {
            var now = FileStamp.Read(input);
            var index = state.Files.Intern(input);
            var isKnown = before.TryGetValue(input, out var then);
            if (!result.MayWrite.Contains(input)
                && (isKnown ? now != then : now.Exists && now.Time >= start - tick && now.Time <= end + tick))
            {
                spoiled.Add(input);
            }

            if (state.Files.StampOf(index) != now)
            {
                state.Files.Forget(index);
                if (state.Files.StampOf(index) != now)
                {
                    // Written this very moment: what would be recorded is not what the step read.
                    spoiled.Add(input);
                }
            }
        }

        return spoiled;
    }
}
