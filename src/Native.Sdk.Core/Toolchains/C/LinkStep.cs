using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains.C;

/// <summary>Links the objects of a project into its library.</summary>
public sealed class LinkStep : Step
{
    /// <summary>Longest command line that every system takes; beyond it the arguments go into a response file.</summary>
    private const int MaxCommandLength = 30_000;

    /// <summary>The compiler's dialect.</summary>
    public required ICompilerDriver Driver { get; init; }

    /// <summary>Program, folder, environment, and what stands before all other arguments.</summary>
    public required CommandLine Program { get; init; }

    /// <summary>Options and libraries.</summary>
    public required LinkArguments Arguments { get; init; }

    /// <summary>The objects, in their order.</summary>
    public required IReadOnlyList<string> Objects { get; init; }

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        var output = context.Temporary(Path.GetFileName(Outputs[0]));
        var hash = context.HashOfInputs().ToString();
        string[] before =
        [
            .. Program.Arguments,
            .. Arguments.BeforeObjects.Select(argument => argument.Replace(LinkArguments.Output, OutputPath.From(output, Program.WorkingDirectory)).Replace(LinkArguments.InputHash, hash)),
        ];
        var command = Program with { Arguments = [.. before, .. Objects, .. Arguments.AfterObjects] };
        if (LengthOf(command) > MaxCommandLength)
        {
            if (context.Messages.Wants(MessageLevel.Low))
            {
                context.Messages.Detail("native: by response file: " + command);
            }

            var responseFile = context.Temporary("link.rsp");
            if (Driver.ObjectsArgument(responseFile) is { } objects && Program with { Arguments = [.. before, objects, .. Arguments.AfterObjects] } is var shorter && LengthOf(shorter) <= MaxCommandLength)
            {
                File.WriteAllBytes(responseFile, Driver.ResponseFile(Objects));
                command = shorter;
            }
            else
            {
                File.WriteAllBytes(responseFile, Driver.ResponseFile(command.Arguments.Skip(Program.Arguments.Count)));
                command = Program with { Arguments = [.. Program.Arguments, "@" + responseFile] };
            }
        }

        var result = context.Run(command);
        var errors = CompilerOutput.Report(result.Error.Concat(result.Output), Driver, Program.WorkingDirectory, Platform!, context.Messages);
        if (result.ExitCode != 0)
        {
            context.Messages.Report(Catalog.StepFailed, $"Linking '{Subject}'", Platform, Program.Program, result.ExitCode,
                errors > 0 ? "" : ToolOutput.Tail(result.Error));
            return StepResult.Failure;
        }

        if (!File.Exists(output))
        {
            context.Messages.Report(Catalog.OutputMissing, $"Linking '{Subject}'", Platform, output, "LinkOptions must not name another output.");
            return StepResult.Failure;
        }

        context.Commit(output, Outputs[0]);
        return StepResult.Success;
    }

    /// <summary>As Windows counts, with quotes and a blank for each argument.</summary>
    private static int LengthOf(CommandLine command)
    {
        var length = 0;
        foreach (var argument in command.Arguments)
        {
            length += argument.Length + 3;
        }

        return length;
    }
}
