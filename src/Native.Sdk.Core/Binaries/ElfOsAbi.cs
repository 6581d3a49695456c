namespace Native.Sdk.Binaries;

/// <summary>
/// Whose extensions a file uses (gABI, ELF header, <c>EI_OSABI</c>). Other values occur and are kept as they are.
/// </summary>
public enum ElfOsAbi : byte
{
    /// <summary><c>ELFOSABI_NONE</c>: nobody's, System V as it is. Also musl's, Android's, and most of glibc's.</summary>
    SystemV = 0,

    /// <summary><c>ELFOSABI_GNU</c>: indirect functions or unique symbols, which musl does not load.</summary>
    Gnu = 3,

    /// <summary><c>ELFOSABI_FREEBSD</c>.</summary>
    FreeBsd = 9,
}
