namespace Native.Sdk.Verification;

/// <summary>What came of one platform.</summary>
/// <param name="Rid">Which.</param>
public sealed record SmokeTestResult(string Rid)
{
    /// <summary>What ran it: <c>dotnet</c>, <c>wine</c>, <c>qemu-aarch64-static</c>, <c>ld-musl-x86_64.so.1</c>; null: nothing.</summary>
    public string? How { get; init; }

    /// <summary>Why nothing ran, and what to install.</summary>
    public string? NotRun { get; init; }

    /// <summary>How many libraries there are, and how many of them were loaded.</summary>
    public (int All, int Good) Libraries { get; init; }

    /// <summary>How many functions were looked up in them, and how many of them were found.</summary>
    public (int All, int Good) EntryPoints { get; init; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
