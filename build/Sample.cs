namespace Native.Sdk.Build;

/// <summary>A library of samples/ that the demo packs and uses.</summary>
/// <param name="Name">The folder below samples/, the project's name, and the package's behind <c>Samples.</c>.</param>
/// <param name="What">What it is, for people.</param>
/// <param name="Requirements">Without these its native part cannot be built.</param>
internal sealed record Sample(string Name, string What, params Requirement[] Requirements)
{
    public static readonly Sample SourceMaps = new("SourceMaps", "Rust: reads JavaScript source maps", Requirement.Cargo, Requirement.CCompiler);

    public static readonly Sample Symbols = new("Symbols", "C++: reads the symbol tables of ELF files", Requirement.CppCompiler);
}
