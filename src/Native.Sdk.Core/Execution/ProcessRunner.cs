using System.ComponentModel;

namespace Native.Sdk.Execution;

/// <summary>Starts processes, and counts them.</summary>
public sealed class ProcessRunner
{
    /// <summary>How long the pipes of a finished process are waited for: a daemon that it left behind (a compiler cache's server) may hold them open for ever.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private int started;

    /// <summary>How many processes were started so far.</summary>
    public int Started => Volatile.Read(ref started);

    /// <summary>
    /// Runs to the end, on the caller's thread. Standard input is empty; both pipes are read at once, so neither can fill up
    /// and block the process; cancellation kills the whole tree.
    /// </summary>
    /// <exception cref="Win32Exception">The program cannot be started.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the tree is dead.</exception>
    public ProcessResult Run(CommandLine command, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Interlocked.Increment(ref started);
        return Libc.HasSpawn ? SpawnedProcess.Run(command, cancellation) : ManagedProcess.RunAsync(command, cancellation).GetAwaiter().GetResult();
    }

    /// <summary>The same on another thread.</summary>
    public Task<ProcessResult> RunAsync(CommandLine command, CancellationToken cancellation) =>
        Task.Run(() => Run(command, cancellation), CancellationToken.None);
}
