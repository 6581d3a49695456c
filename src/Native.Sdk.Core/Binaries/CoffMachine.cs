namespace Native.Sdk.Binaries;

/// <summary>
/// The CPU the code is for (PE specification, machine types): those that .NET runs on. Images may have other values,
/// which are kept as they are; objects may not, because a COFF object has no other magic.
/// </summary>
public enum CoffMachine : ushort
{
    /// <summary><c>IMAGE_FILE_MACHINE_I386</c>.</summary>
    I386 = 0x14c,

    /// <summary><c>IMAGE_FILE_MACHINE_ARMNT</c>: 32 bit, Thumb-2.</summary>
    ArmNT = 0x1c4,

    /// <summary><c>IMAGE_FILE_MACHINE_AMD64</c>.</summary>
    Amd64 = 0x8664,

    /// <summary><c>IMAGE_FILE_MACHINE_ARM64</c>.</summary>
    Arm64 = 0xaa64,
}
