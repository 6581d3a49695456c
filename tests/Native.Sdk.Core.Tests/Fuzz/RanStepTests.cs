using System.Reflection;
using System.Runtime.Versioning;
using Native.Sdk.Execution;
using Native.Sdk.Fuzz;
using Native.Sdk.Fuzz.Engine;

namespace Native.Sdk.Core.Tests.Fuzz;

/// <summary>The fuzzer reads which steps ran from what the build says.</summary>
[SupportedOSPlatform("linux")]
public sealed class RanStepTests
{
    public static TheoryData<StepVerb> Verbs => [.. typeof(StepVerb).GetFields(BindingFlags.Public | BindingFlags.Static).Select(verb => (StepVerb)verb.GetValue(null)!)];

    /// <summary>A verb that it does not know is a step that it does not see.</summary>
    [Theory]
    [MemberData(nameof(Verbs))]
    public void EveryVerbIsKnown(StepVerb verb)
    {
        var first = RanStep.Read($"native: zig cc x {verb.Done} for win-x64: first build");
        var again = RanStep.Read($"native: zig cc x {verb.Again} for win-x64: a: b");

        Assert.Matches("^win-x64 [a-z]+ zig cc x$", first?.Key);
        Assert.Equal((first?.Key, "a: b"), (again?.Key, again?.Reason));
        Assert.NotNull(RanStep.ReadEnd($"native: {verb.Imperative} zig cc x for win-x64 took 12 ms"));
    }

    [Fact]
    public void AStepThatEndsWithoutHavingBeenReadIsAFailure()
    {
        var outcome = new BuildOutcome(true, [], ["frobnicate a.c for win-x64"], [], [], 0);

        Assert.Equal("a step that the fuzzer does not know", Assert.Throws<FuzzFailure>(() => Judge.Errors(outcome)).Message);
    }
}
