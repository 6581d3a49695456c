namespace Native.Sdk.Binaries;

/// <summary>
/// What a load command says (mach-o/loader.h, <c>LC_…</c>): those that are read here. <c>0x80000000</c> means that the
/// loader must know it.
/// </summary>
internal enum MachOCommandType : uint
{
    /// <summary><c>LC_SYMTAB</c>.</summary>
    SymbolTable = 2,

    /// <summary><c>LC_LOAD_DYLIB</c>.</summary>
    LoadLibrary = 0xc,

    /// <summary><c>LC_ID_DYLIB</c>.</summary>
    InstallName = 0xd,

    /// <summary><c>LC_SEGMENT_64</c>.</summary>
    Segment = 0x19,

    /// <summary><c>LC_UUID</c>.</summary>
    Uuid = 0x1b,

    /// <summary><c>LC_CODE_SIGNATURE</c>.</summary>
    CodeSignature = 0x1d,

    /// <summary><c>LC_LAZY_LOAD_DYLIB</c>.</summary>
    LazyLoadLibrary = 0x20,

    /// <summary><c>LC_DYLD_INFO</c>.</summary>
    LoaderInfo = 0x22,

    /// <summary><c>LC_VERSION_MIN_MACOSX</c>.</summary>
    MinimumMacOS = 0x24,

    /// <summary><c>LC_BUILD_VERSION</c>.</summary>
    BuildVersion = 0x32,

    /// <summary><c>LC_LOAD_WEAK_DYLIB</c>.</summary>
    LoadWeakLibrary = 0x8000_0018,

    /// <summary><c>LC_RPATH</c>.</summary>
    RPath = 0x8000_001c,

    /// <summary><c>LC_REEXPORT_DYLIB</c>.</summary>
    ReexportLibrary = 0x8000_001f,

    /// <summary><c>LC_DYLD_INFO_ONLY</c>.</summary>
    LoaderInfoOnly = 0x8000_0022,

    /// <summary><c>LC_LOAD_UPWARD_DYLIB</c>.</summary>
    LoadUpwardLibrary = 0x8000_0023,

    /// <summary><c>LC_DYLD_EXPORTS_TRIE</c>.</summary>
    ExportsTrie = 0x8000_0033,
}
