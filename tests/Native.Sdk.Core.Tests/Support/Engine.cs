using Native.Sdk.Execution;
using Native.Sdk.Platforms;

namespace Native.Sdk.Core.Tests.Support;

/// <summary>The build engine in a folder, with steps that run in this process.</summary>
public sealed class Engine : IDisposable
{
    /// <summary>The first part of the usual group.</summary>
    public static Platform Platform { get; } = PlatformTable.Default.Find("linux-x64")! with { Rid = "p" };

    public TestFolder Folder { get; } = new();

    public Dictionary<string, string> Environment { get; } = [];

    public int MaxParallelism { get; set; } = 4;

    public string Root => Folder["build"];

    public BuildDirectory Directory => new(Root);

    public string State => Directory.State;

    /// <summary>A step by short names: inputs and discovered below the folder (or virtual), outputs below the build folder.</summary>
    public RecordedStep Step(
        string subject, string[] inputs, string[] outputs, string[]? discovered = null, string group = "p/x", StepSignature? signature = null,
        string[]? search = null, bool alone = false, Func<StepContext, RecordedStep, Task<StepResult>>? body = null)
    {
        var step = new RecordedStep
        {
            Group = group,
            Subject = subject,
            Verb = StepVerb.Compile,
            Inputs = [.. inputs.Select(Full)],
            Outputs = [.. outputs.Select(Full)],
            Discovered = [.. (discovered ?? []).Select(Full)],
            SearchDirectories = [.. (search ?? []).Select(Full)],
            Signature = signature ?? new StepSignature(default),
            Alone = alone,
        };
        step.Body = body is null ? null : context => body(context, step);
        return step;

        string Full(string name) => name.Contains(':') || Path.IsPathFullyQualified(name) ? name : Folder[name];
    }

    public Task<EngineRun> RunAsync(params Step[] steps) => RunAsync(_ => { }, steps);

    public Task<EngineRun> RunAsync(Action<BuildGraph> configure, Step[] steps, CancellationToken cancellation = default) =>
        Task.Run(() => Run(configure, steps, new MessageRecorder(), cancellation), CancellationToken.None);

    public EngineRun Run(Action<BuildGraph> configure, Step[] steps, MessageRecorder messages, CancellationToken cancellation = default)
    {
        using var opening = Opening(messages);
        opening.Start();
        Assert.True(opening.Lock(cancellation, null), messages.Text);
        using var session = opening.Open();
        Assert.NotNull(session);
        var graph = new BuildGraph();
        foreach (var step in steps)
        {
            graph.Add(step);
        }

        configure(graph);
        return new EngineRun(steps, session.Run(graph, cancellation), messages);
    }

    /// <summary>As a build opens its session: on the way, with the files of the usual group looked at ahead.</summary>
    internal SessionOpening Opening(MessageRecorder messages) => new(Directory, Environment, MaxParallelism, [Platform], messages);

    public void Dispose() => Folder.Dispose();
}

/// <summary>What one run of the engine came to.</summary>
public sealed record EngineRun(IReadOnlyList<Step> Steps, BuildReport Report, MessageRecorder Messages)
{
    /// <summary>Subjects of the steps that were started, sorted.</summary>
    public string[] Ran => [.. Steps.Where(step => Report.OutcomeOf(step) is StepOutcome.Done or StepOutcome.Failed).Select(step => step.Subject).Order(StringComparer.Ordinal)];

    /// <summary>The reason that was given for the only step that ran.</summary>
    public string Reason => Assert.Single(Reasons);

    /// <summary>The reasons in the order of the starts.</summary>
    public IEnumerable<string> Reasons => Messages.Of(Native.Sdk.Diagnostics.MessageLevel.Normal)
        .Where(message => message.Code.Length == 0).Select(message => message.Text[(message.Text.IndexOf(": ", "native: ".Length, StringComparison.Ordinal) + 2)..]);

    public StepOutcome this[string subject] => Report.OutcomeOf(Steps.Single(step => step.Subject == subject));
}
