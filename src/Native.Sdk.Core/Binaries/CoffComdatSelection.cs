namespace Native.Sdk.Binaries;

/// <summary>What a linker does with COMDAT sections of one name (PE specification, COMDAT sections).</summary>
internal enum CoffComdatSelection : byte
{
    /// <summary>Not a COMDAT section.</summary>
    None = 0,

    /// <summary>
    /// <c>IMAGE_COMDAT_SELECT_NODUPLICATES</c>: every function with <c>/Gy</c> or <c>-ffunction-sections</c>.
    /// </summary>
    NoDuplicates = 1,

    /// <summary><c>IMAGE_COMDAT_SELECT_ANY</c>: C++ inline functions, templates.</summary>
    Any = 2,

    /// <summary><c>IMAGE_COMDAT_SELECT_SAME_SIZE</c>.</summary>
    SameSize = 3,

    /// <summary><c>IMAGE_COMDAT_SELECT_EXACT_MATCH</c>.</summary>
    ExactMatch = 4,

    /// <summary><c>IMAGE_COMDAT_SELECT_ASSOCIATIVE</c>: kept with another section.</summary>
    Associative = 5,

    /// <summary><c>IMAGE_COMDAT_SELECT_LARGEST</c>: virtual tables of MSVC.</summary>
    Largest = 6,
}
