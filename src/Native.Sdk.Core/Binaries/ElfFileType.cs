namespace Native.Sdk.Binaries;

/// <summary>What kind of file it is (gABI, ELF header, <c>e_type</c>). Other values are kept as they are.</summary>
public enum ElfFileType : ushort
{
    /// <summary><c>ET_NONE</c>.</summary>
    None = 0,

    /// <summary><c>ET_REL</c>: an object file, input of a link.</summary>
    Relocatable = 1,

    /// <summary><c>ET_EXEC</c>: a program with fixed addresses.</summary>
    Executable = 2,

    /// <summary><c>ET_DYN</c>: a shared library, or a position-independent program.</summary>
    SharedObject = 3,

    /// <summary><c>ET_CORE</c>: the memory of a process that crashed.</summary>
    Core = 4,
}
