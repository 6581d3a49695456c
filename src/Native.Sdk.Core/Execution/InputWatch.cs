namespace Native.Sdk.Execution;

/// <summary>Finds the inputs that were written while a step ran.</summary>
internal sealed class InputWatch
{
    /// <summary>Kernels stamp files with the time of their last tick, which is up to 10 ms ago.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly Step step;
    private readonly BuildState state;
    private readonly IReadOnlyDictionary<string, Step> producers;
    private readonly Dictionary<string, Seen> before = new(StringComparer.Ordinal);
    private readonly long start;

    /// <summary>Begins: looks at the declared inputs, and at what the step read last time.</summary>
    /// <param name="step">The step that is about to run.</param>
    /// <param name="state">What is known of files.</param>
    /// <param name="producers">The steps of this build by what they make. A file of theirs was looked at when it was made, or found to be as it was; whoever writes it since spoils it.</param>
    public InputWatch(Step step, BuildState state, IReadOnlyDictionary<string, Step> producers)
    {
        (this.step, this.state, this.producers) = (step, state, producers);
        foreach (var path in step.Inputs)
        {
            Look(path);
        }

        foreach (var version in state.Find(step.Id)?.Inputs ?? [])
        {
            Look(state.PathOf(version));
        }

        start = DateTime.UtcNow.Ticks;
    }

    /// <summary>
    /// The inputs that were written meanwhile: the step may have read the old or the new content, so whatever it made is
    /// not trusted. What the step writes itself (cargo its lock file) is not meant.
    /// </summary>
    /// <remarks>A time in the future is no sign of a write.</remarks>
    public HashSet<string> FindSpoiled(StepResult result)
    {
        var end = DateTime.UtcNow.Ticks;
        var spoiled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in step.Inputs)
        {
            Compare(input);
        }

        foreach (var input in result.DiscoveredInputs)
        {
            Compare(input);
        }

        return spoiled;

        void Compare(string input)
        {
            if (!FileTable.IsFile(input))
            {
                return;
            }

            var now = FileStamp.Read(input);
            var wasWritten = before.TryGetValue(input, out var then)
                ? now != then.Stamp
                : now.Exists && now.Time >= start - Tick.Ticks && now.Time <= end + Tick.Ticks;
            if (wasWritten && !result.MayWrite.Contains(input))
            {
                spoiled.Add(input);
            }

            var index = state.Files.Intern(input);
            if (state.Files.StampOf(index) != now)
            {
                state.Files.Forget(index);
                if (state.Files.StampOf(index) != now)
                {
                    // Written this very moment: what would be recorded is not what the step read.
                    spoiled.Add(input);
                }
            }
        }
    }

    private void Look(string path)
    {
        if (FileTable.IsFile(path) && !before.ContainsKey(path))
        {
            before.Add(path, new Seen(producers.ContainsKey(path) ? state.Files.StampOf(state.Files.Intern(path)) : FileStamp.Read(path)));
        }
    }

    /// <summary>An object for a value: code for a dictionary of values of our own would be compiled in every build.</summary>
    private sealed class Seen(FileStamp stamp)
    {
        public FileStamp Stamp { get; } = stamp;
    }
}
