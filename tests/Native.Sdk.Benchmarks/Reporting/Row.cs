using Native.Sdk.Benchmarks.Measuring;

namespace Native.Sdk.Benchmarks.Reporting;

/// <summary>One line of a case's table.</summary>
/// <param name="Input">On what, <c>1,000 files</c>.</param>
/// <param name="Samples">Who, and what was measured.</param>
/// <param name="Ratio">The SDK's median divided by this one's; null for the SDK itself, and where it makes no sense.</param>
internal sealed record Row(string Input, Samples Samples, double? Ratio);
