using System.Runtime.Versioning;
using Native.Sdk.Fuzz;
using Native.Sdk.Fuzz.Actions;

namespace Native.Sdk.Core.Tests.Fuzz;

/// <summary>From a long sequence that breaks a promise to the shortest.</summary>
[SupportedOSPlatform("linux")]
public sealed class ReducerTests
{
    [Fact]
    public void OnlyWhatBreaksThePromiseIsLeftInItsOrder()
    {
        FuzzAction[] actions = [.. Enumerable.Range(0, 60).Select(number => new FuzzAction("a", number))];
        var reducer = new Reducer(rest => Index(rest, 17) is >= 0 and var first && Index(rest, 44) > first ? new FuzzFailure("broken", $"of {rest.Count}") : null, _ => { });

        var (shortest, failure) = reducer.Reduce(actions, new FuzzFailure("broken", "of 60"));

        Assert.Equal([17, 44], shortest.Select(action => action.Seed));
        Assert.Equal("of 2", failure.Details);
    }

    [Fact]
    public void AnotherBrokenPromiseIsNotTakenForTheSame()
    {
        FuzzAction[] actions = [new("a", 1), new("b", 2)];
        var reducer = new Reducer(rest => new FuzzFailure(rest.Count == 2 ? "broken" : "another", ""), _ => { });

        Assert.Equal(actions, reducer.Reduce(actions, new FuzzFailure("broken", "")).Actions);
    }

    [Fact]
    public void ASequenceIsReadAsItIsWritten()
    {
        FuzzAction[] actions = [new("change", 17), new("touch", 4)];

        Assert.Equal(actions, FuzzAction.Parse(string.Join(',', (IEnumerable<FuzzAction>)actions)));
    }

    private static int Index(IReadOnlyList<FuzzAction> actions, int seed) => actions.Select(action => action.Seed).ToList().IndexOf(seed);
}
