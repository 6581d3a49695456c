using Native.Sdk.Benchmarks.Contenders;
using Native.Sdk.Benchmarks.Measuring;

namespace Native.Sdk.Benchmarks.Cases;

/// <summary>A package that is up to date.</summary>
internal sealed class PackCase : BenchmarkCase
{
    public override string Name => "pack";

    public override void Run(BenchContext context)
    {
        var section = context.Report.Begin("Pack", "A `dotnet pack --no-restore` with nothing to do, verification included, and the same with EnableNativeBuild=false; *tasks* is what MSBuild counts for the tasks of Native.Sdk.");
        foreach (var files in context.Sizes(1000))
        {
            var bench = context.Tree(files);
            var project = MSBuildProject.Create(context, bench.Tree.Root, bench.Sdk.Request);
            var without = MSBuildProject.CreateWithout(context, bench.Sdk.Request);
            Pack(project);
            Pack(without);
            var tasks = new Samples("Native.Sdk, tasks");
            var results = BenchContext.Alternate(
                context.Runs(7), () => { },
                ("with native build", () =>
                {
                    var (sample, summary) = Pack(project);
                    tasks.Add(new Sample(MSBuildProject.NativeTasks.Sum(task => MSBuildProject.TaskTime(summary, task))));
                    return sample;
                }),
                ("without", () => Pack(without).Sample));
            context.Report.Add(section, BenchContext.Count(files) + " files", [.. results, tasks]);
        }

        static (Sample Sample, string Summary) Pack(MSBuildProject project) =>
            project.Dotnet("pack", project.File, "--no-restore", "-nologo", "-tl:off", "-v:normal", "-clp:PerformanceSummary").Run();
    }
}
