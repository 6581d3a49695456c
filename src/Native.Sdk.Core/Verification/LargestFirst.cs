namespace Native.Sdk.Verification;

/// <summary>Works on files on all processors at once: the largest first, so that the last ones to be done are small.</summary>
/// <remarks>
/// Not <see cref="Parallel"/>: that gives out ranges, which can leave several large files to one thread at the end, and takes
/// more threads than there are processors, each of which holds a file in memory.
/// </remarks>
internal static class LargestFirst
{
    /// <summary>Calls <paramref name="work"/> once for each of the files, with its index.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; what was begun has ended.</exception>
    public static void ForEach(IReadOnlyList<PackageFile> files, Action<int> work, CancellationToken cancellation)
    {
        var order = new int[files.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (one, other) => files[other].Size.CompareTo(files[one].Size));
        var next = -1;
        var others = new Task[Math.Clamp(Environment.ProcessorCount, 1, Math.Max(1, order.Length)) - 1];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = Task.Run(Work, CancellationToken.None);
        }

        try
        {
            Work();
        }
        finally
        {
            Task.WaitAll(others, CancellationToken.None);
        }

        cancellation.ThrowIfCancellationRequested();

        void Work()
        {
            while (!cancellation.IsCancellationRequested && Interlocked.Increment(ref next) is var place && place < order.Length)
            {
                work(order[place]);
            }
        }
    }
}
