namespace Native.Sdk.Benchmarks.Driving;

/// <summary>What one run of <see cref="Driver"/> builds.</summary>
internal sealed record DriveRequest
{
    /// <summary>Absolute folder of the csproj that there would be.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>Of the NativeProject.</summary>
    public required string Include { get; init; }

    /// <summary>Of the NativeProject, lists separated by <c>;</c>.</summary>
    public Dictionary<string, string> Metadata { get; init; } = [];

    /// <summary>Runtime identifiers; empty: this machine's.</summary>
    public string[] Rids { get; init; } = [];

    /// <summary>Path of zig, which then builds everything; null: the system's compiler.</summary>
    public string? Zig { get; init; }

    /// <summary>How often; the first run is the one of a fresh process.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>A file for all that the build says; null: nobody listens.</summary>
    public string? Log { get; init; }

    /// <summary>Whether <see cref="DriveResult.BusyUntilLastStep"/> is asked for.</summary>
    public bool WatchesSteps { get; init; }
}
