using System.Globalization;
using Microsoft.Build.Framework;

namespace Native.Sdk.Benchmarks.Measuring;

/// <summary>
/// Given to MSBuild (<c>-logger:</c>): adds up what its profile of evaluations counts for each file. The page that
/// <c>-profileevaluation</c> writes leaves out whatever takes less than a millisecond, and that is most of it.
/// </summary>
public sealed class EvaluationLogger : ILogger
{
    private readonly Dictionary<string, double> milliseconds = [];

    /// <inheritdoc/>
    public LoggerVerbosity Verbosity { get; set; }

    /// <summary>The file to write: a line for each project file, milliseconds and path.</summary>
    public string? Parameters { get; set; }

    /// <inheritdoc/>
    public void Initialize(IEventSource eventSource)
    {
        ArgumentNullException.ThrowIfNull(eventSource);
        ((IEventSource3)eventSource).IncludeEvaluationProfiles();
        eventSource.StatusEventRaised += (_, e) =>
        {
            if (e is ProjectEvaluationFinishedEventArgs { ProfilerResult: { } result })
            {
                foreach (var (place, time) in result.ProfiledLocations)
                {
                    var file = place.File ?? "";
                    milliseconds[file] = milliseconds.GetValueOrDefault(file) + time.ExclusiveTime.TotalMilliseconds;
                }
            }
        };
    }

    /// <inheritdoc/>
    public void Shutdown() => File.WriteAllLines(Parameters!, milliseconds.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value:F4} {pair.Key}")));
}
