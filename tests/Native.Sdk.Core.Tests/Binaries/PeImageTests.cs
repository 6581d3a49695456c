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
        Assert.Equal((true, false, new Version(6, 0)), (image.HasBaseRelocations, image.HasSignature, image.MinimumOS));
        Assert.Equal(
            [("needed.dll", false, "needed"), ("late.dll", true, "late")],
            image.ImportedFunctions.Select(library => (library.Library, library.IsDelayed, library.Names.Single())));
    }

    [FactIfTool("llvm-readobj")]
    public void SpecimensAreReadAsReadobjReadsThem()
    {
        using var workshop = new Workshop();
        workshop.Write("x64.dll", BinarySpecimen.PeX64);
        workshop.Write("x86.dll", BinarySpecimen.PeX86);

        AgreesWithReadobj(workshop, "x64.dll");
        AgreesWithReadobj(workshop, "x86.dll");
    }

    [Fact]
    public void SignatureIsSeen()
    {
        const int Certificates = 0x18 + 112 + (4 * 8);  // in PE32+, from the signature on
        byte[] bytes = [.. BinarySpecimen.PeX64];
        var start = BitConverter.ToInt32(bytes, 0x3c);

        bytes[start + Certificates] = 8;
        bytes[start + Certificates + 4] = 8;

        Assert.True(Read(bytes).HasSignature);
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
            int numbered(void); int named(void);
            __declspec(dllexport) int f(void) { return WSAStartup(1, 0) + numbered() + named(); }
            __declspec(dllexport) void g(void) { MessageBoxA(0, "", "", 0); }
            int hidden(void) { return 2; }
            """);
        workshop.Write("n.def", "LIBRARY n.dll\nEXPORTS\nnumbered @12 NONAME\nnamed");
        workshop.Run("x86_64-w64-mingw32-dlltool", "-d", "n.def", "-l", "libn.a");
        workshop.Run("x86_64-w64-mingw32-gcc", "-g", "-shared", "a.c", "-o", "a.dll", "-L.", "-ln", "-lws2_32");

        var image = Read(workshop.Read("a.dll"));

        Assert.Equal(["data", "f", "g"], image.Exports);
        Assert.Equal(["named", "#12"], image.ImportedFunctions.Single(library => library.Library == "n.dll").Names);
        Assert.Null(image.DebugReference);
        Assert.InRange(image.DebugInformationSize, 1000, workshop.Read("a.dll").Length);
        AgreesWithReadobj(workshop, "a.dll");
    }

    [FactIfZig("llvm-readobj")]
    public void LibrariesOfZigAreReadAsReadobjReadsThem()
    {
        using var workshop = new Workshop();
        workshop.Write("a.c", """
            #include <windows.h>
            __declspec(dllexport) int f(int x) { return MessageBoxA(0, "", "", x); }
            """);
        foreach (var cpu in new[] { "x86_64", "x86", "aarch64" })
        {
            string[] zig = [Zig.Program!, "cc", "-target", cpu + "-windows-gnu", "-g", "-shared"];
            workshop.Run([.. zig, "a.c", "-luser32", "-o", "a.dll"]);

            AgreesWithReadobj(workshop, "a.dll");
        }
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
        AgreesWithReadobj(workshop, "a.dll");
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

    private static void AgreesWithReadobj(Workshop workshop, string file) =>
        Assert.Equal(PeFacts.Of(workshop.Run([.. PeFacts.Command, file])), PeFacts.Of(Read(workshop.Read(file))));

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
