namespace Native.Sdk.Execution;

/// <summary>What lies in a group's source folders.</summary>
/// <param name="Files">Indexes into the file table, in the order of <see cref="BuildGraph.SourceFiles"/>.</param>
/// <param name="Since">For each file the build that first saw it; 0 once every step has taken note of it.</param>
internal sealed record SourceListing(int[] Files, int[] Since)
{
    /// <summary>Whether there are files that some step may not have taken note of; found out once, since each step asks.</summary>
    public bool HasNews { get; } = HasAny(Since);

    private static bool HasAny(int[] since)
    {
        foreach (var build in since)
        {
            if (build != 0)
            {
                return true;
            }
        }

        return false;
    }
}
