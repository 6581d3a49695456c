using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Binaries;

public sealed class PeImageTests
{
    [Fact]
    public void LibraryOf64BitIsRead()
    {
        var image = Read(BinarySpecimen.PeX64);

        Assert.Equal((CoffMachine.Amd64, true), (image.Machine, image.IsDll));
        Assert.Equal(["data", "forwarded", "marked", "strong", "weak"], image.Exports);
        Assert.Equal(["needed.dll"], image.Imports);
        Assert.Equal(["late.dll"], image.DelayImports);
        Assert.True(image.HasDebugDirectory);
        Assert.Equal("specimen.pdb", image.DebugReference?.Path);
        Assert.Equal(
            PeDllCharacteristics.HighEntropyAddresses | PeDllCharacteristics.DynamicBase
                | PeDllCharacteristics.NoExecutableData,
            image.DllCharacteristics & ~PeDllCharacteristics.ControlFlowGuard);
    }

    [Fact]
    public void LibraryOf32BitIsRead()
    {
        var image = Read(BinarySpecimen.PeX86);

        Assert.Equal((CoffMachine.I386, true), (image.Machine, image.IsDll));
        Assert.Equal(["@fast@4", "data", "f", "std@4"], image.Exports);
        Assert.Empty(image.Imports);
        Assert.Empty(image.DelayImports);
        Assert.Equal((false, null), (image.HasDebugDirectory, image.DebugReference));
    }

    /// <summary>.NET's own reader is the other opinion; assemblies are PE files with a debug directory.</summary>
    [Fact]
    public void AssembliesOfThisRuntimeAreReadAsDotNetReadsThem()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        var differences = Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal)
            .Where((_, i) => i % 5 == 0)
            .Where(path => Describe(Read(File.ReadAllBytes(path))) != DescribeByDotNet(path));

        Assert.Empty(differences);
    }

    [FactIfTool("x86_64-w64-mingw32-gcc", "llvm-readobj")]
    public void LibraryOfGnuLdIsReadAsReadobjReadsIt()
    {
        using var workshop = new Workshop();
        workshop.Write("a.c", """
            #include <winsock2.h>
            __declspec(dllexport) int data = 1;
            __declspec(dllexport) int f(void) { return WSAStartup(1, 0); }
            __declspec(dllexport) void g(void) { MessageBoxA(0, "", "", 0); }
            int hidden(void) { return 2; }
            """);
        workshop.Run("x86_64-w64-mingw32-gcc", "-shared", "a.c", "-o", "a.dll", "-lws2_32");

        var image = Read(workshop.Read("a.dll"));

        Assert.Equal(["data", "f", "g"], image.Exports);
        AgreesWithReadobj(workshop, "a.dll", image);
    }

    [FactIfTool("clang", "lld-link", "llvm-readobj")]
    public void LibraryOfLldIsReadAsReadobjReadsIt()
    {
        using var workshop = new Workshop();
        var functions = Enumerable.Range(0, 2000)
            .Select(i => $"__declspec(dllexport) int f{i}(void) {{ return {i}; }}\n");
        workshop.CompileToBytes(
            string.Concat(functions), "a.c", "clang", "--target=aarch64-pc-windows-msvc", "-g", "-gcodeview");
        workshop.Run("lld-link", "/dll", "/noentry", "/nodefaultlib", "/debug", "/out:a.dll", "a.c.o");

        var image = Read(workshop.Read("a.dll"));

        Assert.Equal((CoffMachine.Arm64, 2000), (image.Machine, image.Exports.Count));
        Assert.Equal(workshop["a.pdb"], image.DebugReference?.Path);
        AgreesWithReadobj(workshop, "a.dll", image);
    }

    [Fact]
    public void ProgramIsNoSharedLibrary()
    {
        byte[] bytes = [.. BinarySpecimen.PeX86];
        var characteristics = bytes.AsSpan()[(BitConverter.ToInt32(bytes, 0x3c) + 22)..];
        characteristics[1] &= 0xdf;     // IMAGE_FILE_DLL

        Assert.False(Read(bytes).IsDll);
        Assert.False(SharedLibrary.TryRead(bytes, out _, out var problem));
        Assert.Equal("It is not a shared library: it is a program.", problem);
    }

    [Fact]
    public void OtherBytesAreRefused()
    {
        Assert.False(PeImage.TryRead(BinarySpecimen.CoffX64, out _, out var obj));
        Assert.False(PeImage.TryRead("MZ"u8.ToArray().Concat(new byte[200]).ToArray(), out _, out var dos));

        Assert.Equal("It is not a PE image: it does not start with 'MZ'.", obj);
        Assert.Equal("It is not a PE image: there is no 'PE' signature at 0x0.", dos);
    }

    /// <summary><c>  Name: x</c> in blocks <c>Export {</c>, <c>Import {</c>, <c>DelayImport {</c>.</summary>
    private static void AgreesWithReadobj(Workshop workshop, string file, PeImage image)
    {
        var output = workshop.Run("llvm-readobj", "--coff-exports", "--coff-imports", "--coff-debug-directory", file);

        Assert.Equal(Names("Export"), image.Exports);
        Assert.Equal(Names("Import"), image.Imports);
        Assert.Equal(Names("DelayImport"), image.DelayImports);
        Assert.Equal(PdbGuid(output), image.DebugReference?.Guid);

        string[] Names(string kind) =>
            [.. Regex.Matches(output, @$"^{kind} {{\r?\n(?:  Ordinal: .*\r?\n)?  Name: (.+)$", RegexOptions.Multiline)
                .Select(match => match.Groups[1].Value)];
    }

    /// <summary><c>PDBGUID: (EE CC 05 75 …)</c> until LLVM 14, <c>PDBGUID: {7505CCEE-…}</c> since.</summary>
    private static Guid? PdbGuid(string output)
    {
        var match = Regex.Match(output, @"PDBGUID: (?:\((.*)\)|(\{.*\}))");
        return !match.Success ? null
            : match.Groups[2].Success ? Guid.Parse(match.Groups[2].Value)
            : new Guid(Convert.FromHexString(match.Groups[1].Value.Replace(" ", "")));
    }

    private static string Describe(PeImage image) =>
        $"{image.Machine:d} {image.Characteristics} {image.DllCharacteristics:d} " +
        $"{image.HasDebugDirectory} {image.DebugReference}";

    private static string DescribeByDotNet(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        var headers = reader.PEHeaders;
        var entries = reader.ReadDebugDirectory();
        var reference = entries.Where(entry => entry.Type == DebugDirectoryEntryType.CodeView)
            .Select(entry => reader.ReadCodeViewDebugDirectoryData(entry))
            .Select(data => new PeDebugReference(data.Path, data.Guid, (uint)data.Age))
            .FirstOrDefault();
        return $"{(ushort)headers.CoffHeader.Machine} {(ushort)headers.CoffHeader.Characteristics} " +
            $"{(ushort)headers.PEHeader!.DllCharacteristics} {!entries.IsEmpty} {reference}";
    }

    private static PeImage Read(byte[] bytes)
    {
        Assert.True(PeImage.TryRead(bytes, out var image, out var problem), problem);
        return image;
    }
}
