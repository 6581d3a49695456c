namespace Native.Sdk.Binaries;

/// <summary>What an entry of the dynamic table says (gABI, dynamic section, <c>d_tag</c>).</summary>
internal enum ElfDynamicTag : ulong
{
    /// <summary><c>DT_NULL</c>: end of the table.</summary>
    End = 0,

    /// <summary><c>DT_NEEDED</c>: string offset; the only tag here that occurs more than once.</summary>
    Needed = 1,

    /// <summary><c>DT_HASH</c>: address.</summary>
    Hash = 4,

    /// <summary><c>DT_STRTAB</c>: address.</summary>
    StringTable = 5,

    /// <summary><c>DT_SYMTAB</c>: address.</summary>
    SymbolTable = 6,

    /// <summary><c>DT_STRSZ</c>: bytes.</summary>
    StringTableSize = 10,

    /// <summary><c>DT_SONAME</c>: string offset.</summary>
    SoName = 14,

    /// <summary><c>DT_RPATH</c>: string offset.</summary>
    RPath = 15,

    /// <summary><c>DT_TEXTREL</c>: its presence says it.</summary>
    TextRelocations = 22,

    /// <summary><c>DT_BIND_NOW</c>: its presence says it.</summary>
    BindNow = 24,

    /// <summary><c>DT_RUNPATH</c>: string offset.</summary>
    RunPath = 29,

    /// <summary><c>DT_FLAGS</c>: <c>DF_…</c>.</summary>
    Flags = 30,

    /// <summary><c>DT_RELR</c>: address.</summary>
    PackedRelocations = 36,

    /// <summary><c>DT_GNU_HASH</c>: address.</summary>
    GnuHash = 0x6ffffef5,

    /// <summary><c>DT_VERSYM</c>: address.</summary>
    VersionNumbers = 0x6ffffff0,

    /// <summary><c>DT_FLAGS_1</c>: <c>DF_1_…</c>.</summary>
    Flags1 = 0x6ffffffb,

    /// <summary><c>DT_VERDEF</c>: address.</summary>
    VersionDefinitions = 0x6ffffffc,

    /// <summary><c>DT_VERNEED</c>: address.</summary>
    VersionNeeds = 0x6ffffffe,
}
