namespace Native.Sdk.Binaries;

/// <summary>A symbol that a Mach-O library needs: undefined in its symbol table.</summary>
/// <param name="Name">
/// As the linker sees it, like <see cref="MachOImage.Exports"/>: C's have an underscore in front.
/// </param>
/// <param name="Library">
/// The library that defines it, one of <see cref="MachOImage.Needed"/>; null where any may: <c>-undefined
/// dynamic_lookup</c>, <c>-flat_namespace</c>, the program itself (<c>-bundle_loader</c>).
/// </param>
/// <param name="IsWeak"><c>N_WEAK_REF</c>: it may be missing, its address is null then.</param>
public sealed record MachOImport(string Name, string? Library, bool IsWeak);
