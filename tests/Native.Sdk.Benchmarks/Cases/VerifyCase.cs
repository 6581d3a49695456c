using System.Globalization;
using System.Text.RegularExpressions;
using Native.Sdk.Benchmarks.Contenders;
using Native.Sdk.Benchmarks.Inputs;
using Native.Sdk.Benchmarks.Measuring;
using Native.Sdk.Benchmarks.Reporting;

namespace Native.Sdk.Benchmarks.Cases;

/// <summary>What it takes to read all libraries of a package before it is written.</summary>
internal sealed partial class VerifyCase : BenchmarkCase
{
    /// <summary>A step of size, MB, for which a package's verification may take so and so much longer.</summary>
    private const int Step = 16;

    public override string Name => "verify";

    public override void Run(BenchContext context)
    {
        var section = context.Report.Begin("Verification",
            $"A `dotnet pack --no-restore` with nothing to do of prebuilt libraries, those of {PrebuiltSqlite.Package} {PrebuiltSqlite.Version} for {CommonPlatforms.Rids.Count} platforms under two names and under four; *without* has NativeAudit and NativeContract off, and *verification* is what the task says of itself.");
        var (small, large) = (Measure(context, section, 2), Measure(context, section, 4));
        context.Report.Add(section, new Mark(string.Create(CultureInfo.InvariantCulture, $"verification of a package of {small.Megabytes:F0} MB, in the task"), small.Milliseconds, 100, "ms"));
        context.Report.Add(section, new Mark($"verification of each further {Step} MB", (large.Milliseconds - small.Milliseconds) / (large.Megabytes - small.Megabytes) * Step, 25, "ms"));
    }

    /// <returns>How large the libraries are, and the median of their verification.</returns>
    private static (double Megabytes, double Milliseconds) Measure(BenchContext context, Section section, int copies)
    {
        var project = PrebuiltSqlite.CreateProject(context, Path.Combine(context.Folder, $"verify{copies}"), copies);
        Pack(project);
        var (megabytes, verification) = (0.0, new Samples("verification"));
        var results = BenchContext.Alternate(
            context.Runs(7), () => { },
            ("with verification", () =>
            {
                var (sample, output) = Pack(project);
                var line = VerifiedLine().Match(output) is { Success: true } match ? match : throw new BenchException($"nothing was verified:\n{output}");
                megabytes = double.Parse(line.Groups["size"].ValueSpan, CultureInfo.InvariantCulture);
                verification.Add(new Sample(double.Parse(line.Groups["time"].ValueSpan, CultureInfo.InvariantCulture)));
                return sample;
            }),
            ("without", () =>
            {
                var (sample, output) = Pack(project, "-p:NativeAudit=off", "-p:NativeContract=off");
                return VerifiedLine().IsMatch(output) ? throw new BenchException("verification cannot be switched off") : sample;
            }));
        context.Report.Add(section, string.Create(CultureInfo.InvariantCulture, $"{megabytes:F1} MB"), [.. results, verification]);
        return (megabytes, verification.Median);
    }

    private static (Sample Sample, string Output) Pack(MSBuildProject project, params string[] options) =>
        project.Dotnet(["pack", project.File, "--no-restore", "-nologo", "-tl:off", "-v:normal", .. options]).Run();

    [GeneratedRegex(@"native: \d+ libraries of (?<size>[\d.]+) MB verified in (?<time>\d+) ms")]
    private static partial Regex VerifiedLine();
}
