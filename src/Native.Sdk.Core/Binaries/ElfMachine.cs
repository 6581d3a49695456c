namespace Native.Sdk.Binaries;

/// <summary>
/// The CPU the code is for (gABI, ELF header, <c>e_machine</c>): those that .NET runs on, and some that tests use.
/// Other values occur and are kept as they are.
/// </summary>
public enum ElfMachine : ushort
{
    /// <summary><c>EM_386</c>.</summary>
    I386 = 3,

    /// <summary><c>EM_PPC</c>: 32 bit.</summary>
    PowerPC = 20,

    /// <summary><c>EM_PPC64</c>: both byte orders.</summary>
    PowerPC64 = 21,

    /// <summary><c>EM_S390</c>: s390x when the class is 64 bit.</summary>
    S390 = 22,

    /// <summary><c>EM_ARM</c>: 32 bit.</summary>
    Arm = 40,

    /// <summary><c>EM_X86_64</c>.</summary>
    X86_64 = 62,

    /// <summary><c>EM_AARCH64</c>.</summary>
    AArch64 = 183,

    /// <summary><c>EM_RISCV</c>: 32 or 64 bit by class.</summary>
    RiscV = 243,

    /// <summary><c>EM_LOONGARCH</c>: 32 or 64 bit by class.</summary>
    LoongArch = 258,

    /// <summary><c>EM_ALPHA</c>, unofficial; its hash tables have 8-byte entries.</summary>
    Alpha = 0x9026,
}
