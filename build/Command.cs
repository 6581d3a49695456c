using System.Diagnostics;
using System.Text;

namespace Native.Sdk.Build;

/// <summary>A program with its arguments; no shell reads them.</summary>
internal sealed class Command(string program, params string[] arguments)
{
    private readonly Dictionary<string, string> environment = [];
    private string folder = Repository.Root;

    /// <summary>NuGet's audit asks the network at every restore, and without one its warning is an error here.</summary>
    public static Command Dotnet(params string[] arguments) => new Command("dotnet", arguments).With("NuGetAudit", "false");

    public Command In(string workingFolder)
    {
        folder = workingFolder;
        return this;
    }

    public Command With(string name, string value)
    {
        environment[name] = value;
        return this;
    }

    /// <summary>Runs with the output on the console.</summary>
    public int Run()
    {
        using var process = Start(Console.WriteLine);
        return process.ExitCode;
    }

    /// <summary>Runs silently.</summary>
    public Result Capture()
    {
        var output = new StringBuilder();
        using var process = Start(line =>
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        });
        return new(process.ExitCode, output.ToString());
    }

    /// <summary>Runs silently, unless it fails: then its output is the message.</summary>
    public string CaptureOrThrow()
    {
        var result = Capture();
        return result.ExitCode == 0 ? result.Output : throw new BuildException($"{this}: exit code {result.ExitCode}\n{result.Output}");
    }

    public override string ToString() => string.Join(' ', [program, .. arguments]);

    /// <summary>Starts it and waits for its end, both pipes read, standard input empty.</summary>
    private Process Start(Action<string> onLine)
    {
        var start = new ProcessStartInfo(Tools.Find(program) ?? throw new BuildException($"{program} is not on PATH"), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => Pass(e.Data);
        process.ErrorDataReceived += (_, e) => Pass(e.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process;

        void Pass(string? line)
        {
            if (line is not null)
            {
                onLine(line);
            }
        }
    }

    public readonly record struct Result(int ExitCode, string Output);
}
