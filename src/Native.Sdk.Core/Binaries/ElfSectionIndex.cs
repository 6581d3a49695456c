namespace Native.Sdk.Binaries;

/// <summary>Section indices that name no section (gABI, sections, special section indexes).</summary>
internal static class ElfSectionIndex
{
    /// <summary><c>SHN_UNDEF</c>.</summary>
    internal const ushort Undefined = 0;

    /// <summary><c>SHN_LORESERVE</c>: from here on a 16-bit index is special.</summary>
    internal const ushort LowestReserved = 0xff00;

    /// <summary><c>SHN_X86_64_LCOMMON</c> (x86-64 psABI): common data of the large code model.</summary>
    internal const ushort LargeCommon = 0xff02;

    /// <summary><c>SHN_COMMON</c>.</summary>
    internal const ushort Common = 0xfff2;

    /// <summary><c>SHN_XINDEX</c>: the index did not fit into 16 bits and is elsewhere.</summary>
    internal const ushort Extended = 0xffff;
}
