namespace Native.Sdk.Binaries;

/// <summary>
/// A version that a library asks of another (<c>GLIBC_2.17</c> of <c>libc.so.6</c>): a system that does not have it
/// refuses to load the library. An entry of <c>.gnu.version_r</c> (LSB core specification, symbol versioning).
/// </summary>
/// <param name="Library">The other library's <c>DT_SONAME</c>.</param>
/// <param name="Version">The version's name.</param>
/// <param name="IsWeak"><c>VER_FLG_WEAK</c>: the loader only warns where it is missing.</param>
/// <param name="Symbols">
/// The undefined dynamic symbols bound to it, weak ones too, in the order of the symbol table. Empty where the version
/// itself is what is needed: <c>GLIBC_ABI_DT_RELR</c>.
/// </param>
public sealed record ElfVersionNeed(string Library, string Version, bool IsWeak, IReadOnlyList<string> Symbols);
