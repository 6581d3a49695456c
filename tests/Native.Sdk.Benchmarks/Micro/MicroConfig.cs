using System.Text;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Native.Sdk.Benchmarks.Micro;

/// <summary>How single calls are measured: in this process, so that no project has to be made and built for it.</summary>
internal static class MicroConfig
{
    public static IConfig Create(string folder) => ManualConfig.CreateEmpty()
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(NullLogger.Instance)
        .WithArtifactsPath(Path.Combine(folder, "micro"))

        // It would load every assembly that this program refers to; MSBuild's are there in a build only. The program is a Release build.
        .WithOptions(ConfigOptions.DisableOptimizationsValidator);

    /// <summary>The summary as a Markdown table.</summary>
    public static string Table(Summary summary)
    {
        var table = summary.Table;
        int[] columns = [.. Enumerable.Range(0, table.ColumnCount).Where(i => table.Columns[i].NeedToShow)];
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", columns.Select(i => table.Columns[i].Header)).Append(" |\n|").Append(string.Concat(columns.Select(_ => "---|"))).Append('\n');
        foreach (var line in table.FullContent)
        {
            text.Append("| ").AppendJoin(" | ", columns.Select(i => line[i])).Append(" |\n");
        }

        return text.ToString();
    }
}
