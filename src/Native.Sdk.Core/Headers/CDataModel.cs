using Native.Sdk.Platforms;

namespace Native.Sdk.Headers;

/// <summary>What a platform's ABI says about the sizes of C's types and the layout of structures.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>System V Application Binary Interface: AMD64 supplement, 3.1.2; i386 supplement, 2.1 (8-byte types align to 4)</item>
/// <item>AAPCS32 and AAPCS64 (Arm): 5.1 and 8.1.8 (bit-fields without name align the structure, unlike on x86)</item>
/// <item>Microsoft: "x64 ABI conventions", "C bit fields", "/Zp"; of 32-bit Windows all 8-byte types align to 8</item>
/// </list>
/// </remarks>
public sealed class CDataModel
{
    /// <summary>Linux and FreeBSD on x64, riscv64, s390x, ppc64le and loongarch64, as far as <c>char</c> is signed.</summary>
    public static CDataModel LinuxX64 { get; } = new("linux-x64");

    /// <summary>Linux on arm64.</summary>
    public static CDataModel LinuxArm64 { get; } = new("linux-arm64") { IsCharUnsigned = true, UnnamedBitFieldsAlign = true, VaListSize = 32, IsWideCharUnsigned = true };

    /// <summary>Linux on arm, with the hard-float ABI.</summary>
    public static CDataModel LinuxArm { get; } = new("linux-arm")
    {
        PointerSize = 4, LongSize = 4, LongDoubleSize = 8, LongDoubleAlignment = 8, IsCharUnsigned = true, UnnamedBitFieldsAlign = true,
        VaListSize = 4, MaxAlignment = 8, IsWideCharUnsigned = true, HasInt128 = false,
    };

    /// <summary>Linux on x86.</summary>
    public static CDataModel LinuxX86 { get; } = new("linux-x86")
    {
        PointerSize = 4, LongSize = 4, LongDoubleSize = 12, LongDoubleAlignment = 4, EightByteAlignment = 4, VaListSize = 4, HasInt128 = false,
    };

    /// <summary>macOS on x64.</summary>
    public static CDataModel MacX64 { get; } = new("osx-x64") { IsApple = true };

    /// <summary>macOS on arm64.</summary>
    public static CDataModel MacArm64 { get; } = new("osx-arm64") { IsApple = true, LongDoubleSize = 8, LongDoubleAlignment = 8, VaListSize = 8, MaxAlignment = 16 };

    /// <summary>Windows on x64 and arm64, with Microsoft's ABI.</summary>
    public static CDataModel WindowsX64 { get; } = new("win-x64")
    {
        LongSize = 4, WideCharSize = 2, LongDoubleSize = 8, LongDoubleAlignment = 8, VaListSize = 8,
        IsWideCharUnsigned = true, IsMicrosoft = true, HasMicrosoftRecords = true,
    };

    /// <summary>Windows on x64, with gcc's ABI (MinGW, zig).</summary>
    public static CDataModel WindowsX64Gnu { get; } = new("win-x64-gnu")
    {
        LongSize = 4, WideCharSize = 2, VaListSize = 8, IsWideCharUnsigned = true, IsMicrosoft = true,
    };

    /// <summary>Windows on x86, with Microsoft's ABI.</summary>
    public static CDataModel WindowsX86 { get; } = new("win-x86")
    {
        PointerSize = 4, LongSize = 4, WideCharSize = 2, LongDoubleSize = 8, LongDoubleAlignment = 8, VaListSize = 4,
        IsWideCharUnsigned = true, IsMicrosoft = true, HasMicrosoftRecords = true, HasInt128 = false,
    };

    /// <summary>Windows on x86, with gcc's ABI.</summary>
    public static CDataModel WindowsX86Gnu { get; } = new("win-x86-gnu")
    {
        PointerSize = 4, LongSize = 4, WideCharSize = 2, LongDoubleSize = 12, LongDoubleAlignment = 4, VaListSize = 4,
        IsWideCharUnsigned = true, IsMicrosoft = true, HasInt128 = false,
    };

    private CDataModel(string name) => Name = name;

    /// <summary>For messages: the runtime identifier that it is named after.</summary>
    public string Name { get; private init; }

