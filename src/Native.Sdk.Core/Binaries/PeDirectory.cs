namespace Native.Sdk.Binaries;

/// <summary>Index of a data directory (PE specification, optional header data directories).</summary>
internal enum PeDirectory
{
    /// <summary><c>.edata</c>.</summary>
    Export = 0,

    /// <summary><c>.idata</c>.</summary>
    Import = 1,

    /// <summary>The attribute certificate table. Its address is an offset in the file, unlike all others'.</summary>
    Security = 4,

    /// <summary><c>.reloc</c>.</summary>
    BaseRelocation = 5,

    /// <summary>The debug directory.</summary>
    Debug = 6,

    /// <summary>Libraries that are loaded when first called.</summary>
    DelayImport = 13,
}
