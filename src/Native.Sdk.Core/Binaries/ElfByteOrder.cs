namespace Native.Sdk.Binaries;

/// <summary>The order of the bytes in a number (gABI, ELF header, <c>EI_DATA</c>).</summary>
public enum ElfByteOrder : byte
{
    /// <summary><c>ELFDATA2LSB</c>.</summary>
    LittleEndian = 1,

    /// <summary><c>ELFDATA2MSB</c>: s390x among others.</summary>
    BigEndian = 2,
}
