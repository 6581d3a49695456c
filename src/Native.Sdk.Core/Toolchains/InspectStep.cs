using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains;

/// <summary>
/// Asks a program something that only changes when the program or its input files do, and keeps the answer: so a no-op
/// build knows its tools without starting one.
/// </summary>
public sealed class InspectStep : Step
{
    /// <summary>What to run, one after the other; the lines of standard output are the answer.</summary>
    public required IReadOnlyList<CommandLine> Commands { get; init; }

    /// <summary>Finds in the answer what else it depends on.</summary>
    public Func<string, IEnumerable<string>>? DiscoverInputs { get; init; }

    /// <summary>Whether the contents of the inputs are part of the answer (for programs: an update that keeps its version).</summary>
    public bool IncludeInputHash { get; init; }

    /// <inheritdoc/>
    public override bool IsQuiet => true;

    /// <summary>The answer of the last run.</summary>
    public string Answer => File.ReadAllText(Outputs[0]);

    /// <summary>A step that asks a program for its version.</summary>
    public static InspectStep Version(string program, BuildDirectory directory, IReadOnlyDictionary<string, string> environment, string option = "--version")
    {
        var command = new CommandLine(program, option.Length == 0 ? [] : [option], directory.Root, environment);
        return new InspectStep
        {
            Group = "tools",
            Subject = program,
            Verb = StepVerb.Inspect,
            Inputs = [program],
            Outputs = [System.IO.Path.Combine(directory.Tools, ContentHash.OfText(program).ToString() + ".txt")],
            Signature = new StepSignature(ContentHash.OfTexts([program, option])),
            Commands = [command],
            IncludeInputHash = true,
        };
    }

    /// <summary>The same question with more to run.</summary>
    public InspectStep With(params IEnumerable<CommandLine> more) => new()
    {
        Group = Group,
        Subject = Subject,
        Verb = Verb,
        Inputs = Inputs,
        Outputs = Outputs,
        Signature = Signature,
        DiscoverInputs = DiscoverInputs,
        IncludeInputHash = IncludeInputHash,
        Commands = [.. Commands, .. more],
    };

    /// <summary>The inspected program.</summary>
    public Tool ToTool()
    {
        var answer = Answer;
        return new Tool(Inputs[0], answer, ContentHash.OfTexts([Inputs[0], answer]));
    }

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        var answer = "";
        foreach (var command in Commands)
        {
            var result = context.Run(command);
            if (result.ExitCode != 0)
            {
                context.Messages.Report(Catalog.ToolNotUsable, command.Program, command, result.ExitCode, ToolOutput.Tail(result.Error));
                return StepResult.Failure;
            }

            answer += string.Join('\n', result.Output) + "\n";
        }

        var temporary = context.Temporary("answer.txt");
        File.WriteAllText(temporary, IncludeInputHash ? $"{answer}# {context.HashOfInputs()}\n" : answer);
        context.Commit(temporary, Outputs[0]);
        return new StepResult(true, [.. DiscoverInputs?.Invoke(answer).Distinct().Except(Inputs) ?? []]);
    }
}
