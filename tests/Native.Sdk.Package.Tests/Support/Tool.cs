using System.Diagnostics;
using System.Text;

namespace Native.Sdk.Package.Tests.Support;

/// <summary>Runs programs: argument lists, both pipes read at once, the tree killed at the time limit.</summary>
public static class Tool
{
    /// <summary>More than any single build of these tests takes on a loaded machine with two cores.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The dotnet command that runs these tests.</summary>
    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs a program to its end.</summary>
    public static async Task<ToolResult> RunAsync(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string?> environment)
    {
        using var process = Start(program, arguments, folder, environment);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"'{Describe(process)}' did not end within {Limit}:\n{await output}\n{await error}");
        }

        return new ToolResult(Describe(process), process.ExitCode, await output, await error);
    }

    /// <summary>Starts a program whose output the caller reads and whose end the caller awaits.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
        {
            // Null removes it.
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static string Describe(Process process) =>
        process.StartInfo.FileName + " " + string.Join(' ', process.StartInfo.ArgumentList);
}
