using System.Diagnostics;

namespace Native.Sdk.Fuzz.Engine;

/// <summary>Runs a program for the oracles.</summary>
public static class Tool
{
    /// <summary>Its standard output, or null if it fails.</summary>
    public static string? Ask(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.Result;
        return process.ExitCode == 0 ? output : null;
    }

    /// <summary>Path of a program on PATH, or null; zig can be named by a variable, as it can for the tests.</summary>
    public static string? Find(string name) => name == "zig" && Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_ZIG") is { Length: > 0 } named ? (File.Exists(named) ? named : null) : FindOnPath(name);

    private static string? FindOnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
