namespace Native.Sdk.Verification;

/// <summary>A library that a loader tried.</summary>
/// <param name="Name">As it was asked for.</param>
internal sealed record LoadedLibrary(string Name)
{
    /// <summary>Whether it is loaded. If not, and there is no <see cref="Problem"/>, the process ended in it.</summary>
    public bool IsLoaded { get; init; }

    /// <summary>Why not, in the system's words.</summary>
    public string? Problem { get; init; }

    /// <summary>How many functions were found.</summary>
    public int Found { get; init; }

    /// <summary>Those that were not.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}
