using System.Diagnostics;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Execution;

/// <summary>
/// One build at a time in a build directory, over all processes. The operating system lets go of it when its holder
/// dies, however it dies.
/// </summary>
public sealed class BuildLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly FileStream stream;

    private BuildLock(FileStream stream) => this.stream = stream;

    /// <summary>Waits for the lock, and says so; null if it cannot be had (in time), which has been said.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="messages">Where to speak.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <param name="patience">How long to wait; null: until it can be had.</param>
    /// <exception cref="OperationCanceledException">Cancelled while waiting.</exception>
    public static BuildLock? Acquire(string path, IMessageSink messages, CancellationToken cancellation, TimeSpan? patience = null)
    {
        var start = Stopwatch.GetTimestamp();
        var told = false;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                if (Take(path) is { } taken)
                {
                    return taken;
                }
            }
            catch (IOException exception) when (IsHeldByAnother(exception))
            {
                if (patience is not null && Stopwatch.GetElapsedTime(start) >= patience)
                {
                    messages.Say($"native: another build is at work in '{Path.GetDirectoryName(path)}'; not waiting for it");
                    return null;
                }

                if (!told && patience is null)
                {
                    told = true;
                    messages.Write(new Message(MessageLevel.High, "", $"native: another build is at work in '{Path.GetDirectoryName(path)}'; waiting for it to end"));
                }

                cancellation.WaitHandle.WaitOne(Pause);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                messages.Report(Catalog.LockFailed, path, exception.Message);
                return null;
            }
        }
    }

    /// <summary>The lock if it can be had at once, or null; nothing is said.</summary>
    /// <param name="path">Absolute path of the file.</param>
    internal static BuildLock? TryAcquire(string path)
    {
        try
        {
            return Take(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    /// <summary>Null: a clean removed the file between our opening and our locking it; the lock of a file without a name guards nothing.</summary>
    private static BuildLock? Take(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        if (File.Exists(path))
        {
            return new BuildLock(stream);
        }

        stream.Dispose();
        return null;
    }

    /// <summary>Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION; Unix: EWOULDBLOCK of flock, which .NET passes on as it is.</summary>
    private static bool IsHeldByAnother(IOException exception) => OperatingSystem.IsWindows()
        ? (exception.HResult & 0xFFFF) is 32 or 33
        : exception.HResult is 11 or 35;
}
