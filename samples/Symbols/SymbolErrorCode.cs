namespace Symbols;

/// <summary>Why a file could not be read; the numbers are those of the native library.</summary>
public enum SymbolErrorCode
{
    /// <summary>A defect of the native library.</summary>
    Internal = 1,

    /// <summary>There is not enough memory for the symbols of the file.</summary>
    OutOfMemory = 2,

    /// <summary>An argument that the native library does not accept.</summary>
    InvalidArgument = 3,

    /// <summary>The file cannot be opened or read.</summary>
    InputOutput = 4,

    /// <summary>The file does not begin like an ELF file.</summary>
    NotElf = 5,

    /// <summary>The file contradicts itself, or is cut off.</summary>
    Corrupt = 6,

    /// <summary>An ELF file, but neither an executable nor a shared library.</summary>
    Unsupported = 7,
}
