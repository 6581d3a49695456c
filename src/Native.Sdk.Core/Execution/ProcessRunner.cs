using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Native.Sdk.Execution;

/// <summary>Starts processes, and counts them.</summary>
public sealed class ProcessRunner
{
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
        var output = ReadLinesAsync(process.StandardOutput);
        var error = ReadLinesAsync(process.StandardError);
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        return new ProcessResult(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
    }

    private static async Task<List<string>> ReadLinesAsync(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }
}
