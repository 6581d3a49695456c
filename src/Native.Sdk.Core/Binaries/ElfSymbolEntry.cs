namespace Native.Sdk.Binaries;

/// <summary>An entry of a symbol table as it stands in the file (gABI, symbol table).</summary>
internal readonly record struct ElfSymbolEntry(
    uint NameOffset, byte Info, byte Other, ushort SectionIndex, ulong Value, ulong Size)
{
    internal ElfBinding Binding => (ElfBinding)(Info >> 4);
    internal ElfSymbolType Type => (ElfSymbolType)(Info & 0xf);
    internal ElfVisibility Visibility => (ElfVisibility)(Other & 3);
    internal bool IsVisible => Visibility is ElfVisibility.Default or ElfVisibility.Protected;
}
