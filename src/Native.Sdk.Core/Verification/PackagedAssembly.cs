namespace Native.Sdk.Verification;

/// <summary>A managed assembly of a package.</summary>
/// <param name="TargetFramework">As its folder says: <c>net8.0</c>, <c>netstandard2.0</c>.</param>
/// <param name="File">The file.</param>
public sealed record PackagedAssembly(string TargetFramework, PackageFile File);
