namespace Native.Sdk.Toolchains.Cargo;

/// <summary>Something cargo built.</summary>
/// <param name="ManifestPath">Of its package; empty if cargo does not say (before 1.53).</param>
/// <param name="CrateTypes">What the target is built as.</param>
/// <param name="Files">Absolute paths.</param>
public sealed record CargoArtifact(string ManifestPath, IReadOnlyList<string> CrateTypes, IReadOnlyList<string> Files);
