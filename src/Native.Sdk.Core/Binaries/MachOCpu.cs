namespace Native.Sdk.Binaries;

/// <summary>The CPU the code is for (mach/machine.h, <c>cputype</c>). Other values are kept as they are.</summary>
public enum MachOCpu : uint
{
    /// <summary><c>CPU_TYPE_X86_64</c>.</summary>
    X86_64 = 0x0100_0007,

    /// <summary><c>CPU_TYPE_ARM64</c>.</summary>
    Arm64 = 0x0100_000c,
}
