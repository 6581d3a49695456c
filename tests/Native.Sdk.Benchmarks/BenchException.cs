namespace Native.Sdk.Benchmarks;

/// <summary>A measurement is not possible, or would be worth nothing; the message says why.</summary>
internal sealed class BenchException(string message) : Exception(message);
