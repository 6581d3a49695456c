namespace Native.Sdk.Binaries;

/// <summary>
/// What a section holds (gABI, section header, <c>sh_type</c>). Other values occur and are kept as they are; from
/// <c>0x70000000</c> on a number means something else on each CPU.
/// </summary>
public enum ElfSectionType : uint
{
    /// <summary><c>SHT_NULL</c>: no section; its other fields mean nothing.</summary>
    Null = 0,

    /// <summary><c>SHT_PROGBITS</c>: whatever the program wants.</summary>
    ProgBits = 1,

    /// <summary><c>SHT_SYMTAB</c>: every symbol, for the linker and the debugger.</summary>
    SymbolTable = 2,

    /// <summary><c>SHT_STRTAB</c>.</summary>
    StringTable = 3,

    /// <summary><c>SHT_RELA</c>.</summary>
    RelocationsWithAddends = 4,

    /// <summary><c>SHT_DYNAMIC</c>.</summary>
    Dynamic = 6,

    /// <summary><c>SHT_NOTE</c>.</summary>
    Note = 7,

    /// <summary><c>SHT_NOBITS</c>: takes memory, but no bytes of the file (<c>.bss</c>).</summary>
    NoBits = 8,

    /// <summary><c>SHT_REL</c>.</summary>
    Relocations = 9,

    /// <summary><c>SHT_DYNSYM</c>: the symbols that the loader sees.</summary>
    DynamicSymbolTable = 11,

    /// <summary><c>SHT_GROUP</c>: sections that are linked, or discarded, together.</summary>
    Group = 17,

    /// <summary><c>SHT_SYMTAB_SHNDX</c>: section indices that do not fit into 16 bits.</summary>
    SymbolSectionIndices = 18,

    /// <summary><c>SHT_GNU_ATTRIBUTES</c>: the ABI variant that the code follows.</summary>
    GnuAttributes = 0x6ffffff5,

    /// <summary><c>SHT_ARM_ATTRIBUTES</c> and <c>SHT_RISCV_ATTRIBUTES</c>: the ABI variant, on those CPUs.</summary>
    CpuAttributes = 0x70000003,
}
