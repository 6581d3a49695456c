using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Toolchains.C;

namespace Native.Sdk.Toolchains.Bindings;

/// <summary>Has a platform's compiler confirm what bindings assume: sizes, alignments, offsets, values.</summary>
/// <remarks>
/// It compiles to an object that nobody wants, because zig's <c>-fsyntax-only</c> checks nothing. Where the compiler
/// disagrees it is asked once more, for its own numbers: see <see cref="LayoutProbe"/>.
/// </remarks>
public sealed class ProveStep : CompilerStep
{
    /// <summary>Counts up when the way of proving changes.</summary>
    public const string RulesVersion = "proof 1";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Arguments(string output, string depFile) => Driver.CompileArguments(OutputPath.From(Inputs[0], Shared.WorkingDirectory), output, depFile);

    /// <inheritdoc/>
    protected override StepResult Fail(StepContext context, ProcessResult result)
    {
        var proof = File.ReadAllText(Inputs[0]);
        var failures = LayoutAssertion.FindFailed(proof, result.Error.Concat(result.Output)
            .Select(line => Driver.ReadDiagnostic(line, Shared.WorkingDirectory, "")).OfType<Message>().Where(message => message.Level == MessageLevel.Error));
        if (failures.Count == 0)
        {
            base.Fail(context, result);
            context.Messages.Report(Catalog.ProofNotCompiled, Subject, Platform, Inputs[0]);
            return StepResult.Failure;
        }

        var actual = Measure(context, proof, failures);
        for (var i = 0; i < failures.Count; i++)
        {
            var failure = failures[i];
            context.Messages.Report(Catalog.LayoutDisagrees, failure.Location ?? new SourceLocation(Inputs[0]),
                failure.Describe(), actual?[i] ?? "another number", Platform, failure.Expected, Subject);
        }

        return StepResult.Failure;
    }

    /// <summary>The compiler's own numbers; null if it does not tell them.</summary>
    private IReadOnlyList<string>? Measure(StepContext context, string proof, IReadOnlyList<LayoutAssertion> failures)
    {
        var source = context.Temporary("probe.c");
        File.WriteAllText(source, LayoutProbe.Write(proof, failures));
        var output = source + Driver.ObjectExtension;
        var command = Shared with
        {
            Arguments =
            [
                .. Shared.Arguments,
                .. Driver.CompileArguments(
                    OutputPath.From(source, Shared.WorkingDirectory), OutputPath.From(output, Shared.WorkingDirectory), OutputPath.From(source + ".d", Shared.WorkingDirectory)),
            ],
        };
        var result = context.Run(command);
        return result.ExitCode == 0 && File.Exists(output) ? LayoutProbe.Read(File.ReadAllBytes(output), failures.Count) : null;
    }
}
