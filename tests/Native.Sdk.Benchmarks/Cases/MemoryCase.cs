using System.Globalization;
using Native.Sdk.Benchmarks.Contenders;
using Native.Sdk.Benchmarks.Measuring;
using Native.Sdk.Benchmarks.Reporting;

namespace Native.Sdk.Benchmarks.Cases;

/// <summary>The most memory that a build takes, with native code and without.</summary>
internal sealed class MemoryCase : BenchmarkCase
{
    public override string Name => "memory";

    public override void Run(BenchContext context)
    {
        var section = context.Report.Begin("Memory", "The most memory that MSBuild's process has (VmHWM) in a `dotnet msbuild` of one project: with the native build, and with EnableNativeBuild=false.");
        foreach (var files in context.Sizes(5000))
        {
            var bench = context.Tree(files);
            var project = MSBuildProject.Create(context, bench.Tree.Root, bench.Sdk.Request);
            var without = MSBuildProject.CreateWithout(context, bench.Sdk.Request);
            project.Build();
            without.Build();
            var results = BenchContext.Alternate(
                context.Runs(7), () => { }, ("nothing to do", () => Watch(project)), ("one source changed", () =>
                {
                    bench.Tree.EditSource();
                    return Watch(project);
                }),
                ("without native build", () => Watch(without)));
            context.Report.Add(section, BenchContext.Count(files) + " files", results);
            bench.Ninja.Build();
            var peaks = string.Create(CultureInfo.InvariantCulture, $"Peaks of {BenchContext.Count(files)} files: {string.Join(", ", results.Select(result => string.Create(CultureInfo.InvariantCulture, $"{result.Contender} {result.MedianPeak:F0} MB")))}.");
            foreach (var result in results[..2])
            {
                context.Report.Add(section, new Mark($"memory of {BenchContext.Count(files)} files, {result.Contender}, beyond a build without", result.MedianPeak - results[2].MedianPeak, 60, "MB", peaks));
            }

            context.Report.Note(section, peaks);
        }

        static Sample Watch(MSBuildProject project) =>
            project.Dotnet("msbuild", project.File, "-nologo", "-v:quiet", "-m:1").WatchingMemory().Run().Sample;
    }
}
