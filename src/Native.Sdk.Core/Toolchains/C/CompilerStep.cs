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
    public override async Task<StepResult> RunAsync(StepContext context)
    {
        var output = context.Temporary("unit" + Path.GetExtension(Outputs[0]));
        var depFile = output + ".d";
        var result = await context.RunAsync(Command(output, depFile)).ConfigureAwait(false);
        if (result.ExitCode != 0)
        {
            return await FailAsync(context, result).ConfigureAwait(false);
        }

        CompilerOutput.Report(result.Error.Concat(result.Output), Driver, Shared.WorkingDirectory, Platform!, context.Messages);
        if (!File.Exists(output) || !File.Exists(depFile))
        {
            context.Messages.Report(Catalog.OutputMissing, $"'{Verb.Imperative} {Subject}'", Platform, File.Exists(output) ? depFile : output,
                "The compiler does not behave like gcc or clang; name another one in NativeCompiler.");
            return StepResult.Failure;
        }

        var discovered = Driver.ReadDependencies(depFile)
            .Select(path => Path.GetFullPath(path, Shared.WorkingDirectory))
            .Distinct(StringComparer.Ordinal)
            .Where(path => !Inputs.Contains(path))
            .ToArray();
        context.Commit(output, Outputs[0]);
        return new StepResult(true, discovered);
    }

    /// <summary>What stands behind the shared options.</summary>
    protected abstract IReadOnlyList<string> Arguments(string output, string depFile);

    /// <summary>What becomes of a run that failed: its errors are passed on.</summary>
    protected virtual Task<StepResult> FailAsync(StepContext context, ProcessResult result)
    {
        if (CompilerOutput.Report(result.Error.Concat(result.Output), Driver, Shared.WorkingDirectory, Platform!, context.Messages) == 0)
        {
            context.Messages.Report(Catalog.StepFailed, $"'{Verb.Imperative} {Subject}'", Platform, Shared.Program, result.ExitCode, ToolOutput.Tail(result.Error));
        }

        return Task.FromResult(StepResult.Failure);
    }
}
