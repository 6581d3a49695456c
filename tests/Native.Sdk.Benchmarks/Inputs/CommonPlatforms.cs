namespace Native.Sdk.Benchmarks.Inputs;

/// <summary>What most packages ship: $(NativeCommonRuntimeIdentifiers).</summary>
internal static class CommonPlatforms
{
    public static IReadOnlyList<string> Rids { get; } = ["linux-x64", "linux-arm64", "linux-musl-x64", "linux-musl-arm64", "win-x64", "win-arm64", "osx-x64", "osx-arm64"];
}
