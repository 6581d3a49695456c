namespace Native.Sdk.Binaries;

/// <summary>Properties of a section (PE specification, section flags). Unknown bits are kept.</summary>
[Flags]
internal enum CoffSectionFlags : uint
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary><c>IMAGE_SCN_CNT_CODE</c>.</summary>
    Code = 0x20,

    /// <summary><c>IMAGE_SCN_CNT_UNINITIALIZED_DATA</c>: its size is one in memory.</summary>
    UninitializedData = 0x80,

    /// <summary><c>IMAGE_SCN_LNK_COMDAT</c>.</summary>
    Comdat = 0x1000,

    /// <summary><c>IMAGE_SCN_MEM_EXECUTE</c>.</summary>
    Executable = 0x2000_0000,
}
