namespace Native.Sdk.Benchmarks.Measuring;

/// <summary>What one contender needed for one task, several times.</summary>
internal sealed class Samples(string contender)
{
    private readonly List<Sample> all = [];

    public string Contender => contender;

    public int Count => all.Count;

    public double Median => Middle(all.Select(sample => sample.Milliseconds));

    public double Minimum => all.Min(sample => sample.Milliseconds);

    public double MedianCpu => Middle(all.Select(sample => sample.CpuMilliseconds));

    public double MedianPeak => Middle(all.Select(sample => sample.PeakMegabytes));

    /// <summary>How many tools a run started, at most.</summary>
    public int? Work => all.Max(sample => sample.Work);

    public void Add(Sample sample) => all.Add(sample);

    public static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
