namespace Native.Sdk.Package.Tests.Support;

/// <summary>A step that ran, as the build tells of it at normal verbosity.</summary>
/// <param name="Verb">In the imperative: <c>compile</c>, whether the build said compiled or recompiled.</param>
/// <param name="Subject">The source or library.</param>
/// <param name="Rid">For which platform; empty: for all.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsFirst">Whether it had never run before.</param>
public sealed record NativeStep(string Verb, string Subject, string Rid, string Reason, bool IsFirst)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Verb} {Subject}";
}
