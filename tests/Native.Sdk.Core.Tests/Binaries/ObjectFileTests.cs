using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Binaries;

public sealed class ObjectFileTests
{
    public static TheoryData<BinaryFormat, byte[]> Objects => new()
    {
        { BinaryFormat.Elf, ElfSpecimen.For(ElfMachine.X86_64).Object },
        { BinaryFormat.Elf, ElfSpecimen.For(ElfMachine.S390).Object },
        { BinaryFormat.Pe, BinarySpecimen.CoffX64 },
        { BinaryFormat.Pe, BinarySpecimen.CoffX86 },
        { BinaryFormat.MachO, BinarySpecimen.MachOObjectArm64 },
        { BinaryFormat.MachO, BinarySpecimen.MachOObjectX64 },
    };

    /// <summary>The sources differ a little: what is in all of them is compared.</summary>
    [Theory]
    [MemberData(nameof(Objects))]
    public void TheSameSourceDefinesTheSameInEveryFormat(BinaryFormat format, byte[] bytes)
    {
        var file = Read(bytes);

        Assert.Equal((format, false), (file.Format, file.IsLtoOnly));
        string[] inAll = ["_Z7largestIiET_S0_S0_", "data", "hidden", "strong", "weak", "zero"];
        Assert.Equal(
            [
                new ObjectSymbol("_Z7largestIiET_S0_S0_", IsVisible: true, InComdat: true, IsFunction: true),
                new ObjectSymbol("data", IsVisible: true, InComdat: false, IsFunction: false),
                new ObjectSymbol("hidden", IsVisible: false, InComdat: false, IsFunction: true),
                new ObjectSymbol("strong", IsVisible: true, InComdat: false, IsFunction: true),
                new ObjectSymbol("weak", IsVisible: true, InComdat: false, IsFunction: true),
                new ObjectSymbol("zero", IsVisible: true, InComdat: false, IsFunction: false),
            ],
            file.Definitions.Where(symbol => inAll.Contains(symbol.Name))
                .OrderBy(symbol => symbol.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void MarksAreThoseOfCoff()
    {
        Assert.Equal(["marked"], Read(BinarySpecimen.CoffMsvcX86).MarkedExports);
        Assert.Empty(Read(BinarySpecimen.MachOObjectX64).MarkedExports);
    }

    [FactIfTool("clang")]
    public void BitcodeOfEveryTargetIsIntermediateCodeOnly()
    {
        using var workshop = new Workshop();
        foreach (var target in new[] { "x86_64-linux-gnu", "x86_64-pc-windows-msvc", "arm64-apple-macos13" })
        {
            var file = Read(workshop.CompileToBytes(
                "int f(void) { return 1; }", "a.c", "clang", "--target=" + target, "-flto"));

            Assert.Equal((null, true, 0), (file.Format, file.IsLtoOnly, file.Definitions.Count));
        }
    }

    [Fact]
    public void BitcodeInItsWrapperIsIntermediateCodeOnly() =>
        Assert.True(Read([0xde, 0xc0, 0x17, 0x0b, 0, 0, 0, 0]).IsLtoOnly);

    [FactIfTool("gcc")]
    public void FunctionOfAssemblerThatSaysNothingIsAFunctionByItsSection()
    {
        using var workshop = new Workshop();
        const string Source = ".text\n.globl f\nf: ret\n.data\n.globl d\nd: .long 1\n.globl a\n.set a, 42\n";

        var file = Read(workshop.CompileToBytes(Source, "a.s", "gcc"));

        Assert.Equal(
            [("a", false), ("d", false), ("f", true)],
            file.Definitions.Select(symbol => (symbol.Name, symbol.IsFunction)).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("!<arch>\n")]
    [InlineData("/* C */ int f(void);")]
    public void OtherBytesAreRefused(string text)
    {
        Assert.False(ObjectFile.TryRead(System.Text.Encoding.UTF8.GetBytes(text), out _, out var problem));

        Assert.Equal("It is no object file: it starts like neither ELF, COFF, Mach-O nor LLVM bitcode.", problem);
    }

    private static ObjectFile Read(byte[] bytes)
    {
        Assert.True(ObjectFile.TryRead(bytes, out var file, out var problem), problem);
        return file;
    }
}
