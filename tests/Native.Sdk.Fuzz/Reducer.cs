using Native.Sdk.Fuzz.Actions;

namespace Native.Sdk.Fuzz;

/// <summary>
/// Delta debugging (Zeller, Hildebrandt: "Simplifying and isolating failure-inducing input", 2002): parts of the sequence
/// are left out as long as the same promise is broken. Each action carries the seed of its own choices, so it still means
/// something without those before it.
/// </summary>
/// <param name="replay">Runs a sequence; null if every promise is kept.</param>
/// <param name="say">Where to speak.</param>
public sealed class Reducer(Func<IReadOnlyList<FuzzAction>, FuzzFailure?> replay, Action<string> say)
{
    /// <summary>What depends on the moment is not broken at every replay.</summary>
    private const int Attempts = 2;

    /// <summary>The shortest sequence found, and how it breaks.</summary>
    public (IReadOnlyList<FuzzAction> Actions, FuzzFailure Failure) Reduce(IReadOnlyList<FuzzAction> actions, FuzzFailure failure)
    {
        var last = failure;
        var current = actions.ToList();
        for (var parts = 2; current.Count > 1;)
        {
            var size = (current.Count + parts - 1) / parts;
            var shorter = Enumerable.Range(0, parts)
                .Select(part => current.Where((_, index) => index / size != part).ToList())
                .Where(rest => rest.Count < current.Count)
                .FirstOrDefault(IsBroken);
            if (shorter is not null)
            {
                say($"{shorter.Count} actions left");
                (current, parts) = (shorter, Math.Max(2, parts - 1));
            }
            else if (size <= 1)
            {
                break;
            }
            else
            {
                parts = Math.Min(current.Count, parts * 2);
            }
        }

        return (current, last);

        bool IsBroken(List<FuzzAction> rest)
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                if (replay(rest) is { } found && found.Message == failure.Message)
                {
                    last = found;
                    return true;
                }
            }

            return false;
        }
    }
}
