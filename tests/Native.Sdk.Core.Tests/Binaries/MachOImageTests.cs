using System.Buffers.Binary;
using System.Text.RegularExpressions;
using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Binaries;

public sealed class MachOImageTests
{
    private const uint LoaderInfoOnly = 0x8000_0022;
    private const uint ExportsTrie = 0x8000_0033;
    private const uint Unknown = 0x7fff;

    [Fact]
    public void LibraryForArm64IsRead()
    {
        var image = Read(BinarySpecimen.MachOLibraryArm64).Single();

        Assert.Equal((MachOCpu.Arm64, MachOFileType.DynamicLibrary), (image.Cpu, image.Type));
        Assert.Equal("@rpath/libspecimen.dylib", image.InstallName);
        Assert.Equal(["/usr/lib/libSystem.B.dylib"], image.Needed);
        Assert.Empty(image.RPaths);
        Assert.Equal(new Version(13, 0, 0), image.MinimumOS);
        Assert.Equal((true, true), (image.HasCodeSignature, image.IsAdHocSigned));
        Assert.NotNull(image.Uuid);
        Assert.Equal([new MachOImport("dyld_stub_binder", "/usr/lib/libSystem.B.dylib", IsWeak: false)], image.Imports);
        Assert.Equal((0, 0), (image.DebugInformationSize, image.DebugMapPaths.Count));
        Assert.Equal(
            ["___dso_handle", "__mh_dylib_header", "_data", "_marked", "_needed", "_strong", "_weak", "_zero"],
            image.Exports.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void LibraryForX64IsRead()
    {
        var image = Read(BinarySpecimen.MachOLibraryX64).Single();

        Assert.Equal((MachOCpu.X86_64, MachOFileType.DynamicLibrary), (image.Cpu, image.Type));
        Assert.Equal("@rpath/libspecimen.dylib", image.InstallName);
        Assert.Equal(["@loader_path/x"], image.RPaths);
        Assert.Equal((new Version(13, 0, 0), false), (image.MinimumOS, image.HasCodeSignature));
        Assert.Equal(Exported, image.Exports.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void UniversalLibraryHasASliceForEachCpu()
    {
        var slices = Read(BinarySpecimen.MachOUniversal);

        Assert.Equal([MachOCpu.X86_64, MachOCpu.Arm64], slices.Select(slice => slice.Cpu));
        Assert.Equal(Read(BinarySpecimen.MachOLibraryArm64).Single().Exports, slices[1].Exports);
    }

    [Fact]
    public void SlicesOf32BitAreLeftOut()
    {
        byte[] bytes = [.. BinarySpecimen.MachOUniversal];
        bytes[0x4000] = 0xce;   // feedface
        Assert.Equal(MachOCpu.Arm64, Read(bytes).Single().Cpu);

        bytes[BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(36))] = 0xce;
        Assert.False(MachOImage.TryRead(bytes, out _, out var problem));
        Assert.Equal("It is a universal Mach-O file of 32-bit files only.", problem);
    }

    /// <summary>As Apple's linker writes it since macOS 12: the same trie behind another command.</summary>
    [Fact]
    public void ExportsAreReadFromACommandOfTheirOwn()
    {
        byte[] bytes = [.. BinarySpecimen.MachOLibraryX64];
        var command = bytes.AsSpan(FindCommand(bytes, LoaderInfoOnly));
        var trie = command[40..48].ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(command, ExportsTrie);
        BinaryPrimitives.WriteUInt32LittleEndian(command[4..], 16);
        trie.CopyTo(command[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(command[16..], Unknown);
        BinaryPrimitives.WriteUInt32LittleEndian(command[20..], 32);
        bytes[16]++;    // ncmds

        Assert.Equal(Exported, Read(bytes).Single().Exports.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ExportsAreReadFromTheSymbolTableWhereThereIsNoTrie()
    {
        byte[] bytes = [.. BinarySpecimen.MachOLibraryX64];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(FindCommand(bytes, LoaderInfoOnly)), Unknown);

        Assert.Equal(Exported, Read(bytes).Single().Exports.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TrieIsReadAsDocumented()
    {
        byte[] trie =
        [
            0, 1, .. "_\0"u8, 5,
            0, 2, .. "f\0"u8, 13, .. "g\0"u8, 17,
            2, 0, 16, 0,
            2, 0, 32, 1, .. "h\0"u8, 24,
            2, 0, 48, 0,
        ];

        Assert.Equal(["_f", "_g", "_gh"], MachOExportTrie.ReadNames(trie, fileSize: 1000));
    }

    [Theory]
    [InlineData("0001" + "6100" + "00", "overlap, or lead in a circle")]
    [InlineData("0002" + "6100" + "09" + "6200" + "09" + "00" + "0000", "overlap, or lead in a circle")]
    [InlineData("0001" + "6100" + "7f", "leads to 0x7f, beyond its end")]
    [InlineData("0001" + "616161", "ends in the middle of an entry")]
    [InlineData("7f00", "ends in the middle of an entry")]
    [InlineData("808080808001", "number in the export trie is too large")]
    public void BadTrieIsRefused(string trie, string expected)
    {
        var exception = Assert.Throws<BinaryFormatException>(
            () => MachOExportTrie.ReadNames(Convert.FromHexString(trie), fileSize: 1000));

        Assert.Contains(expected, exception.Message);
    }

    [Fact]
    public void NamesThatGrowWithoutMeasureAreRefusedAtOnce()
    {
        // Each node is the name so far, and leads to the next: 6 bytes a node, names as long as the way to them.
        var trie = Enumerable.Range(1, 30_000).SelectMany(
            i => (byte[])[1, 0, 1, (byte)'x', 0, .. Number(i * 8)]).Append((byte)0).Append((byte)0).ToArray();

        Assert.Throws<BinaryFormatException>(() => MachOExportTrie.ReadNames(trie, trie.Length));

        static byte[] Number(int value) =>
            [(byte)(value | 0x80), (byte)(value >> 7 | 0x80), (byte)(value >> 14 & 0x7f)];
    }

    [FactIfZig("llvm-objdump", "llvm-nm", "llvm-readobj")]
    public void LibraryOfZigIsReadAsLlvmReadsIt()
    {
        using var workshop = new Workshop();
        var functions = Enumerable.Range(0, 1000).Select(i => $"int f{i}(void) {{ return {i}; }}\n");
        const string Needed = """
            int printf(const char*, ...); int anywhere(void); __attribute__((weak_import)) int maybe(void);
            int needs(void) { return printf("") + anywhere() + (maybe ? maybe() : 0); }
            """;
        workshop.Write("a.c", string.Concat(functions) + Needed);
        workshop.Run(Zig.Program!, "cc", "-target", "aarch64-macos", "-g", "-shared", "a.c", "-o", "a.dylib",
            "-Wl,-undefined,dynamic_lookup");

        var image = Read(workshop.Read("a.dylib")).Single();

        Assert.Equal(new Version(13, 0, 0), image.MinimumOS);
        Assert.Equal((true, true), (image.HasCodeSignature, image.IsAdHocSigned));
        Assert.Equal(1003, image.Exports.Count);
        Assert.Equal([false, true], new[] { "_anywhere", "_maybe" }.Select(
            name => image.Imports.Single(import => import.Name == name && import.Library is null).IsWeak));
        Assert.Contains(image.DebugMapPaths, path => path.EndsWith("/a.o", StringComparison.Ordinal));
        AgreesWithLlvm(workshop, "a.dylib");
    }

    [FactIfTool("clang", "ld.lld", "llvm-objdump", "llvm-nm", "llvm-readobj")]
    public void LibraryOfLldIsReadAsLlvmReadsIt()
    {
        using var workshop = new Workshop();
        workshop.CompileToBytes("int f(void) { return 1; }", "a.c", "clang", "--target=x86_64-apple-macos10.13.4");
        workshop.Run("ld.lld", "-flavor", "darwin", "-arch", "x86_64", "-platform_version", "macos", "10.13.4", "11",
            "-bundle", "-undefined", "dynamic_lookup", "a.c.o", "-o", "a.bundle");

        var image = Read(workshop.Read("a.bundle")).Single();

        Assert.Equal((MachOFileType.Bundle, null), (image.Type, image.InstallName));
        Assert.Equal(new Version(10, 13, 4), image.MinimumOS);
        AgreesWithLlvm(workshop, "a.bundle");
    }

    [Fact]
    public void OtherFilesAreRefused()
    {
        Assert.False(MachOImage.TryRead(BinarySpecimen.MachOObjectX64, out _, out var obj));
        Assert.False(MachOImage.TryRead(new byte[] { 0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 65, 0, 0 }, out _, out var java));

        Assert.Equal("It is not a shared library: its Mach-O type is Object.", obj);
        Assert.Equal("It is not a universal Mach-O file: 65 files are said to be in it.", java);
    }

    [FactIfTool("llvm-objdump", "llvm-nm", "llvm-readobj")]
    public void SpecimensAreReadAsLlvmReadsThem()
    {
        using var workshop = new Workshop();
        workshop.Write("arm64.dylib", BinarySpecimen.MachOLibraryArm64);
        workshop.Write("x64.dylib", BinarySpecimen.MachOLibraryX64);

        AgreesWithLlvm(workshop, "arm64.dylib");
        AgreesWithLlvm(workshop, "x64.dylib");
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, true)]
    [InlineData(0x2_0002, true)]
    [InlineData(0x1_0000, false)]   // hardened, with a certificate
    public void AdHocSignatureIsToldFromThatOfSomebody(int flags, bool isAdHoc)
    {
        byte[] bytes = [.. BinarySpecimen.MachOLibraryArm64];
        byte[] codeDirectory = [0xfa, 0xde, 0x0c, 0x02];
        var directory = bytes.AsSpan(bytes.AsSpan().IndexOf(codeDirectory));

        BinaryPrimitives.WriteInt32BigEndian(directory[12..], flags);

        Assert.Equal(isAdHoc, Read(bytes).Single().IsAdHocSigned);
    }

    /// <summary>Without MH_TWOLEVEL, whoever defines it first is taken.</summary>
    [Fact]
    public void ImportsOfAFlatNamespaceHaveNoLibrary()
    {
        byte[] bytes = [.. BinarySpecimen.MachOLibraryArm64];
        bytes[24] &= 0x7f;

        Assert.Equal([new MachOImport("dyld_stub_binder", Library: null, IsWeak: false)], Read(bytes).Single().Imports);
    }

    private static readonly string[] Exported = ["_data", "_marked", "_needed", "_strong", "_weak", "_zero"];

    private static void AgreesWithLlvm(Workshop workshop, string file) =>
        Assert.Equal(MachOFacts.Of(MachOFacts.Read(workshop, file)), MachOFacts.Of(Read(workshop.Read(file)).Single()));

    private static int FindCommand(byte[] bytes, uint type)
    {
        var offset = 32;
        while (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(offset)) != type)
        {
            offset += BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(offset + 4));
        }

        return offset;
    }

    private static IReadOnlyList<MachOImage> Read(byte[] bytes)
    {
        Assert.True(MachOImage.TryRead(bytes, out var slices, out var problem), problem);
        return slices;
    }
}