    /// <summary>Bytes of a pointer, and of <c>size_t</c>.</summary>
    public int PointerSize { get; private init; } = 8;

    /// <summary>Bytes of <c>long</c>.</summary>
    public int LongSize { get; private init; } = 8;

    /// <summary>Bytes of <c>wchar_t</c>.</summary>
    public int WideCharSize { get; private init; } = 4;

    /// <summary>Whether <c>wchar_t</c> has no sign.</summary>
    public bool IsWideCharUnsigned { get; private init; }

    /// <summary>Bytes of <c>long double</c>.</summary>
    public int LongDoubleSize { get; private init; } = 16;

    /// <summary>Alignment of <c>long double</c>.</summary>
    public int LongDoubleAlignment { get; private init; } = 16;

    /// <summary>Alignment of <c>double</c> and <c>long long</c> in a structure.</summary>
    public int EightByteAlignment { get; private init; } = 8;

    /// <summary>Bytes of <c>va_list</c>.</summary>
    public int VaListSize { get; private init; } = 24;

    /// <summary>What <c>aligned</c> without a number means.</summary>
    public int MaxAlignment { get; private init; } = 16;

    /// <summary>Whether plain <c>char</c> has no sign.</summary>
    public bool IsCharUnsigned { get; private init; }

    /// <summary>Whether bit-fields without a name count for their structure's alignment.</summary>
    public bool UnnamedBitFieldsAlign { get; private init; }

    /// <summary>Whether bit-fields are laid out as Microsoft does: those of types of different size do not share.</summary>
    public bool IsMicrosoft { get; private init; }

    /// <summary>Whether everything about structures and enums is Microsoft's, not only bit-fields.</summary>
    public bool HasMicrosoftRecords { get; private init; }

    /// <summary>Whether C names get an underscore before them.</summary>
    public bool IsApple { get; private init; }

    /// <summary>Whether there is <c>__int128</c>.</summary>
    public bool HasInt128 { get; private init; } = true;

    /// <summary>The model of a platform; null for a CPU that is not known.</summary>
    /// <param name="os">The operating system.</param>
    /// <param name="cpu">The runtime identifier's word: x64, arm64 …</param>
    /// <param name="isGnu">On Windows: whether the compiler is gcc or zig, not Microsoft's or clang-cl.</param>
    public static CDataModel? Of(TargetOs os, string cpu, bool isGnu) => (os, cpu) switch
    {
        (TargetOs.Windows, "x86") => isGnu ? WindowsX86Gnu : WindowsX86,
        (TargetOs.Windows, "x64") => isGnu ? WindowsX64Gnu : WindowsX64,
        (TargetOs.Windows, "arm64") => isGnu ? WindowsArm64Gnu : WindowsX64,
        (TargetOs.MacOS, "arm64") => MacArm64,
        (TargetOs.MacOS, _) => MacX64,
        (_, "x64") => LinuxX64,
        (_, "arm64") => LinuxArm64,
        (_, "arm") => LinuxArm,
        (_, "x86") => LinuxX86,
        (_, "riscv64") => RiscV64,
        (_, "loongarch64") => LoongArch64,
        (_, "ppc64le") => PowerPc64,
        (_, "s390x") => S390X,
        _ => null,
    };

    private static CDataModel WindowsArm64Gnu { get; } = new("win-arm64-gnu")
    {
        LongSize = 4, WideCharSize = 2, LongDoubleSize = 8, LongDoubleAlignment = 8, VaListSize = 8, IsWideCharUnsigned = true, IsMicrosoft = true,
    };

    private static CDataModel RiscV64 { get; } = new("linux-riscv64") { IsCharUnsigned = true, VaListSize = 8 };

    private static CDataModel LoongArch64 { get; } = new("linux-loongarch64") { VaListSize = 8 };

    private static CDataModel PowerPc64 { get; } = new("linux-ppc64le") { IsCharUnsigned = true, VaListSize = 8 };

    private static CDataModel S390X { get; } = new("linux-s390x") { IsCharUnsigned = true, VaListSize = 32, LongDoubleAlignment = 8, MaxAlignment = 8 };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
