using System.Runtime.InteropServices;

namespace Symbols.Interop;

/// <summary>The native <c>symbolizer_symbol_t</c>. Its strings live as long as the symbolizer does.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SymbolizerSymbol
{
    internal ulong Address;
    internal ulong Size;
    internal byte* Name;
    internal nuint NameLength;
    internal byte* MangledName;
    internal nuint MangledNameLength;

    internal readonly Symbol ToSymbol(ulong offset)
    {
        var mangledName = Utf8.ToString(MangledName, MangledNameLength);
        var name = Name == MangledName ? mangledName : Utf8.ToString(Name, NameLength);
        return new Symbol(name, mangledName, Address, Size, offset);
    }
}
