namespace Native.Sdk.Binaries;

/// <summary>What an image allows the loader (PE specification, DLL characteristics). Unknown bits are kept.</summary>
[Flags]
public enum PeDllCharacteristics : ushort
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary><c>IMAGE_DLLCHARACTERISTICS_HIGH_ENTROPY_VA</c>: any 64-bit address.</summary>
    HighEntropyAddresses = 0x20,

    /// <summary><c>IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE</c>: any address (ASLR).</summary>
    DynamicBase = 0x40,

    /// <summary><c>IMAGE_DLLCHARACTERISTICS_NX_COMPAT</c>: data that cannot be executed (DEP).</summary>
    NoExecutableData = 0x100,

    /// <summary><c>IMAGE_DLLCHARACTERISTICS_GUARD_CF</c>: control flow guard.</summary>
    ControlFlowGuard = 0x4000,
}
