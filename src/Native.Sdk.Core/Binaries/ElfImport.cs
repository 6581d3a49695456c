namespace Native.Sdk.Binaries;

/// <summary>A symbol that a library needs: undefined in its dynamic symbol table.</summary>
/// <param name="Name">Its name, without a version.</param>
/// <param name="Version">The version it must have; null for any.</param>
/// <param name="Library">The library that has this version, by <c>DT_SONAME</c>; null without a version: ELF then does
/// not say who defines it.</param>
/// <param name="IsWeak"><c>STB_WEAK</c>: it may be missing, its address is null then.</param>
public sealed record ElfImport(string Name, string? Version, string? Library, bool IsWeak);
