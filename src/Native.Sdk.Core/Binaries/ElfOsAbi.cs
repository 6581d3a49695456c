namespace Native.Sdk.Binaries;

/// <summary>
/// Whose extensions a file uses (gABI, ELF header, <c>EI_OSABI</c>). Other values occur and are kept as they are.
/// </summary>
public enum ElfOsAbi : byte
{
    /// <summary><c>ELFOSABI_NONE</c>: nobody's, System V as it is; most libraries, on every system.</summary>
    SystemV = 0,

    /// <summary><c>ELFOSABI_GNU</c>: indirect functions, which musl does not have, or unique symbols.</summary>
    Gnu = 3,

    /// <summary><c>ELFOSABI_FREEBSD</c>.</summary>
    FreeBsd = 9,
}
