using Native.Sdk.Execution;

namespace Native.Sdk.Core.Tests.Support;

/// <summary>A step whose work is a function; without one, its outputs become the concatenation of all that it reads.</summary>
public sealed class RecordedStep : Step
{
    /// <summary>Files it finds out to read while it runs.</summary>
    public IReadOnlyList<string> Discovered { get; init; } = [];

    public bool Alone { get; init; }

    public Func<StepContext, Task<StepResult>>? Body { get; set; }

    public override bool UsesAllCores => Alone;

    public static string Expected(IEnumerable<string> files) =>
        string.Concat(files.Where(Path.IsPathFullyQualified).Select(file => File.Exists(file) ? File.ReadAllText(file) + "|" : "-|"));

    public override StepResult Run(StepContext context) => Body?.Invoke(context).GetAwaiter().GetResult() ?? Make(context);

    /// <summary>The usual work.</summary>
    public StepResult Make(StepContext context)
    {
        var text = Expected(Inputs.Concat(Discovered));
        foreach (var output in Outputs)
        {
            var temporary = context.Temporary(Path.GetFileName(output));
            File.WriteAllText(temporary, text);
            context.Commit(temporary, output);
        }

        return new StepResult(true, Discovered);
    }
}
