using Native.Sdk.Benchmarks.Contenders;
using Native.Sdk.Benchmarks.Reporting;

namespace Native.Sdk.Benchmarks.Cases;

/// <summary>Times change, contents do not: engines that compare times build all again.</summary>
internal class UntouchedCase(string name, string title, string text, Action<CBench> disturb) : BenchmarkCase
{
    public override string Name => name;

    public override void Run(BenchContext context)
    {
        var section = context.Report.Begin(title, text);
        foreach (var files in context.Sizes(1000))
        {
            var bench = context.Tree(files);
            Prepare(bench);
            var (sdk, ninja, make) = (bench.Sdk, bench.Ninja, bench.ExplicitMake);
            var results = BenchContext.Alternate(context.Runs(7), () => disturb(bench), (sdk.Name, sdk.Build), (ninja.Name, ninja.Build), (make.Name, make.Build));
            context.Report.Add(section, BenchContext.Count(files) + " files", results);
            context.Report.Add(section, new Mark($"{title.ToLowerInvariant()}, {BenchContext.Count(files)} files: tools run", results[0].Work ?? 0, 0, "processes"));
        }
    }

    /// <summary>Once for each tree.</summary>
    protected virtual void Prepare(CBench bench)
    {
    }
}
