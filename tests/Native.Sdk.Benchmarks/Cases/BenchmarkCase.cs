using System.Globalization;
using Native.Sdk.Benchmarks.Measuring;

namespace Native.Sdk.Benchmarks.Cases;

/// <summary>Something worth measuring.</summary>
internal abstract class BenchmarkCase
{
    /// <summary>
    /// All of them, in the order in which they run. A new one is a class in this folder and a line in this list.
    /// </summary>
    public static IReadOnlyList<BenchmarkCase> All { get; } =
    [
        new FullCase(),
        new NoOpCase(),
        new EditCase("source", "One source changed", "A value in one function changes: one file is compiled, the library is linked.", bench => bench.Tree.EditSource(), 1.05, 1000, 5000),
        new EditCase("header", "Hot header changed", "A value in a header changes that a quarter of the sources read.", bench => bench.Tree.EditHotHeader(), 1.03, 1000),
        new FlagCase(),
        new UntouchedCase("touch", "Every file touched", "Every source and header gets the time of now, and no other content.", bench => bench.Tree.Touch()),
        new SwitchCase(),
        new CargoCase(),
        new PlatformsCase(),
        new FrameworksCase(),
        new PackCase(),
        new VerifyCase(),
        new SolutionCase(),
        new EvaluationCase(),
        new MemoryCase(),
        new MicroCase(),
    ];

    /// <summary>Behind <c>--case</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it only runs when it is asked for by name.</summary>
    public virtual bool IsExtra => false;

    public abstract void Run(BenchContext context);

    /// <summary>What is known about a build that takes longer than ninja's: results of the SDK and of ninja.</summary>
    protected static string WhyOf(Samples[] results) => string.Create(CultureInfo.InvariantCulture,
        $"Its processor time is {Machine.Time(results[0].MedianCpu)}, ninja's {Machine.Time(results[1].MedianCpu)}. In it is what ninja is spared: a fresh process loads the engine's code and compiles what has no code ahead of time, the export list is computed and the library staged.");

    /// <summary>What is known about a short build that takes longer than another engine's.</summary>
    /// <param name="milliseconds">What was held to the mark.</param>
    /// <param name="warm">The same in a process that has done it before.</param>
    /// <param name="other">The other engine.</param>
    protected static string WarmOf(double milliseconds, double warm, Samples other) => string.Create(CultureInfo.InvariantCulture,
        $"Of Native.Sdk's {Machine.Time(milliseconds)} a process that has done it before needs {Machine.Time(warm)}, {warm / other.Median:F2} x the time of {other.Contender}")
        + (milliseconds > warm ? string.Create(CultureInfo.InvariantCulture, $"; the other {Machine.Time(milliseconds - warm)} come with each new process.") : ".");
}
