using BenchmarkDotNet.Running;
using Native.Sdk.Benchmarks.Micro;

namespace Native.Sdk.Benchmarks.Cases;

/// <summary>
/// Single calls, measured by BenchmarkDotNet: every class in Micro/ whose methods have [Benchmark]. What the generated
/// bindings cost belongs there too.
/// </summary>
internal sealed class MicroCase : BenchmarkCase
{
    public override string Name => "micro";

    public override bool IsExtra => true;

    public override void Run(BenchContext context)
    {
        var section = context.Report.Begin("Single calls", "Measured by BenchmarkDotNet.");
        foreach (var type in (Type[])[typeof(FileBenchmarks)])
        {
            var summary = BenchmarkRunner.Run(type, MicroConfig.Create(context.Folder));
            if (summary.HasCriticalValidationErrors || summary.Reports.Length == 0 || summary.Reports.Any(report => !report.Success))
            {
                throw new BenchException($"{type.Name} could not be measured");
            }

            context.Report.Note(section, MicroConfig.Table(summary));
        }
    }
}
