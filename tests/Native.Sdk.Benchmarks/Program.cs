using System.Diagnostics;
using Native.Sdk.Benchmarks;
using Native.Sdk.Benchmarks.Cases;
using Native.Sdk.Benchmarks.Driving;
using Native.Sdk.Benchmarks.Reporting;

if (args is ["drive", var request])
{
    return Driver.Run(request);
}

try
{
    var options = BenchOptions.Parse(args);
    return Run(options);
}
catch (BenchException e)
{
    Console.Error.WriteLine($"bench: {e.Message}");
    return 1;
}

static int Run(BenchOptions options)
{
    if (options.Cases.FirstOrDefault(name => BenchmarkCase.All.All(known => known.Name != name)) is { } unknown)
    {
        throw new BenchException($"there is no case '{unknown}'; there are {string.Join(", ", BenchmarkCase.All.Select(known => known.Name))}");
    }

    var package = Environment.GetEnvironmentVariable("NATIVE_SDK_BENCH_PACKAGE") is { Length: > 0 } path && File.Exists(path)
        ? path
        : throw new BenchException("NATIVE_SDK_BENCH_PACKAGE names no package; run ./build.sh bench");
    var clock = Stopwatch.StartNew();
    var report = new Report(Console.Out);
    var failed = false;
    var folder = Directory.CreateTempSubdirectory("native-sdk-bench-").FullName;
    try
    {
        var context = new BenchContext(options, report, package, DriverFolder.Create(Path.Combine(folder, "driver"), package), folder);
        foreach (var benchmark in BenchmarkCase.All.Where(one => options.Cases.Count == 0 ? !one.IsExtra : options.Cases.Contains(one.Name)))
        {
            try
            {
                benchmark.Run(context);
            }
            catch (BenchException e)
            {
                // The other cases are worth having all the same.
                failed = true;
                report.Fail(benchmark.Name, e.Message);
            }
        }
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }

    if (options.Report is { } page)
    {
        File.WriteAllText(page, report.ToMarkdown(options.ToString(), clock.Elapsed));
    }

    var missed = report.Marks.Count(mark => !mark.IsMet);
    Console.WriteLine($"\n{report.Marks.Count()} marks, {missed} missed, {clock.Elapsed.TotalMinutes:F1} minutes");
    return failed ? 1 : 0;
}
