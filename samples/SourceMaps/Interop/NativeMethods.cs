using System.Runtime.InteropServices;

namespace SourceMaps.Interop;

/// <summary>
/// The functions of <c>native/sourcemap/include/sourcemap.h</c>, one to one; what they do is said there.
/// </summary>
internal static unsafe class NativeMethods
{
    private const string Library = "sourcemap";

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern void sm_error_free(NativeError* error);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern SourceMapHandle sm_map_parse(byte* bytes, nuint length, NativeError** error);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern void sm_map_free(IntPtr map);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int sm_map_lookup(
        SourceMapHandle map, uint line, uint column, NativeMapping* mapping, NativeError** error);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern uint sm_map_mapping_count(SourceMapHandle map, NativeError** error);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int sm_map_mapping(
        SourceMapHandle map, uint index, NativeMapping* mapping, NativeError** error);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern byte* sm_map_file(SourceMapHandle map, nuint* length, NativeError** error);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern uint sm_map_source_count(SourceMapHandle map, NativeError** error);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern byte* sm_map_source(SourceMapHandle map, uint index, nuint* length, NativeError** error);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern byte* sm_map_source_content(
        SourceMapHandle map, uint index, nuint* length, NativeError** error);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern byte* sm_map_source_line(
        SourceMapHandle map, uint index, uint line, nuint* length, NativeError** error);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern uint sm_map_name_count(SourceMapHandle map, NativeError** error);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern byte* sm_map_name(SourceMapHandle map, uint index, nuint* length, NativeError** error);
}

/// <summary><c>sm_error_t</c></summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeError
{
    public int Code;
    public byte* Message;
}

/// <summary><c>sm_mapping_t</c></summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeMapping
{
    /// <summary><c>SM_NONE</c></summary>
    public const uint None = uint.MaxValue;

    public uint GeneratedLine;
    public uint GeneratedColumn;
    public uint Source;
    public uint Line;
    public uint Column;
    public uint Name;
}
