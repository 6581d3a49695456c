using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains.Bindings;

/// <summary>Has cbindgen make the header of a crate; where one is committed, says in what the two differ.</summary>
/// <remarks>cbindgen's documentation, "docs.md"; it asks cargo for the crate's metadata, which <c>CARGO</c> names.</remarks>
public sealed class CbindgenStep : Step
{
    /// <summary>Counts up when the way of calling it changes.</summary>
    public const string RulesVersion = "cbindgen 1";

    /// <summary>The project's Include, for messages.</summary>
    public required string Include { get; init; }

    /// <summary>cbindgen, but for its output.</summary>
    public required CommandLine Command { get; init; }

    /// <summary>Absolute path of the header that is compared; null: the output is the header.</summary>
    public required string? Committed { get; init; }

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        var output = context.Temporary(Path.GetFileName(Outputs[0]));
        var command = Command with { Arguments = [.. Command.Arguments, "--output", output] };
        var result = context.Run(command);
        if (result.ExitCode != 0 || !File.Exists(output))
        {
            context.Messages.Report(Catalog.CbindgenFailed, Include, result.ExitCode, ToolOutput.Tail(result.Error), $"cd {Command.WorkingDirectory} && cbindgen --config cbindgen.toml");
            return StepResult.Failure;
        }

        if (Committed is not null && FirstDifference(File.ReadLines(Committed), File.ReadLines(output)) is { } line)
        {
            context.Messages.Report(Catalog.HeaderIsStale, new SourceLocation(Committed, line), Path.GetFileName(Committed), line,
                Command.WorkingDirectory, Path.GetRelativePath(Command.WorkingDirectory, Committed));
        }

        context.Commit(output, Outputs[0]);
        return StepResult.Success;
    }

    /// <summary>Number of the first line in which two texts differ, or null. Ends of lines and empty lines do not matter.</summary>
    private static int? FirstDifference(IEnumerable<string> committed, IEnumerable<string> fresh)
    {
        using var other = fresh.Select(line => line.TrimEnd()).Where(line => line.Length > 0).GetEnumerator();
        var number = 0;
        foreach (var line in committed)
        {
            number++;
            if (line.TrimEnd() is { Length: > 0 } text && (!other.MoveNext() || other.Current != text))
            {
                return number;
            }
        }

        return other.MoveNext() ? Math.Max(1, number) : null;
    }
}
