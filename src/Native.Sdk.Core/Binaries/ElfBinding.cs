namespace Native.Sdk.Binaries;

/// <summary>Who sees a symbol, and which definition wins (gABI, symbol table, <c>ELF_ST_BIND</c>).</summary>
public enum ElfBinding : byte
{
    /// <summary><c>STB_LOCAL</c>: its object file only.</summary>
    Local = 0,

    /// <summary><c>STB_GLOBAL</c>.</summary>
    Global = 1,

    /// <summary><c>STB_WEAK</c>: gives way to a global one.</summary>
    Weak = 2,

    /// <summary><c>STB_GNU_UNIQUE</c>: one in the whole process; gcc: static data of C++ templates.</summary>
    GnuUnique = 10,
}
