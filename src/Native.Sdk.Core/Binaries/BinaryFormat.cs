namespace Native.Sdk.Binaries;

/// <summary>The family of formats a platform's objects and libraries are in.</summary>
public enum BinaryFormat
{
    /// <summary>ELF: Linux, FreeBSD, Android.</summary>
    Elf,

    /// <summary>COFF objects and PE images: Windows.</summary>
    Pe,

    /// <summary>Mach-O: Apple's.</summary>
    MachO,
}
