using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains.C;

/// <summary>Preprocesses one header as bindings see it: with macros, comments and line markers.</summary>
public sealed class PreprocessStep : CompilerStep
{
    private const string Marker = "/* native-sdk: not preprocessed: ";

    /// <summary>The header as the compiler is to call it.</summary>
    public required string HeaderArgument { get; init; }

    /// <summary>
    /// Whether a header that this compiler cannot read is left to others: headers of another system need not be on this
    /// machine, and its libraries may be built elsewhere. The output then says why, and whoever needs it must ask.
    /// </summary>
    public required bool IsTolerant { get; init; }

    /// <summary>Why a preprocessed header is none, or null: see <see cref="IsTolerant"/>.</summary>
    public static string? ReadProblem(string text) => text.StartsWith(Marker, StringComparison.Ordinal) ? text[Marker.Length..text.LastIndexOf(" */", StringComparison.Ordinal)] : null;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Arguments(string output, string depFile) => Driver.PreprocessArguments(HeaderArgument, output, depFile);

    /// <inheritdoc/>
    protected override StepResult Fail(StepContext context, ProcessResult result)
    {
        var error = result.Error.Concat(result.Output).Select(line => Driver.ReadDiagnostic(line, Shared.WorkingDirectory, "")).FirstOrDefault(message => message is { Level: MessageLevel.Error });
        if (!IsTolerant || error?.Location is not { } location)
        {
            // What is said of no place in a source is not about the header: a full disk, an option.
            return base.Fail(context, result);
        }

        var reason = error.Text.Replace("*/", "* /");
        context.Messages.Report(Catalog.HeaderOfPlatformNotRead, location, Subject, Platform, reason);
        var temporary = context.Temporary("unread.i");
        File.WriteAllText(temporary, $"{Marker}{reason} */\n");
        context.Commit(temporary, Outputs[0]);

        // What would make it good may be anywhere, so every build tries again.
        return new StepResult(true, [FileTable.Volatile("a header that could not be read")]);
    }
}
