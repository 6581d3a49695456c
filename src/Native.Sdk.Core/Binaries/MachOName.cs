namespace Native.Sdk.Binaries;

/// <summary>Names in Mach-O files: C's with an underscore in front, C++'s (<c>_Z…</c>) therefore with two.</summary>
internal static class MachOName
{
    /// <summary>The name as C sees it. One of assembler without the underscore stays as it is.</summary>
    internal static string Undecorate(string linkerName) => linkerName.StartsWith('_') ? linkerName[1..] : linkerName;

    /// <summary>Whether it is mangled as the Itanium C++ ABI says.</summary>
    internal static bool IsCpp(string linkerName) => linkerName.StartsWith("__Z", StringComparison.Ordinal);

    /// <summary>Whether linkers put it into every image by themselves: its header's address.</summary>
    internal static bool IsLinkerMade(string linkerName) =>
        linkerName is "__mh_dylib_header" or "__mh_bundle_header" or "__mh_execute_header" or "___dso_handle";
}
