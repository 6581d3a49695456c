using Native.Sdk.Benchmarks.Contenders;
using Native.Sdk.Benchmarks.Measuring;
using Native.Sdk.Benchmarks.Reporting;

namespace Native.Sdk.Benchmarks.Cases;

/// <summary>Three target frameworks share one native build.</summary>
internal sealed class FrameworksCase : BenchmarkCase
{
    private const string Frameworks = "net10.0;net8.0;netstandard2.0";

    public override string Name => "frameworks";

    public override void Run(BenchContext context)
    {
        var section = context.Report.Begin("Three target frameworks", "A `dotnet build --no-restore` with nothing to do of a library for net10.0, net8.0 and netstandard2.0, and the same with EnableNativeBuild=false.");
        foreach (var files in context.Sizes(1000))
        {
            var bench = context.Tree(files);
            var project = MSBuildProject.Create(context, bench.Tree.Root, bench.Sdk.Request, Frameworks);
            var without = MSBuildProject.CreateWithout(context, bench.Sdk.Request, Frameworks);
            project.Build();
            without.Build();
            var calls = 0;
            var results = BenchContext.Alternate(
                context.Runs(7), () => { },
                ("with native build", () =>
                {
                    var (sample, summary) = project.Build();
                    calls = Math.Max(calls, MSBuildProject.Times(summary, "Task Performance Summary:").Where(line => line.Name == "BuildNativeProjects").Sum(line => line.Calls));
                    return sample;
                }),
                ("without", () => without.Build().Sample));
            context.Report.Add(section, BenchContext.Count(files) + " files", results);
            context.Report.Add(section, new Mark("3 target frameworks: native builds", calls, 1, "calls"));
        }
    }
}
