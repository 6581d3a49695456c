namespace Native.Sdk.Benchmarks.Driving;

/// <summary>What one build in the driver came to.</summary>
internal sealed record DriveResult
{
    /// <summary>Wall time of <see cref="NativeBuild.Run"/>.</summary>
    public required double Milliseconds { get; init; }

    /// <summary>Processor time of the driver and all tools meanwhile.</summary>
    public required double CpuMilliseconds { get; init; }

    /// <summary>How many processes the engine started.</summary>
    public required int Processes { get; init; }

    /// <summary>By how much the most memory that the process ever had has grown, MB.</summary>
    public required double PeakMegabytes { get; init; }

    /// <summary>How many cores were at work on average from the beginning to the start of the last step; 0: none did, or nobody asked.</summary>
    public required double BusyUntilLastStep { get; init; }

    /// <summary>How many cores had nothing to do meanwhile, on average, for this build or for anybody else.</summary>
    public required double IdleUntilLastStep { get; init; }
}
