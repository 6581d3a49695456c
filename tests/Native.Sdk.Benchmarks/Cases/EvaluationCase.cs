using System.Globalization;
using Native.Sdk.Benchmarks.Contenders;
using Native.Sdk.Benchmarks.Inputs;
using Native.Sdk.Benchmarks.Driving;
using Native.Sdk.Benchmarks.Measuring;
using Native.Sdk.Benchmarks.Reporting;

namespace Native.Sdk.Benchmarks.Cases;

/// <summary>What every project pays, and every editor again and again.</summary>
internal sealed class EvaluationCase : BenchmarkCase
{
    public override string Name => "evaluation";

    public override void Run(BenchContext context)
    {
        var section = context.Report.Begin("Evaluation", "MSBuild's own profile of an evaluation (`-profileevaluation`): the time that falls to lines of the SDK's props and targets. NuGet's SDK resolver, which finds the package, is not among them.");
        var tree = new CTree(Path.Combine(context.Folder, "evaluation"), 1);
        var project = MSBuildProject.Create(context, tree.Root, new DriveRequest { ProjectDirectory = tree.Root, Include = "native" });
        var own = new Samples("Native.Sdk, own lines");
        var all = new Samples("all lines");
        for (var run = 0; run < context.Runs(7); run++)
        {
            var profile = Path.Combine(context.Folder, "evaluation.md");
            project.Dotnet("msbuild", project.File, "-nologo", $"-profileevaluation:{profile}", "-getProperty:MSBuildVersion").Run();
            var (mine, total) = Read(profile, project.PackageFolder);
            own.Add(new Sample(mine));
            all.Add(new Sample(total));
        }

        context.Report.Add(section, "one project", own, all);
        context.Report.Add(section, new Mark("evaluation of own props and targets", own.Median, 10, "ms"));
    }

    /// <summary>Sums up the exclusive times of lines.</summary>
    /// <remarks><c>Properties|/packages/native.sdk/1.0.0/Sdk/Native.Build.targets|5|`…`|0.4|0.1%|0.4|0.1%|1|</c></remarks>
    private static (double Own, double All) Read(string profile, string package)
    {
        var (own, all) = (0.0, 0.0);
        foreach (var line in File.ReadLines(profile))
        {
            var cells = line.Split('|');
            if (cells.Length >= 8 && double.TryParse(cells[^4], NumberStyles.Float, CultureInfo.InvariantCulture, out var exclusive))
            {
                all += exclusive;
                own += cells.Any(cell => cell.StartsWith(package, StringComparison.Ordinal)) ? exclusive : 0;
            }
        }

        return all > 0 ? (own, all) : throw new BenchException($"{profile} is not as expected:\n{string.Join('\n', File.ReadLines(profile).Take(8))}");
    }
}
