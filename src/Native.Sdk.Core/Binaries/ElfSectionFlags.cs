namespace Native.Sdk.Binaries;

/// <summary>Properties of a section (gABI, section header, <c>sh_flags</c>). Unknown bits are kept.</summary>
[Flags]
public enum ElfSectionFlags : ulong
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary><c>SHF_WRITE</c>.</summary>
    Write = 1,

    /// <summary><c>SHF_ALLOC</c>: in memory while the program runs.</summary>
    Alloc = 2,

    /// <summary><c>SHF_EXECINSTR</c>.</summary>
    Executable = 4,

    /// <summary><c>SHF_INFO_LINK</c>: <c>sh_info</c> is a section index.</summary>
    InfoLink = 0x40,

    /// <summary><c>SHF_GROUP</c>: member of a section group.</summary>
    Group = 0x200,

    /// <summary><c>SHF_TLS</c>.</summary>
    ThreadLocal = 0x400,
}
