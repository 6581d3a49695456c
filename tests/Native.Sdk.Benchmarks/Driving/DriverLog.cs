using System.Diagnostics;
using Native.Sdk.Benchmarks.Measuring;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Benchmarks.Driving;

/// <summary>Listens to a build: to its errors always, to all else if there is a file for it.</summary>
/// <param name="path">The file, or null.</param>
/// <param name="watchesSteps">Whether to take note of steps as they begin, which takes time.</param>
internal sealed class DriverLog(string? path, bool watchesSteps) : IMessageSink, IDisposable
{
    private readonly StreamWriter? writer = path is null ? null : new StreamWriter(path);
    private readonly Lock gate = new();
    private long start;
    private double cpu;
    private double idle;

    /// <summary>Time since <see cref="Start"/>, milliseconds.</summary>
    public (double Wall, double Cpu) Elapsed => (Stopwatch.GetElapsedTime(start).TotalMilliseconds, Usage.OfSelf() + Usage.OfChildren() - cpu);

    /// <summary>The same when the last step began, of those that are worth a word at normal verbosity, and how long cores were idle until then.</summary>
    public (double Wall, double Cpu, double Idle)? LastStep { get; private set; }

    public void Start()
    {
        LastStep = null;
        cpu = Usage.OfSelf() + Usage.OfChildren();
        idle = watchesSteps ? Usage.OfIdleCores() : 0;
        start = Stopwatch.GetTimestamp();
    }

    public bool Wants(MessageLevel level) => writer is not null || level == MessageLevel.Error || (watchesSteps && level == MessageLevel.Normal);

    public void Write(Message message)
    {
        if (message.Level == MessageLevel.Error)
        {
            Console.Error.WriteLine($"{message.Code}: {message.Text}");
        }

        lock (gate)
        {
            writer?.WriteLine(message.Text);
            if (watchesSteps && message.Level == MessageLevel.Normal && message.Text.Contains(" for ", StringComparison.Ordinal))
            {
                LastStep = (Elapsed.Wall, Elapsed.Cpu, Usage.OfIdleCores() - idle);
            }
        }
    }

    public void Dispose() => writer?.Dispose();
}
