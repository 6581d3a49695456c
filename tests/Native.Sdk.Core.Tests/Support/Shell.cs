using System.Diagnostics;

namespace Native.Sdk.Core.Tests.Support;

/// <summary>Real tools, run to their end.</summary>
public static class Shell
{
    /// <summary>What a tool wrote to standard output; it must succeed.</summary>
    public static string Run(string folder, params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)}: {process.ExitCode}\n{output}{errors.Result}");
        return output;
    }

    /// <summary>The same by lines, without empty ones.</summary>
    public static string[] Lines(string folder, params string[] command) => Run(folder, command).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
