namespace Native.Sdk.Binaries;

/// <summary>What a segment is for (gABI, program header, <c>p_type</c>). Other values are kept as they are.</summary>
public enum ElfSegmentType : uint
{
    /// <summary><c>PT_NULL</c>: unused; its other fields mean nothing.</summary>
    Null = 0,

    /// <summary><c>PT_LOAD</c>: mapped into memory.</summary>
    Load = 1,

    /// <summary><c>PT_DYNAMIC</c>: what the loader must know.</summary>
    Dynamic = 2,

    /// <summary><c>PT_INTERP</c>: the loader's path; in programs, and in libraries that can be run.</summary>
    Interpreter = 3,

    /// <summary><c>PT_NOTE</c>.</summary>
    Note = 4,

    /// <summary><c>PT_TLS</c>.</summary>
    ThreadLocal = 7,

    /// <summary><c>PT_GNU_STACK</c>: its flags say whether the stack is executable.</summary>
    GnuStack = 0x6474e551,

    /// <summary><c>PT_GNU_RELRO</c>: read-only once relocated.</summary>
    GnuRelro = 0x6474e552,
}
