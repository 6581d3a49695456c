using Native.Sdk.Benchmarks.Contenders;
using Native.Sdk.Benchmarks.Inputs;
using Native.Sdk.Benchmarks.Measuring;
using Native.Sdk.Benchmarks.Reporting;

namespace Native.Sdk.Benchmarks;

/// <summary>What all cases of a run share.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="Report">Where results go.</param>
/// <param name="Package">The nupkg under test.</param>
/// <param name="Driver">The program that runs this SDK; see Driving/DriverFolder.</param>
/// <param name="Folder">Outside the repository; deleted at the end.</param>
internal sealed record BenchContext(BenchOptions Options, Report Report, string Package, string Driver, string Folder)
{
    private readonly Dictionary<int, CBench> trees = [];

    /// <summary>The sizes that were asked for, or else a case's own.</summary>
    public IReadOnlyList<int> Sizes(params int[] own) => Options.Files.Count > 0 ? Options.Files : own;

    public int Runs(int own) => Options.Runs ?? own;

    /// <summary>A tree with all its contenders, which the cases hand on: each leaves it built.</summary>
    public CBench Tree(int files)
    {
        if (!trees.TryGetValue(files, out var bench))
        {
            Report.Progress($"making a tree of {files} files, building it once");
            trees[files] = bench = CBench.Create(new CTree(Path.Combine(Folder, $"c{files}"), files), Driver);
        }

        return bench;
    }

    /// <summary>
    /// Runs contenders in turns, in one round this way and in the next the other way round, so that what disturbs the
    /// machine disturbs all of them.
    /// </summary>
    /// <param name="runs">Rounds.</param>
    /// <param name="round">What happens before each: an edit that all contenders then find.</param>
    /// <param name="contenders">Names and what to measure.</param>
    public static Samples[] Alternate(int runs, Action round, params IReadOnlyList<(string Name, Func<Sample> Build)> contenders)
    {
        Samples[] results = [.. contenders.Select(contender => new Samples(contender.Name))];
        for (var run = 0; run < runs; run++)
        {
            round();
            for (var i = 0; i < contenders.Count; i++)
            {
                var place = run % 2 == 0 ? i : contenders.Count - 1 - i;
                results[place].Add(contenders[place].Build());
            }
        }

        return results;
    }

    public static string Count(int files) => files.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
