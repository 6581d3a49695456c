namespace Native.Sdk.Toolchains.Cargo;

/// <summary>What a package asks for.</summary>
/// <param name="Name">The package, whatever it is called where it is used.</param>
/// <param name="Source">As cargo writes it: <c>registry+https://github.com/rust-lang/crates.io-index</c>; null for a folder.</param>
/// <param name="Path">Absolute folder, or null.</param>
public sealed record CargoDependency(string Name, string? Source, string? Path)
{
    /// <summary>crates.io, by the name that it has in lock files.</summary>
    public const string CratesIo = "registry+https://github.com/rust-lang/crates.io-index";
}
