using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains;

/// <summary>All that a build has to ask before it plans. What several ask is asked once; the answer lies in a file.</summary>
internal sealed class QuestionSet
{
    private readonly Dictionary<string, Step> questions = new(StringComparer.Ordinal);

    /// <summary>All of them, as one graph.</summary>
    public BuildGraph ToGraph()
    {
        var graph = new BuildGraph();
        foreach (var step in questions.Values)
        {
            graph.Add(step);
        }

        return graph;
    }

    /// <summary>Adds what somebody asks.</summary>
    /// <returns>The steps that will answer it.</returns>
    public IReadOnlyList<Step> Add(BuildGraph asked)
    {
        var answering = new List<Step>(asked.Steps.Count);
        foreach (var step in asked.Steps)
        {
            answering.Add(questions.TryAdd(step.Id, step) ? step : questions[step.Id]);
        }

        return answering;
    }
}
