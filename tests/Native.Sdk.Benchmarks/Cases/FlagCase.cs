namespace Native.Sdk.Benchmarks.Cases;

/// <summary>An option of all compilers changes.</summary>
internal sealed class FlagCase : BenchmarkCase
{
    public override string Name => "flag";

    public override void Run(BenchContext context)
    {
        var section = context.Report.Begin("Flag changed", "A macro on the command line of every compile gets another value: all is compiled, and nothing is new, so Native.Sdk does not link.");
        foreach (var files in context.Sizes(100))
        {
            var bench = context.Tree(files);
            var flag = 0;
            var results = BenchContext.Alternate(
                context.Runs(7), () => bench.ChangeFlag(++flag), (bench.Sdk.Name, bench.Sdk.Build), (bench.Ninja.Name, bench.Ninja.Build));
            context.Report.Add(section, BenchContext.Count(files) + " files", results);
        }
    }
}
