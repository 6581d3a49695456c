using System.Globalization;

namespace Native.Sdk.Fuzz.Actions;

/// <summary>One thing that is done, and the seed of all its choices: so a sequence can be replayed, and shortened.</summary>
/// <param name="Name">Which <see cref="ActionKind"/>.</param>
/// <param name="Seed">Of its random numbers.</param>
public sealed record FuzzAction(string Name, int Seed)
{
    /// <summary><c>change:17</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}:{Seed}");

    /// <summary>From <c>change:17,touch:4</c>.</summary>
    public static FuzzAction[] Parse(string text) =>
        [.. text.Split(',').Select(part => part.Split(':')).Select(parts => new FuzzAction(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture)))];
}
