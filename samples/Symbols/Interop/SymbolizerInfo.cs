using System.Runtime.InteropServices;

namespace Symbols.Interop;

/// <summary>The native <c>symbolizer_info_t</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SymbolizerInfo
{
    internal ulong SymtabEntries;
    internal ulong DynsymEntries;
    internal ulong Functions;
    internal uint Machine;
    internal ushort Bits;
    internal ushort IsBigEndian;
}
