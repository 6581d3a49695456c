using System.Globalization;
using Native.Sdk.Benchmarks.Contenders;
using Native.Sdk.Benchmarks.Measuring;
using Native.Sdk.Benchmarks.Reporting;

namespace Native.Sdk.Benchmarks.Cases;

/// <summary>Nothing has changed.</summary>
internal sealed class NoOpCase : BenchmarkCase
{
    public override string Name => "no-op";

    public override void Run(BenchContext context)
    {
        var section = context.Report.Begin(
            "No-op", "Nothing changed. *warm* is the same in a process that has done it before, as in an MSBuild node that is kept; *task* is what MSBuild says of its task in a real `dotnet build`.");
        foreach (var files in context.Sizes(100, 1000, 5000))
        {
            var bench = context.Tree(files);
            var project = MSBuildProject.Create(context, bench.Tree.Root, bench.Sdk.Request);
            project.Build();
            var results = BenchContext.Alternate(
                context.Runs(11), () => { },
                (bench.Sdk.Name, bench.Sdk.Build), (bench.Sdk.Name + ", warm", bench.Sdk.BuildWarm), (bench.Sdk.Name + ", task", project.BuildTask),
                (bench.Ninja.Name, bench.Ninja.Build), (bench.Make.Name, bench.Make.Build));
            var input = BenchContext.Count(files) + " files";
            context.Report.Add(section, input, results);
            if (files >= 1000)
            {
                context.Report.Add(section, new Mark($"no-op of {input}, task / ninja", results[2].Median / results[3].Median, 1.5, Why: string.Create(CultureInfo.InvariantCulture,
                    $"In a process that has done it before it takes {results[1].Median / results[3].Median:F2} x ninja's time; the rest is spent once in a process, on loading the task's code.")));
                context.Report.Add(section, new Mark($"no-op of {input}, task / make", results[2].Median / results[4].Median, 0.1, Why: string.Create(CultureInfo.InvariantCulture,
                    $"ninja itself takes {results[3].Median / results[4].Median:F2} x make's time: each engine has to look at every file, and this Makefile has nothing else in it.")));
            }

            AddReads(context, section, bench, input);
        }
    }

    /// <summary>What is opened in a no-op, as the operating system sees it.</summary>
    private static void AddReads(BenchContext context, Section section, CBench bench, string input)
    {
        if (Tool.Find("strace") is not { } strace)
        {
            context.Report.Note(section, "Not counted for want of strace: the files that a no-op opens.");
            return;
        }

        var trace = Path.Combine(context.Folder, "trace.txt");
        bench.Sdk.Command().Under(strace, "-f", "-q", "-e", "trace=openat,open,execve", "-o", trace).Run();
        var opened = File.ReadLines(trace).Count(line => line.Contains(bench.Tree.Native + "/", StringComparison.Ordinal) && !line.Contains("O_DIRECTORY", StringComparison.Ordinal) || line.Contains("/objects/", StringComparison.Ordinal));
        context.Report.Add(section, new Mark($"no-op of {input}: sources, headers and objects opened", opened, 0, "files"));
    }
}
