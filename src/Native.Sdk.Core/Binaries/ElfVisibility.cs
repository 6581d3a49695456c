namespace Native.Sdk.Binaries;

/// <summary>Whether a symbol leaves its library (gABI, symbol table, <c>ELF_ST_VISIBILITY</c>).</summary>
public enum ElfVisibility : byte
{
    /// <summary><c>STV_DEFAULT</c>: as its binding says.</summary>
    Default = 0,

    /// <summary><c>STV_INTERNAL</c>: like hidden.</summary>
    Internal = 1,

    /// <summary><c>STV_HIDDEN</c>: not exported.</summary>
    Hidden = 2,

    /// <summary><c>STV_PROTECTED</c>: exported, but its own library always uses its own definition.</summary>
    Protected = 3,
}
