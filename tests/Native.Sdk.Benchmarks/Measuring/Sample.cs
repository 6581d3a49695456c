namespace Native.Sdk.Benchmarks.Measuring;

/// <summary>One measurement.</summary>
/// <param name="Milliseconds">Wall time.</param>
/// <param name="Work">How many compilers, cargos and linkers ran; null: not known.</param>
/// <param name="CpuMilliseconds">Processor time of the process and all its children; 0: not measured.</param>
/// <param name="PeakMegabytes">The most memory that the process itself had; 0: not measured.</param>
internal sealed record Sample(double Milliseconds, int? Work = null, double CpuMilliseconds = 0, double PeakMegabytes = 0);
