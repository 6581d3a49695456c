namespace Native.Sdk.Binaries;

/// <summary>Permissions of a segment (gABI, program header, <c>p_flags</c>). Unknown bits are kept.</summary>
[Flags]
public enum ElfSegmentFlags : uint
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary><c>PF_X</c>.</summary>
    Execute = 1,

    /// <summary><c>PF_W</c>.</summary>
    Write = 2,

    /// <summary><c>PF_R</c>.</summary>
    Read = 4,
}
