using System.Globalization;
using Native.Sdk.Fuzz.Actions;

namespace Native.Sdk.Fuzz;

/// <summary>The command line.</summary>
public sealed record FuzzOptions
{
    public const string Usage = "usage: fuzz --kind c|cpp|zig|zig-cpp|rust|cmake|command [--seed N] [--steps N] [--length N] [--only kill,pair] [--replay change:17,touch:4]";

    /// <summary>Which kind of project.</summary>
    public string Kind { get; init; } = "c";

    /// <summary>Of all random numbers.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many builds are judged.</summary>
    public int Steps { get; init; } = 200;

    /// <summary>Steps of one sequence; then a new project begins.</summary>
    public int Length { get; init; } = 60;

    /// <summary>Nothing but these actions; empty: all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>One sequence, given; empty: at random.</summary>
    public IReadOnlyList<FuzzAction> Replay { get; init; } = [];

    /// <summary>Whether what every step did is said.</summary>
    public bool IsVerbose { get; init; }

    /// <exception cref="ArgumentException">It is not understood.</exception>
    public static FuzzOptions Parse(string[] arguments) => arguments switch
    {
        [] => new FuzzOptions(),
        [.. var rest, "--verbose"] => Parse(rest) with { IsVerbose = true },
        [.. var rest, "--kind", var kind] when Kinds.Kind.All.ContainsKey(kind) => Parse(rest) with { Kind = kind },
        [.. var rest, "--seed", var number] => Parse(rest) with { Seed = Number(number) },
        [.. var rest, "--steps", var number] => Parse(rest) with { Steps = Number(number) },
        [.. var rest, "--length", var number] => Parse(rest) with { Length = Number(number) },
        [.. var rest, "--only", var names] => Parse(rest) with { Only = names.Split(',') },
        [.. var rest, "--replay", var actions] => Parse(rest) with { Replay = FuzzAction.Parse(actions) },
        _ => throw new ArgumentException($"'{arguments[^1]}' is not understood\n{Usage}"),
    };

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new ArgumentException($"'{text}' is not a number\n{Usage}");
}
