using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Tool;

namespace Native.Sdk.Core.Tests.Tool;

/// <summary>For which platform a library is: by its folders, else by what is in it.</summary>
public sealed class LibraryPlaceTests
{
    [Theory]
    [InlineData("runtimes/linux-x64/native/libx.so", "linux-x64")]
    [InlineData("runtimes/linux-x64/native/plugins/libx.so", "linux-x64")]
    [InlineData("Runtimes/android-arm64/Native/libx.so", "android-arm64")]
    [InlineData("runtimes/osx/native/libx.dylib", "osx")]
    [InlineData("tools/net10.0/linux-x64/libx.so", "linux-x64")]
    [InlineData("tools/net8.0/any/runtimes/linux-arm64/native/libx.so", "linux-arm64")]
    [InlineData("tools/net472/x64/x.dll", null)]
    [InlineData("tools/linux_x64/protoc", null)]
    [InlineData("build/net46/x64/x.dll", null)]
    [InlineData("build/linux-x64/libx.so", null)]
    [InlineData("runtimes/win-x64/lib/net8.0/x.dll", null)]
    [InlineData("runtimes/win-x64/native_uap/x.dll", null)]
    [InlineData("libx.so", null)]
    public void PackageHasPlacesByConvention(string path, string? rid) => Assert.Equal(rid, LibraryPlace.InPackage(path));

    [Theory]
    [InlineData("/src/artifacts/native/linux-musl-x64/libx.so", "linux-musl-x64")]
    [InlineData("/src/obj/native/Release/linux-x64/stage/libx.so", "linux-x64")]
    [InlineData("/src/obj/native/Release/linux-x64/x/built/libx.so", null)]
    [InlineData("/p/runtimes/osx/native/libx.dylib", "osx")]
    [InlineData("C:/p/runtimes/win-x64/native/x.dll", "win-x64")]
    [InlineData("/artifacts/ubuntu.22.04-x64/libx.so", "ubuntu.22.04-x64")]
    [InlineData("/usr/lib/libx.so", null)]
    [InlineData("/libx.so", null)]
    public void OtherFoldersHaveThePlatformsName(string path, string? rid) => Assert.Equal(rid, LibraryPlace.InFolder(path));

    public static TheoryData<string, byte[], string> Libraries => new()
    {
        { "ELF", ElfSpecimen.For(ElfMachine.X86_64).Library, "linux-x64" },
        { "ELF big endian", ElfSpecimen.For(ElfMachine.S390).Library, "linux-s390x" },
        { "PE", BinarySpecimen.PeX86, "win-x86" },
        { "Mach-O", BinarySpecimen.MachOLibraryArm64, "osx-arm64" },
        { "Mach-O of two CPUs", BinarySpecimen.MachOUniversal, "osx-x64 osx-arm64" },
    };

    [Theory]
    [MemberData(nameof(Libraries))]
    public void LibraryTellsItsPlatformsItself(string what, byte[] bytes, string rids)
    {
        Assert.True(SharedLibrary.TryRead(bytes, out var library, out var problem), $"{what}: {problem}");
        Assert.Equal(rids, string.Join(' ', LibraryPlatform.Of(library)));
    }
}
