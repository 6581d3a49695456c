using System.Globalization;

namespace Native.Sdk.Benchmarks.Reporting;

/// <summary>A figure with a limit that it is held to.</summary>
/// <param name="What">What is measured, as a sentence's beginning: <c>no-op of 1,000 files in the task / ninja</c>.</param>
/// <param name="Value">The figure.</param>
/// <param name="Limit">What it must not exceed, or, with <paramref name="IsFloor"/>, reach.</param>
/// <param name="Unit">Behind both; empty for ratios.</param>
/// <param name="Why">What is known about it; printed where the mark is missed.</param>
internal sealed record Mark(string What, double Value, double Limit, string Unit = "", string Why = "", bool IsFloor = false)
{
    public bool IsMet => IsFloor ? Value >= Limit : Value <= Limit;

    public string Figure => Number(Value);

    public string Bound => (IsFloor ? "at least " : "at most ") + Number(Limit);

    public override string ToString() => $"{(IsMet ? "met   " : "MISSED")}  {What}: {Figure}, {Bound}{(IsMet || Why.Length == 0 ? "" : $" ({Why})")}";

    private string Number(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.###}") + (Unit.Length == 0 ? " x" : " " + Unit);
}
