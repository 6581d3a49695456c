using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Tool;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Tool;

/// <summary>What a file is, by its name and its first bytes.</summary>
public sealed class NativeFileTests
{
    private static readonly byte[] Managed = File.ReadAllBytes(typeof(NativeFileTests).Assembly.Location);

    [Fact]
    public void AssembliesAreToldFromNativeDlls()
    {
        Assert.True(PeImage.IsManaged(Managed.AsSpan(0, NativeFile.HeaderSize)));
        Assert.All([BinarySpecimen.PeX64, BinarySpecimen.PeX86, BinarySpecimen.MachOUniversal], bytes => Assert.False(PeImage.IsManaged(bytes)));
        Assert.All([BinarySpecimen.PeX64, BinarySpecimen.MachOUniversal, BinarySpecimen.MachOLibraryX64], bytes => Assert.True(NativeFile.IsNative(bytes)));
        Assert.All([Managed, "#!/bin/sh\n"u8.ToArray()], bytes => Assert.False(NativeFile.IsNative(bytes)));
    }

    [Fact]
    public void NoBeginningOfAFileIsTooShort() => Assert.All(Enumerable.Range(0, 600), length =>
    {
        PeImage.IsManaged(Managed.AsSpan(0, length));
        NativeFile.IsNative(Managed.AsSpan(0, length));
    });

    [Fact]
    public void OffsetsThatLeadNowhereAreNoAssembly() => Assert.All((byte[])[0x7f, 0x80, 0xff], high =>
    {
        var damaged = Managed[..NativeFile.HeaderSize];
        damaged[0x3f] = high;
        Assert.False(PeImage.IsManaged(damaged));
    });

    [Theory]
    [InlineData("x.dll", true)]
    [InlineData("a/X.DLL", true)]
    [InlineData("libx.so", true)]
    [InlineData("libx.so.1.2", true)]
    [InlineData("libx.dylib", true)]
    [InlineData("libx.a", false)]
    [InlineData("libx.so.", false)]
    [InlineData("libx.so.debug", false)]
    [InlineData("x.so.d/readme", false)]
    [InlineData("libx.pdb", false)]
    public void LibrariesAreKnownByTheirNames(string path, bool isLibrary) => Assert.Equal(isLibrary, LibraryInspector.HasLibraryName(path));
}
