namespace Native.Sdk.Execution;

/// <summary>What lies in a group's source folders.</summary>
/// <param name="Files">Indexes into the file table, sorted by path.</param>
/// <param name="Since">For each file the build that first saw it; 0 once every step has taken note of it.</param>
internal sealed record SourceListing(int[] Files, int[] Since)
{
    /// <summary>Whether there are files that some step may not have taken note of.</summary>
    public bool HasNews
    {
        get
        {
            foreach (var build in Since)
            {
                if (build != 0)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
