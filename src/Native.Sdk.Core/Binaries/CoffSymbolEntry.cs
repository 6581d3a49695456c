namespace Native.Sdk.Binaries;

/// <summary>An entry of the symbol table, auxiliary records left out (PE specification, COFF symbol table).</summary>
/// <param name="Index">Its index; auxiliary records count.</param>
/// <param name="Name">As the linker sees it.</param>
/// <param name="Value">An offset in its section, or the size of a common symbol.</param>
/// <param name="Section">From 1 on; 0 for undefined and common, negative for absolute and debug symbols.</param>
/// <param name="Type"><c>0x20</c> for functions.</param>
/// <param name="Class">Who sees it.</param>
/// <param name="Auxiliary">The first auxiliary record; empty if there is none.</param>
internal readonly record struct CoffSymbolEntry(
    uint Index, string Name, uint Value, int Section, ushort Type, CoffStorageClass Class,
    ReadOnlyMemory<byte> Auxiliary)
{
    /// <summary><c>IMAGE_SYM_DTYPE_FUNCTION</c> in the type's second nibble.</summary>
    internal bool IsFunction => (Type & 0xf0) == 0x20;
}
