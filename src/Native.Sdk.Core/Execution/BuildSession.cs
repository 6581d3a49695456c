using System.Diagnostics;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;

namespace Native.Sdk.Execution;

/// <summary>One build in one build directory, from taking the lock to giving it back.</summary>
public sealed class BuildSession : IDisposable
{
    private readonly BuildLock held;
    private readonly BuildState state;
    private readonly Lock timesGate = new();

    /// <summary>Null as long as nothing ran: a no-op build has no use for it, and would have to compile it.</summary>
    private Dictionary<string, Total>? times;

    private volatile bool hasTemporaryFolder;

    /// <summary>Whether steps have run: nothing that was seen of a file before is certain then.</summary>
    private bool hasRun;

    /// <summary>Numbers temporary files; shared by all steps.</summary>
    internal int TemporaryCount;

    private BuildSession(BuildDirectory directory, BuildLock held, BuildState state, IMessageSink messages, int maxParallelism)
    {
        Directory = directory;
        this.held = held;
        this.state = state;
        Messages = messages;
        MaxParallelism = maxParallelism;
        TemporaryFolder = Path.Combine(directory.Temporary, Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Where things lie.</summary>
    public BuildDirectory Directory { get; }

    /// <summary>Where the build speaks.</summary>
    public IMessageSink Messages { get; }

    /// <summary>Processes at once.</summary>
    public int MaxParallelism { get; }

    /// <summary>Starts and counts processes.</summary>
    public ProcessRunner Processes { get; } = new();

    /// <summary>All files of the build.</summary>
    public FileTable Files => state.Files;

    internal string TemporaryFolder { get; }

    /// <summary>Who opened it, and may still look at files; ended before anything runs.</summary>
    internal SessionOpening? Opening { get; set; }

    /// <summary>See <see cref="BuildState.FilesOf"/>.</summary>
    internal int[] FilesOf(IReadOnlyList<Platform> platforms) => state.FilesOf(platforms);

    /// <summary>How long the steps of a group have run in this build, all together.</summary>
    internal TimeSpan TimeOf(string group)
    {
        lock (timesGate)
        {
            return times is not null && times.TryGetValue(group, out var total) ? total.Time : default;
        }
    }

    internal void AddTime(string group, TimeSpan time)
    {
        lock (timesGate)
        {
            times ??= new Dictionary<string, Total>(StringComparer.Ordinal);
            if (!times.TryGetValue(group, out var total))
            {
                times[group] = total = new Total();
            }

            total.Time += time;
        }
    }

    /// <summary>Makes sure that the folder of temporary files is there; nobody removes it during a build.</summary>
    internal void EnsureTemporaryFolder()
    {
        if (!hasTemporaryFolder)
        {
            System.IO.Directory.CreateDirectory(TemporaryFolder);
            hasTemporaryFolder = true;
        }
    }

    internal IReadOnlyList<string> ChangedInputs(Step step) => state.Find(step.Id) is { } record
        ? [.. record.Inputs.Where(version => state.StatusOf(version) != FileStatus.Same).Select(state.PathOf)]
        : [];

    /// <summary>Takes the lock, clears what a killed build left half-written, and reads the state.</summary>
    /// <param name="directory">Where to build.</param>
    /// <param name="environment">The build's variables; <c>env:NAME</c> inputs are read here.</param>
    /// <param name="maxParallelism">Processes at once.</param>
    /// <param name="messages">Where the build speaks.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <param name="patience">How long to wait for another build; null: until it ends.</param>
    /// <returns>Null if the folder cannot be used; the reason has been reported.</returns>
    public static BuildSession? Open(
        BuildDirectory directory, IReadOnlyDictionary<string, string> environment, int maxParallelism, IMessageSink messages, CancellationToken cancellation,
        TimeSpan? patience = null)
    {
        using var opening = new SessionOpening(directory, environment, maxParallelism, [], messages);
        return opening.Lock(cancellation, patience) ? opening.Open() : null;
    }

    /// <summary>Clears what a killed build left half-written, and reads the state. It takes over the lock, or gives it back where that fails.</summary>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    internal static BuildSession Load(BuildDirectory directory, BuildLock held, IReadOnlyDictionary<string, string> environment, int maxParallelism, IMessageSink messages)
    {
        try
        {
            Clear(directory.Temporary, messages);
            var state = BuildState.Load(directory.State, new FileTable(environment), Path.Combine(directory.Temporary, "state"), out var problem);
            if (problem is not null)
            {
                messages.Report(Catalog.StateDiscarded, directory.State, problem);
            }

            return new BuildSession(directory, held, state, messages, maxParallelism);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Brings every step of the graph up to date. Failures have been reported; independent steps go on.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; every process is dead, what had finished is remembered.</exception>
    public BuildReport Run(BuildGraph graph, CancellationToken cancellation)
    {
        try
        {
            return RunSteps(graph, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Steps report for themselves; this was the state.
            Messages.Report(Catalog.FileAccess, "Remembering what was built", Directory.Root, exception.Message);
            return new BuildReport([.. graph.Steps.Select(_ => StepOutcome.Failed)], default);
        }
    }

    private BuildReport RunSteps(BuildGraph graph, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        if (hasRun)
        {
            Files.ForgetAll();
        }

        var checker = new UpToDateCheck(state, graph);
        var scheduler = new Scheduler(this, state, graph, checker);
        var isNoOp = scheduler.CheckAll();
        var check = Stopwatch.GetElapsedTime(start);
        if (!isNoOp)
        {
            Opening?.Stop();
            hasRun = true;
            scheduler.Run(cancellation);
        }

        var report = new BuildReport(scheduler.Outcomes, check);
        checker.Settle(report);
        return report;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Opening?.Stop();
        state.Dispose();
        if (TemporaryCount > 0)
        {
            Clear(Directory.Temporary, Messages);
        }

        held.Dispose();
    }

    /// <summary>Compilers of a build that was killed may still be writing there; what stays is of no use to anybody, and in nobody's way.</summary>
    private static void Clear(string temporary, IMessageSink messages)
    {
        try
        {
            var folder = new DirectoryInfo(temporary);
            if (folder.Exists)
            {
                Delete(folder);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            messages.Detail($"native: '{temporary}' could not be removed, and is left to the next build: {exception.Message}");
        }
    }

    /// <summary>By hand: the framework's own walk would be compiled in every build.</summary>
    private static void Delete(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo inner && (entry.Attributes & FileAttributes.ReparsePoint) == 0)
            {
                Delete(inner);
            }
            else
            {
                entry.Delete();
            }
        }

        folder.Delete();
    }

    /// <summary>An object for a number: code for a dictionary of numbers would be compiled in every build.</summary>
    private sealed class Total
    {
        public TimeSpan Time { get; set; }
    }
}
