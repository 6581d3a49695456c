using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains.C;

/// <summary>A run of a compiler that makes one file and lists what it read.</summary>
public abstract class CompilerStep : Step
{
    /// <summary>The compiler's dialect.</summary>
    public required ICompilerDriver Driver { get; init; }

    /// <summary>Program (the launcher, if there is one), shared options, folder, environment.</summary>
    public required CommandLine Shared { get; init; }

    /// <summary>The whole command for an output.</summary>
    public CommandLine Command(string output, string depFile) => Shared with
    {
        Arguments = [.. Shared.Arguments, .. Arguments(OutputPath.From(output, Shared.WorkingDirectory), OutputPath.From(depFile, Shared.WorkingDirectory))],
    };

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        var output = context.TemporaryFile(Path.GetExtension(Outputs[0]));
        var depFile = output + ".d";
        var result = context.Run(Command(output, depFile));
        if (result.ExitCode != 0)
        {
            return Fail(context, result);
        }

        CompilerOutput.Report(result.Error.Concat(result.Output), Driver, Shared.WorkingDirectory, Platform!, context.Messages);
        if (!File.Exists(output) || !File.Exists(depFile))
        {
            context.Messages.Report(Catalog.OutputMissing, $"'{Verb.Imperative} {Subject}'", Platform, File.Exists(output) ? depFile : output,
                "The compiler does not behave like gcc or clang; name another one in NativeCompiler.");
            return StepResult.Failure;
        }

        var discovered = Discovered(depFile);
        context.Commit(output, Outputs[0]);
        return new StepResult(true, discovered);
    }

    /// <summary>What stands behind the shared options.</summary>
    protected abstract IReadOnlyList<string> Arguments(string output, string depFile);

    /// <summary>What becomes of a run that failed: its errors are passed on.</summary>
    protected virtual StepResult Fail(StepContext context, ProcessResult result)
    {
        if (CompilerOutput.Report(result.Error.Concat(result.Output), Driver, Shared.WorkingDirectory, Platform!, context.Messages) == 0)
        {
            context.Messages.Report(Catalog.StepFailed, $"'{Verb.Imperative} {Subject}'", Platform, Shared.Program, result.ExitCode, ToolOutput.Tail(result.Error));
        }

        return StepResult.Failure;
    }

    private List<string> Discovered(string depFile)
    {
        var discovered = new List<string>();
        var seen = new HashSet<string>(Inputs, StringComparer.Ordinal);
        foreach (var name in Driver.ReadDependencies(depFile))
        {
            var path = Path.GetFullPath(name, Shared.WorkingDirectory);
            if (seen.Add(path))
            {
                discovered.Add(path);
            }
        }

        return discovered;
    }
}
