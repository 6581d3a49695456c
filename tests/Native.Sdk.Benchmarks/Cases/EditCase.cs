using Native.Sdk.Benchmarks.Contenders;
using Native.Sdk.Benchmarks.Reporting;

namespace Native.Sdk.Benchmarks.Cases;

/// <summary>A change, and the build that follows.</summary>
internal sealed class EditCase(string name, string title, string text, Action<CBench> edit, double limit, params int[] sizes) : BenchmarkCase
{
    public override string Name => name;

    public override void Run(BenchContext context)
    {
        var section = context.Report.Begin(title, text);
        foreach (var files in context.Sizes(sizes))
        {
            var bench = context.Tree(files);
            var (sdk, ninja) = (bench.Sdk, bench.Ninja);
            var results = BenchContext.Alternate(context.Runs(7), () => edit(bench), (sdk.Name, sdk.Build), (ninja.Name, ninja.Build));
            context.Report.Add(section, BenchContext.Count(files) + " files", results);
            context.Report.Add(section, new Mark($"{title.ToLowerInvariant()}, {BenchContext.Count(files)} files / ninja", results[0].Median / results[1].Median, limit, Why: WhyOf(results)));
        }
    }
}
