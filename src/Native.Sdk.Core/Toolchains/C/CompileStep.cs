using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains.C;

/// <summary>Compiles one translation unit, or preprocesses one header: a compiler run that lists what it read.</summary>
public sealed class CompileStep : Step
{
    /// <summary>The compiler's dialect.</summary>
    public required ICompilerDriver Driver { get; init; }

    /// <summary>Program (the launcher, if there is one), shared options, folder, environment.</summary>
    public required CommandLine Shared { get; init; }

    /// <summary>The source as the compiler is to call it.</summary>
    public required string SourceArgument { get; init; }

    /// <summary>Whether only to preprocess.</summary>
    public bool PreprocessOnly { get; init; }

    /// <summary>The whole command for an output.</summary>
    public CommandLine Command(string output, string depFile) => Shared with
    {
        Arguments =
        [
            .. Shared.Arguments,
            .. PreprocessOnly
                ? Driver.PreprocessArguments(SourceArgument, OutputPath.From(output, Shared.WorkingDirectory), OutputPath.From(depFile, Shared.WorkingDirectory))
                : Driver.CompileArguments(SourceArgument, OutputPath.From(output, Shared.WorkingDirectory), OutputPath.From(depFile, Shared.WorkingDirectory)),
        ],
    };

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        var output = context.TemporaryFile(Path.GetExtension(Outputs[0]));
        var depFile = output + ".d";
        var result = context.Run(Command(output, depFile));
        var errors = CompilerOutput.Report(result.Error.Concat(result.Output), Driver, Shared.WorkingDirectory, Platform!, context.Messages);
        if (result.ExitCode != 0)
        {
            if (errors == 0)
            {
                context.Messages.Report(Catalog.StepFailed, $"'{Verb.Imperative} {Subject}'", Platform, Shared.Program, result.ExitCode, ToolOutput.Tail(result.Error));
            }

            return StepResult.Failure;
        }

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
