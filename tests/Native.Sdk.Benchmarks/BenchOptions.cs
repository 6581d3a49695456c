using System.Globalization;

namespace Native.Sdk.Benchmarks;

/// <summary>What follows the verb <c>bench</c>.</summary>
/// <param name="Cases">Names of the cases to run; empty: all but those that must be asked for.</param>
/// <param name="Files">Sizes of C projects; empty: each case has its own.</param>
/// <param name="Runs">How many times each contender is measured; null: each case has its own.</param>
/// <param name="Report">Where the page is written, or null.</param>
internal sealed record BenchOptions(IReadOnlyList<string> Cases, IReadOnlyList<int> Files, int? Runs, string? Report)
{
    public static BenchOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchOptions([], [], null, null);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw new BenchException($"{arguments[i]} needs a value");
            options = arguments[i] switch
            {
                "--case" => options with { Cases = [.. options.Cases, .. value.Split(',')] },
                "--files" => options with { Files = [.. options.Files, .. value.Split(',').Select(Number)] },
                "--runs" => options with { Runs = Number(value) },
                "--report" => options with { Report = value },
                _ => throw new BenchException($"'{arguments[i]}' is no option of bench; there are --case, --files, --runs and --report"),
            };
        }

        return options;
    }

    /// <summary>How the same is asked for again.</summary>
    public override string ToString() => string.Concat(
        "./build.sh bench",
        string.Concat(Cases.Select(name => " --case " + name)),
        string.Concat(Files.Select(count => string.Create(CultureInfo.InvariantCulture, $" --files {count}"))),
        Runs is { } runs ? string.Create(CultureInfo.InvariantCulture, $" --runs {runs}") : "");

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
        ? number
        : throw new BenchException($"'{text}' is no positive number");
}
