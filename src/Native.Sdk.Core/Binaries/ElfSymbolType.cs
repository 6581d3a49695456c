namespace Native.Sdk.Binaries;

/// <summary>What a symbol names (gABI, symbol table, <c>ELF_ST_TYPE</c>). Other values are kept as they are.</summary>
public enum ElfSymbolType : byte
{
    /// <summary><c>STT_NOTYPE</c>: not said; typical of assembler.</summary>
    None = 0,

    /// <summary><c>STT_OBJECT</c>: data.</summary>
    Object = 1,

    /// <summary><c>STT_FUNC</c>.</summary>
    Function = 2,

    /// <summary><c>STT_SECTION</c>.</summary>
    Section = 3,

    /// <summary><c>STT_FILE</c>: name of the source file.</summary>
    File = 4,

    /// <summary>
    /// Data that is only declared so far (<c>int x;</c> with <c>-fcommon</c>): the linker makes room if nobody defines
    /// it. gcc and clang write <c>STT_OBJECT</c> in section <c>SHN_COMMON</c>, others <c>STT_COMMON</c>: both are
    /// reported as this.
    /// </summary>
    Common = 5,

    /// <summary><c>STT_TLS</c>: data of which every thread has its own.</summary>
    ThreadLocal = 6,

    /// <summary><c>STT_GNU_IFUNC</c>: a function that is chosen when the library is loaded.</summary>
    IndirectFunction = 10,
}
