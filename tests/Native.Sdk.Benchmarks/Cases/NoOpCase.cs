using System.Globalization;
using Native.Sdk.Benchmarks.Contenders;
using Native.Sdk.Benchmarks.Measuring;
using Native.Sdk.Benchmarks.Reporting;
using Native.Sdk.Execution;

namespace Native.Sdk.Benchmarks.Cases;

/// <summary>Nothing has changed.</summary>
internal sealed class NoOpCase : BenchmarkCase
{
    public override string Name => "no-op";

    public override void Run(BenchContext context)
    {
        var section = context.Report.Begin("No-op",
            "Nothing changed. *warm* is the same in a process that has done it before, as in an MSBuild node that is kept; *task* is what MSBuild says of its task in a real `dotnet build`. " +
            "make has two Makefiles: one as people write it, with a wildcard and a pattern rule, and one as a generator could, with a rule for each object and make's own rules switched off (`-r -R`). " +
            "*no engine* asks the system for size and time of each source, header and object, one after the other, and does nothing with the answers.");
        foreach (var files in context.Sizes(100, 1000, 5000))
        {
            var bench = context.Tree(files);
            var project = MSBuildProject.Create(context, bench.Tree.Root, bench.Sdk.Request);
            project.Build();
            string[] looked = [.. bench.Tree.Inputs(), .. bench.Sdk.Objects()];
            Look(looked); // so that no sample is of code that has yet to be compiled
            var results = BenchContext.Alternate(
                context.Runs(11), () => { },
                (bench.Sdk.Name, bench.Sdk.Build), (bench.Sdk.Name + ", warm", bench.Sdk.BuildWarm), (bench.Sdk.Name + ", task", project.BuildTask), (bench.Ninja.Name, bench.Ninja.Build),
                (bench.PatternMake.Name, bench.PatternMake.Build), (bench.ExplicitMake.Name, bench.ExplicitMake.Build), ("no engine", () => Look(looked)));
            var input = BenchContext.Count(files) + " files";
            context.Report.Add(section, input, results);
            if (files >= 1000)
            {
                var (cold, warm, task, ninja, none) = (results[0], results[1], results[2], results[3], results[6]);
                context.Report.Add(section, new Mark($"no-op of {input}, task / {ninja.Contender}", task.Median / ninja.Median, 1.5, Why: WarmOf(task.Median, warm.Median, ninja)));
                foreach (var make in results[4..6])
                {
                    context.Report.Add(section, new Mark($"no-op of {input}, task / {make.Contender}", task.Median / make.Median, 0.1, Why: string.Create(CultureInfo.InvariantCulture,
                        $"A tenth of make's time is {Machine.Time(make.Median / 10)}. Size and time of the {looked.Length} files take {Machine.Time(none.Median)} without any engine, ninja takes {Machine.Time(ninja.Median)}, Native.Sdk in a new process without MSBuild {Machine.Time(cold.Median)}. {WarmOf(task.Median, warm.Median, make)}")));
                }
            }

            AddReads(context, section, bench, input);
        }
    }

    private static Sample Look(string[] files)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var cpu = Usage.OfSelf();
        var missing = files.FirstOrDefault(file => !FileStamp.Read(file).Exists);
        var sample = new Sample(clock.Elapsed.TotalMilliseconds, 0, Usage.OfSelf() - cpu);
        return missing is null ? sample : throw new BenchException($"{missing} is not there");
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
