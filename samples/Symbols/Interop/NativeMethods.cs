using System;
using System.Runtime.InteropServices;

namespace Symbols.Interop;

/// <summary>The functions of symbolizer.h, one to one. Nothing is marshalled: every runtime does the same.</summary>
internal static unsafe class NativeMethods
{
    private const string Library = "symbolizer";

    [DllImport(Library, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    internal static extern IntPtr symbolizer_open(byte* pathUtf8, SymbolizerError** error);

    [DllImport(Library, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    internal static extern IntPtr symbolizer_open_bytes(byte* bytes, nuint length, SymbolizerError** error);

    [DllImport(Library, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    internal static extern void symbolizer_free(IntPtr symbolizer);

    [DllImport(Library, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    internal static extern int symbolizer_get_info(IntPtr symbolizer, SymbolizerInfo* info, SymbolizerError** error);

    [DllImport(Library, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    internal static extern int symbolizer_get_symbol(
        IntPtr symbolizer, ulong index, SymbolizerSymbol* symbol, SymbolizerError** error);

    [DllImport(Library, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    internal static extern int symbolizer_find_address(
        IntPtr symbolizer, ulong address, SymbolizerSymbol* symbol, SymbolizerError** error);

    [DllImport(Library, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    internal static extern int symbolizer_find_name(
        IntPtr symbolizer, byte* nameUtf8, nuint nameLength, SymbolizerSymbol* symbol, SymbolizerError** error);

    [DllImport(Library, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    internal static extern void symbolizer_error_free(SymbolizerError* error);
}
