using System.Text.RegularExpressions;

namespace Native.Sdk.Package.Tests.Support;

/// <summary>What a dotnet command said, taken apart.</summary>
public sealed partial class BuildResult
{
    private readonly NativeLog native = new();
    private readonly ToolResult result;
    private readonly string log;

    /// <param name="result">Output at normal verbosity.</param>
    /// <param name="log">The file that holds it.</param>
    public BuildResult(ToolResult result, string log)
    {
        this.result = result;
        this.log = log;
        var messages = new List<BuildMessage>();
        foreach (var line in result.Output.Split('\n').Select(line => Prefix().Replace(line.TrimEnd('\r'), "")))
        {
            if (line is "Build FAILED." or "Build succeeded.")
            {
                break;      // what follows repeats the errors and warnings
            }

            if (line.StartsWith("native: ", StringComparison.Ordinal))
            {
                native.Read(line);
            }
            else if (BuildMessage.Read(line) is { } message)
            {
                // MSBuild prints every line of a message as a message of its own.
                if (messages.Count > 0 && messages[^1] is var last && last with { Text = "" } == message with { Text = "" })
                {
                    messages[^1] = last with { Text = last.Text + "\n" + message.Text };
                }
                else
                {
                    messages.Add(message);
                }
            }
        }

        Errors = [.. messages.Where(message => message.IsError)];
        Warnings = [.. messages.Where(message => !message.IsError)];
    }

    /// <summary>Of the command.</summary>
    public int ExitCode => result.ExitCode;

    /// <summary>All it wrote to standard output.</summary>
    public string Output => result.Output;

    /// <summary>Errors, in their order.</summary>
    public IReadOnlyList<BuildMessage> Errors { get; }

    /// <summary>Warnings, in their order.</summary>
    public IReadOnlyList<BuildMessage> Warnings { get; }

    /// <summary>The steps that ran, in alphabetical order because compiles run at once: <c>compile a.c</c>, <c>link libx.so</c>.</summary>
    public IReadOnlyList<string> StepsRun => [.. native.Steps.Select(step => step.ToString()).Order(StringComparer.Ordinal)];

    /// <summary>The same with all that is known of them, in the order of the log.</summary>
    public IReadOnlyList<NativeStep> Steps => native.Steps;

    /// <summary>Executions of the native build.</summary>
    public IReadOnlyList<NativeRun> Runs => native.Runs;

    /// <summary>Processes that the native build started.</summary>
    public int ProcessesStarted => native.Runs.Sum(run => run.ProcessesStarted);

    /// <summary>Libraries taken as they are, <c>x.dll win-x64</c>.</summary>
    public IReadOnlyList<string> Prebuilt => native.Prebuilt;

    /// <summary>The tools that were chosen for each platform: <c>zig 0.16.0, glibc 2.17</c>.</summary>
    public IReadOnlyDictionary<string, string> Chosen => native.Chosen;

    /// <summary>Packages that a restore tried to bring of itself.</summary>
    public IReadOnlyList<string> Restored => native.Restored;

    /// <summary>The step of that name, of which there must be one.</summary>
    public NativeStep Step(string name) => Assert.Single(Steps, step => step.ToString() == name);

    /// <summary>The texts of the errors with that code, at least one.</summary>
    public string Error(string code)
    {
        var texts = Errors.Where(error => error.Code == code).Select(error => error.Text).ToArray();
        Assert.True(texts.Length > 0, $"No error {code}.{Describe()}");
        return string.Join('\n', texts);
    }

    /// <summary>It, which must have succeeded without a warning.</summary>
    public BuildResult Clean()
    {
        Succeeded();
        Assert.True(Warnings.Count == 0, "There are warnings." + Describe());
        return this;
    }

    /// <summary>It, which must have succeeded.</summary>
    public BuildResult Succeeded()
    {
        Assert.True(ExitCode == 0 && Errors.Count == 0, $"It failed with {ExitCode}.{Describe()}");
        return this;
    }

    /// <summary>It, which must have failed with an error that was said.</summary>
    public BuildResult Failed()
    {
        Assert.True(ExitCode == 1 && Errors.Count > 0, $"It did not fail as it should: exit code {ExitCode}.{Describe()}");
        return this;
    }

    /// <summary>It, with a native build that found nothing to do.</summary>
    public BuildResult DidNothingNative()
    {
        Assert.True(Runs.Count > 0 && ProcessesStarted == 0 && Steps.Count == 0,
            $"It ran [{string.Join(", ", Steps)}] in {Runs.Count} runs and started {ProcessesStarted} processes.{Describe()}");
        return this;
    }

    private string Describe() =>
        $"\n{result.Command}\n{string.Join('\n', Errors.Concat(Warnings))}\n{(ExitCode != 0 && Errors.Count == 0 ? result.Output + result.Error : "")}\nLog: {log}";

    /// <summary>MSBuild's indentation and node numbers: <c>   1:7></c>.</summary>
    [GeneratedRegex(@"^\s*(\d+(:\d+)?>)?\s*")]
    private static partial Regex Prefix();
}
