using System.Globalization;
using Native.Sdk.Benchmarks.Contenders;
using Native.Sdk.Benchmarks.Measuring;
using Native.Sdk.Benchmarks.Reporting;

namespace Native.Sdk.Benchmarks.Cases;

/// <summary>Everything from nothing.</summary>
internal sealed class FullCase : BenchmarkCase
{
    /// <summary>From here on a size has a mark, and make is left out: it would take as long again and has nothing new to say.</summary>
    private const int Marked = 1000;

    /// <summary>From here on there are fewer rounds: each takes minutes.</summary>
    private const int TooLargeForMany = 5000;

    public override string Name => "full";

    public override void Run(BenchContext context)
    {
        var section = context.Report.Begin("Full build", "From an empty output folder. Native.Sdk also computes the export list from all objects and stages the library, which the others are spared. Where each round takes minutes, and where there is no mark, there are three rounds, unless more are asked for.");
        foreach (var files in context.Sizes(100, 1000, 5000))
        {
            var bench = context.Tree(files);
            var contenders = new List<(string, Func<Sample>)> { Of(bench.Sdk), Of(bench.Ninja) };
            if (files < Marked)
            {
                contenders.AddRange([Of(bench.PatternMake), Of(bench.ExplicitMake)]);
            }

            var results = BenchContext.Alternate(context.Runs(files is >= Marked and < TooLargeForMany ? 7 : 3), () => context.Report.Progress("building all"), contenders);
            context.Report.Add(section, BenchContext.Count(files) + " files", results);
            context.Report.Note(section, string.Create(CultureInfo.InvariantCulture, $"The build of {BenchContext.Count(files)} files adds {results[0].MedianPeak:F0} MB to the most memory that Native.Sdk's process has."));
            if (files >= Marked)
            {
                context.Report.Add(section, new Mark($"full build of {BenchContext.Count(files)} files / ninja", results[0].Median / results[1].Median, 1.03, Why: WhyOf(results)));
            }
        }

        static (string, Func<Sample>) Of(Contender contender) => (contender.Name, () =>
        {
            contender.Clean();
            return contender.Build();
        });
    }
}
