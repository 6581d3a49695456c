using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Native.Sdk.Execution;

/// <summary>Starts processes, and counts them.</summary>
public sealed class ProcessRunner
{
    /// <summary>How long the pipes of a finished process are waited for.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private int started;

    /// <summary>How many processes were started so far.</summary>
    public int Started => Volatile.Read(ref started);

    /// <summary>
    /// Runs to the end. Both pipes are read at once, so neither can fill up and block the process; cancellation kills
    /// the whole tree.
    /// </summary>
    /// <exception cref="Win32Exception">The program cannot be started.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the tree is dead.</exception>
    public async Task<ProcessResult> RunAsync(CommandLine command, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            WorkingDirectory = command.WorkingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        Interlocked.Increment(ref started);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var closing = new CancellationTokenSource();
        var output = ReadLinesAsync(process.StandardOutput, closing.Token);
        var error = ReadLinesAsync(process.StandardError, closing.Token);
        try
        {
            await ExitAsync(process, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(Grace);
            closing.Cancel();
            throw;
        }

        // A daemon that the tool left behind (a compiler cache's server) may hold the pipes open for ever.
        closing.CancelAfter(Grace);

        return new ProcessResult(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
    }

    private static async Task<List<string>> ReadLinesAsync(StreamReader reader, CancellationToken closing)
    {
        var lines = new List<string>();
        try
        {
            while (await reader.ReadLineAsync(closing).ConfigureAwait(false) is { } line)
            {
                lines.Add(line);
            }
        }
        catch (OperationCanceledException)
        {
            // The process is gone; what it wrote has been read.
        }

        return lines;
    }

    /// <summary>Waits for the process alone; <c>WaitForExitAsync</c> is of no use with redirected pipes that a grandchild holds.</summary>
    private static async Task ExitAsync(Process process, CancellationToken cancellation)
    {
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => exited.TrySetResult();
        if (process.HasExited)
        {
            return;
        }

        await exited.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }
}
