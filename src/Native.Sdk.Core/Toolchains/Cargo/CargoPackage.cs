namespace Native.Sdk.Toolchains.Cargo;

/// <summary>A member of a workspace, as <c>cargo metadata</c> describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ManifestPath">Absolute path of its Cargo.toml.</param>
/// <param name="LibraryName">Name of its library target, as a file name has it; null without one.</param>
/// <param name="CrateTypes">What the library target is built as.</param>
public sealed record CargoPackage(string Name, string ManifestPath, string? LibraryName, IReadOnlyList<string> CrateTypes)
{
    /// <summary>Whether it makes a dynamic library with a C ABI.</summary>
    public bool IsDynamicLibrary => CrateTypes.Contains("cdylib");

    /// <summary>What it asks for, whichever feature, target or kind of build it is for.</summary>
    public IReadOnlyList<CargoDependency> Dependencies { get; init; } = [];
}
