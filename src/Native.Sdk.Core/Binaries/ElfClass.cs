namespace Native.Sdk.Binaries;

/// <summary>Whether addresses and offsets in the file take 4 or 8 bytes (gABI, ELF header, <c>EI_CLASS</c>).</summary>
public enum ElfClass : byte
{
    /// <summary><c>ELFCLASS32</c>.</summary>
    Elf32 = 1,

    /// <summary><c>ELFCLASS64</c>.</summary>
    Elf64 = 2,
}
