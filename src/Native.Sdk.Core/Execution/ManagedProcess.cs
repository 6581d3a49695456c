using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Native.Sdk.Execution;

/// <summary>A child process by .NET's own means: what every system has.</summary>
internal static class ManagedProcess
{
    /// <summary>See <see cref="ProcessRunner.Run"/>.</summary>
    /// <exception cref="Win32Exception">The program cannot be started.</exception>
    public static async Task<ProcessResult> RunAsync(CommandLine command, CancellationToken cancellation)
    {
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
            process.WaitForExit(ProcessRunner.Grace);
            closing.Cancel();
            throw;
        }

        closing.CancelAfter(ProcessRunner.Grace);
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
