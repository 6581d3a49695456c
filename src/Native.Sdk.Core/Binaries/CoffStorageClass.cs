namespace Native.Sdk.Binaries;

/// <summary>Who sees a symbol (PE specification, storage class). Other values are kept as they are.</summary>
internal enum CoffStorageClass : byte
{
    /// <summary><c>IMAGE_SYM_CLASS_EXTERNAL</c>.</summary>
    External = 2,

    /// <summary><c>IMAGE_SYM_CLASS_STATIC</c>: its object only; the symbols of sections too.</summary>
    Static = 3,

    /// <summary><c>IMAGE_SYM_CLASS_WEAK_EXTERNAL</c>: has a default for when nobody defines it.</summary>
    WeakExternal = 105,
}
