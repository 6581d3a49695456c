using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;

namespace Native.Sdk.Execution;

/// <summary>
/// Opens a session while the build is being planned. Where there was a build before, another thread takes the lock, reads
/// the state, and looks at the files that it speaks of: where nothing has changed a build does little else than that and
/// planning, and either takes as long as the other.
/// </summary>
/// <remarks>
/// The thread goes through the files from the last to the first, and the check of the steps, which meets it, from the first
/// to the last. It only looks: what it sees lies in the file table, as if the check had looked by itself.
/// </remarks>
/// <param name="directory">Where to build.</param>
/// <param name="environment">The build's variables.</param>
/// <param name="maxParallelism">Processes at once.</param>
/// <param name="platforms">What is built.</param>
/// <param name="messages">Where the build speaks.</param>
internal sealed class SessionOpening(
    BuildDirectory directory, IReadOnlyDictionary<string, string> environment, int maxParallelism, IReadOnlyList<Platform> platforms, IMessageSink messages) : IDisposable
{
    private readonly object gate = new();
    private Thread? thread;
    private Progress progress;
    private BuildLock? held;
    private BuildSession? session;
    private Exception? failure;
    private volatile bool isStopped;

    /// <summary>How far the thread has come.</summary>
    private enum Progress
    {
        Started,
        TriedToLock,
        TriedToLoad,
    }

    /// <summary>Begins, where there was a build before.</summary>
    public void Start()
    {
        if (File.Exists(directory.State))
        {
            thread = new Thread(Work) { IsBackground = true, Name = "native opening" };
            thread.Start();
        }
    }

    /// <summary>Waits until no other build is at work in the folder; false if that cannot be had (in time), which has been said.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <param name="patience">How long to wait; null: until it ends.</param>
    /// <exception cref="OperationCanceledException">Cancelled while waiting.</exception>
    public bool Lock(CancellationToken cancellation, TimeSpan? patience)
    {
        WaitFor(Progress.TriedToLock);
        held ??= BuildLock.Acquire(directory.Lock, messages, cancellation, patience);
        return held is not null;
    }

    /// <summary>The session, the caller's from now on; null if the state cannot be read, which has been said. The lock must be held.</summary>
    public BuildSession? Open()
    {
        WaitFor(Progress.TriedToLoad);
        if (session is null && failure is null)
        {
            Load();
        }

        switch (failure)
        {
            case null:
                var opened = session!;
                (session, held) = (null, null);
                return opened;
            case IOException or UnauthorizedAccessException:
                messages.Report(Catalog.FileAccess, "Reading the state of earlier builds", directory.Root, failure.Message);
                return null;
            default:
                throw new InvalidOperationException(failure.Message, failure);
        }
    }

    /// <summary>Lets the thread look at nothing more; returns when it does not.</summary>
    public void Stop()
    {
        isStopped = true;
        thread?.Join();
    }

    /// <summary>Gives back what nobody took.</summary>
    public void Dispose()
    {
        Stop();
        session?.Dispose();
        held?.Dispose();
    }

    private void Work()
    {
        held = BuildLock.TryAcquire(directory.Lock);
        Reach(Progress.TriedToLock);
        if (held is not null && !isStopped)
        {
            Load();
        }

        var opened = session;
        var files = opened?.FilesOf(platforms) ?? [];
        Reach(Progress.TriedToLoad);
        try
        {
            for (var i = files.Length - 1; i >= 0 && !isStopped; i--)
            {
                opened!.Files.StampOf(files[i]);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The check will look at it too, and say what there is to say.
        }
    }

    private void Load()
    {
        try
        {
            session = BuildSession.Load(directory, held!, environment, maxParallelism, messages);
            session.Opening = this;
        }
        catch (Exception exception)
        {
            // Of another thread's exceptions nobody would learn.
            failure = exception;
        }
    }

    private void Reach(Progress reached)
    {
        lock (gate)
        {
            progress = reached;
            Monitor.PulseAll(gate);
        }
    }

    private void WaitFor(Progress awaited)
    {
        lock (gate)
        {
            while (thread is not null && progress < awaited)
            {
                Monitor.Wait(gate);
            }
        }
    }
}
