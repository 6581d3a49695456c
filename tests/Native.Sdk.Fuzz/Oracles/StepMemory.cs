namespace Native.Sdk.Fuzz.Oracles;

/// <summary>What every step of one build folder last saw, as the oracle says it should have: which steps have to run follows.</summary>
public sealed class StepMemory
{
    private readonly Dictionary<string, Seen> steps = new(StringComparer.Ordinal);

    /// <summary>Keys of the steps whose outputs are not what the step left.</summary>
    public HashSet<string> Tampered() => [.. steps.Where(pair => pair.Value.Outputs.Any(output => Digest.OfFile(output.Key) != output.Value)).Select(pair => pair.Key)];

    /// <summary>The steps that have to run, and those that may.</summary>
    /// <param name="steps">All steps as they are after the build.</param>
    /// <param name="tampered">From <see cref="Tampered"/>, before the build.</param>
    public (HashSet<string> Must, HashSet<string> May) Expect(IReadOnlyList<OracleStep> steps, HashSet<string> tampered)
    {
        var (must, may, bad) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        foreach (var step in steps)
        {
            if (step.Needs.Any(bad.Contains))
            {
                bad.Add(step.Key);
                continue;
            }

            if (step.Fails)
            {
                bad.Add(step.Key);
                must.Add(step.Key);
            }
            else if (step.IsTriedAlways || !this.steps.TryGetValue(step.Key, out var seen) || seen.Inputs != step.Inputs || tampered.Contains(step.Key) || !seen.Outputs.Keys.SequenceEqual(step.Outputs))
            {
                must.Add(step.Key);
            }
            else if (seen.Left != step.Left)
            {
                may.Add(step.Key);
            }

            if (this.steps.TryGetValue(step.Key, out var known) && known.IsUncertain)
            {
                must.Remove(step.Key);
                may.Add(step.Key);
            }
        }

        return (must, may);
    }

    /// <summary>What the engine keeps of steps may be lost: whether they have to run is not known any more.</summary>
    /// <param name="prefix">Of their keys.</param>
    public void Doubt(string prefix = "")
    {
        foreach (var (key, seen) in steps.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).ToArray())
        {
            steps[key] = seen with { IsUncertain = true };
        }
    }

    /// <summary>Takes over what the build has made true.</summary>
    /// <param name="steps">All steps as they are after the build.</param>
    /// <param name="isUncertain">Whether steps that did not succeed now may have run on something else since.</param>
    /// <param name="forget">Whether a step that is no more is forgotten; given its key.</param>
    public void Learn(IReadOnlyList<OracleStep> steps, bool isUncertain, Func<string, bool> forget)
    {
        var bad = new HashSet<string>();
        foreach (var step in steps)
        {
            if (step.Fails || step.Needs.Any(bad.Contains))
            {
                bad.Add(step.Key);
                if (isUncertain)
                {
                    this.steps[step.Key] = new Seen("", "", [], true);
                }
            }
            else
            {
                this.steps[step.Key] = new Seen(step.Inputs, step.Left, step.Outputs.ToDictionary(path => path, Digest.OfFile), false);
            }
        }

        if (bad.Count == 0)
        {
            var living = steps.Select(step => step.Key).ToHashSet();
            foreach (var key in this.steps.Keys.Where(key => !living.Contains(key) && forget(key)).ToArray())
            {
                this.steps.Remove(key);
            }
        }
    }

    private sealed record Seen(string Inputs, string Left, Dictionary<string, string> Outputs, bool IsUncertain);
}
