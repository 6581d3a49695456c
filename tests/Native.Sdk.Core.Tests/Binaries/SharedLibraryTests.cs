using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;
using Loader = System.Runtime.InteropServices.NativeLibrary;

namespace Native.Sdk.Core.Tests.Binaries;

public sealed class SharedLibraryTests
{
    private const string OfElf = "_Z7largestIiET_S0_S0_ data guarded strong thread_data weak zero";

    public static TheoryData<BinaryFormat, string, string, byte[]> Libraries => new()
    {
        { BinaryFormat.Elf, "x64", OfElf, Elf(ElfMachine.X86_64) },
        { BinaryFormat.Elf, "arm", OfElf, Elf(ElfMachine.Arm) },
        { BinaryFormat.Elf, "s390x", OfElf, Elf(ElfMachine.S390) },
        { BinaryFormat.Elf, "PowerPC (Elf32, BigEndian)", OfElf, Elf(ElfMachine.PowerPC) },
        { BinaryFormat.Pe, "x64", "data forwarded marked strong weak", BinarySpecimen.PeX64 },
        { BinaryFormat.Pe, "x86", "@fast@4 data f std@4", BinarySpecimen.PeX86 },
        { BinaryFormat.MachO, "arm64", "data marked needed strong weak zero", BinarySpecimen.MachOLibraryArm64 },
        { BinaryFormat.MachO, "x64", "data marked needed strong weak zero", BinarySpecimen.MachOLibraryX64 },
        { BinaryFormat.MachO, "x64 arm64", "data marked needed strong weak zero", BinarySpecimen.MachOUniversal },
    };

    [Theory]
    [MemberData(nameof(Libraries))]
    public void CpusAndExportsAreReadInEveryFormat(BinaryFormat format, string cpus, string exports, byte[] bytes)
    {
        var library = Read(bytes);

        Assert.Equal(format, library.Format);
        Assert.Equal(cpus, string.Join(' ', library.Cpus));
        Assert.Equal(exports, string.Join(' ', library.Exports.Order(StringComparer.Ordinal)));
    }

    [FactIfTool("gcc")]
    public void NamesOfVersionsAreLeftOutAndVersionedNamesOccurOnce()
    {
        using var workshop = new Workshop();
        workshop.Write("v.map", "V1 { global: f; absolute; local: *; }; V2 { global: f; } V1;");
        workshop.Write("a.c", """
            int old(void) { return 1; } int current(void) { return 2; }
            __asm__(".symver old, f@V1\n.symver current, f@@V2\n.globl absolute\n.set absolute, 42\n");
            """);
        workshop.Run("gcc", "-shared", "-fPIC", "-Wl,--version-script=v.map", "a.c", "-o", "a.so");

        Assert.Equal(["absolute", "f"], Read(workshop.Read("a.so")).Exports.Order(StringComparer.Ordinal));
    }

    /// <summary>dlsym, and so .NET, only finds what has a default version.</summary>
    [FactIfTool("gcc")]
    public void NameThatOnlyOldProgramsFindIsNoExport()
    {
        using var workshop = new Workshop();
        workshop.Write("v.map", "V1 { global: f; g; local: *; };");
        workshop.Write("a.c", "int old(void) { return 1; } int g(void) { return 2; } __asm__(\".symver old, f@V1\");");
        workshop.Run("gcc", "-shared", "-fPIC", "-Wl,--version-script=v.map", "a.c", "-o", "a.so");

        var loaded = Loader.Load(workshop["a.so"]);
        var canBeFound = new[] { "f", "g" }.Where(name => Loader.TryGetExport(loaded, name, out _)).ToArray();
        Loader.Free(loaded);

        Assert.Equal(["g"], canBeFound);
        Assert.Equal(canBeFound, Read(workshop.Read("a.so")).Exports);
    }

    [Fact]
    public void NeededLibrariesAreReadInEveryFormat()
    {
        Assert.Equal(["libneeded.so.1"], Read(Elf(ElfMachine.X86_64)).Needed);
        Assert.Equal(["needed.dll", "late.dll"], Read(BinarySpecimen.PeX64).Needed);
        Assert.Equal(["/usr/lib/libSystem.B.dylib"], Read(BinarySpecimen.MachOUniversal).Needed);
    }

    [Fact]
    public void DebugInformationIsMeasuredInEveryFormat()
    {
        Assert.Equal(0, Read(Elf(ElfMachine.X86_64)).DebugInformationSize);
        Assert.InRange(Read(BinarySpecimen.PeMinGW).DebugInformationSize, 1024, BinarySpecimen.PeMinGW.Length);
        Assert.Equal(0, Read(BinarySpecimen.MachOUniversal).DebugInformationSize);
    }

    [Theory]
    [InlineData("")]
    [InlineData("!<arch>\n")]
    [InlineData("/* GNU ld script */")]
    public void OtherBytesAreRefused(string text)
    {
        Assert.False(SharedLibrary.TryRead(System.Text.Encoding.UTF8.GetBytes(text), out _, out var problem));

        Assert.Equal("It is no shared library: it starts like neither ELF, PE nor Mach-O.", problem);
    }

    private static byte[] Elf(ElfMachine machine) => ElfSpecimen.For(machine).Library;

    private static SharedLibrary Read(byte[] bytes)
    {
        Assert.True(SharedLibrary.TryRead(bytes, out var library, out var problem), problem);
        return library;
    }
}
