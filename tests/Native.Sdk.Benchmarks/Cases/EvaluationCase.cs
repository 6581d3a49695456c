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
    /// <summary><see cref="EvaluationLogger"/> by its name: it can only be loaded where MSBuild is.</summary>
    private static string Logger => "Native.Sdk.Benchmarks.Measuring.EvaluationLogger," + Path.Combine(AppContext.BaseDirectory, "Native.Sdk.Benchmarks.dll");

    public override string Name => "evaluation";

    public override void Run(BenchContext context)
    {
        var section = context.Report.Begin("Evaluation", "MSBuild's own profile of an evaluation, as `-profileevaluation` has it: the time that falls to lines of the SDK's props and targets, and to all lines. NuGet's SDK resolver, which finds the package, counts for the project's own line, not for ours.");
        var tree = new CTree(Path.Combine(context.Folder, "evaluation"), 1);
        var project = MSBuildProject.Create(context, tree.Root, new DriveRequest { ProjectDirectory = tree.Root, Include = "native" });
        var own = new Samples("Native.Sdk, own lines");
        var all = new Samples("all lines");
        for (var run = 0; run < context.Runs(7); run++)
        {
            var profile = Path.Combine(context.Folder, "evaluation.txt");
            project.Dotnet("msbuild", project.File, "-nologo", "-t:BeforeBuildNative", $"-logger:{Logger};{profile}").Run();
            var lines = File.ReadAllLines(profile);
            own.Add(new Sample(Sum(lines.Where(line => line.Contains(project.PackageFolder, StringComparison.Ordinal)))));
            all.Add(new Sample(Sum(lines)));
        }

        context.Report.Add(section, "one project", own, all);
        context.Report.Add(section, new Mark("evaluation of own props and targets", own.Median, 10, "ms", string.Create(CultureInfo.InvariantCulture,
            $"MSBuild counts wall time, so that other work on the machine counts as well: all lines together took {all.Median:F0} ms.")));
    }

    /// <remarks><c>0.4123 /packages/native.sdk/1.0.0/Sdk/Native.Build.targets</c></remarks>
    private static double Sum(IEnumerable<string> lines) => lines.Sum(line => double.Parse(line.AsSpan(0, line.IndexOf(' ')), CultureInfo.InvariantCulture));
}
