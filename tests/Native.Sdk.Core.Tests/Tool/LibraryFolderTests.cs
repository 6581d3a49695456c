using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Tool;

namespace Native.Sdk.Core.Tests.Tool;

/// <summary>Every kind of folder that has native libraries.</summary>
public sealed class LibraryFolderTests : IDisposable
{
    private static readonly byte[] Assembly = File.ReadAllBytes(typeof(LibraryFolderTests).Assembly.Location);
    private static readonly byte[] Elf = ElfSpecimen.All[0].Library;

    private readonly TestFolder folder = new();

    [Fact]
    public void UnpackedPackageIsReadAsAPackage()
    {
        folder.Write("x.nuspec", "<package><metadata><id>X</id><version>1.0</version><authors>a</authors><description>d</description></metadata></package>");
        Write(Elf, "runtimes/linux-x64/native/libx.so", "build/linux-x64/libx.so");
        Write(Assembly, "lib/netstandard2.0/X.dll");

        var subject = Read();

        Assert.Equal(["linux-x64 runtimes/linux-x64/native/libx.so"], Libraries(subject));
        Assert.Equal(["build/linux-x64/libx.so"], subject.Elsewhere);
        Assert.Equal(("X 1.0.0", "netstandard2.0", true), (subject.Content.Name, Assert.Single(subject.TargetFrameworks), subject.IsPackage));
    }

    [Fact]
    public void PrebuiltAndStagedLibrariesAreForTheirFoldersPlatform()
    {
        Write(Elf, "linux-x64/libx.so", "linux-musl-x64/stage/libx.so", "linux-x64/x/built/libx.so", "freebsd-x64/libx.so.debug");
        Write(BinarySpecimen.PeX64, "win-x64/x.dll");

        var subject = Read();

        Assert.Equal(["linux-musl-x64 linux-musl-x64/stage/libx.so", "linux-x64 linux-x64/libx.so", "win-x64 win-x64/x.dll"], Libraries(subject));
        Assert.False(subject.IsPackage);
    }

    [Fact]
    public void PublishedAppIsForItsPlatformAndDotnetsOwnFilesAreNot()
    {
        const string Target = ".NETCoreApp,Version=v8.0/linux-musl-x64", Pack = "runtimepack.Microsoft.NETCore.App.Runtime.linux-musl-x64/8.0.1";
        folder.Write("App.deps.json", $$"""
            { "runtimeTarget": { "name": "{{Target}}" },
              "targets": { "{{Target}}": { "{{Pack}}": { "runtime": { "System.Runtime.dll": {} }, "native": { "libcoreclr.so": {} } }, "App/1.0.0": { "runtime": { "App.dll": {} } } } } }
            """);
        Write(Elf, "libx.so", "libcoreclr.so", "linux-x64/libx.so", "elsewhere/libx.so");
        Write(Assembly, "App.dll", "System.Runtime.dll");
        folder.Write("linux-x64/App.deps.json", "{}");

        var subject = Read();

        Assert.Equal(["linux-musl-x64 libx.so"], Libraries(subject));
        Assert.Equal(["net8.0 App.dll"], subject.Content.Assemblies.Select(assembly => $"{assembly.TargetFramework} {assembly.File.Path}"));
        Assert.Equal(("net8.0", 1, false), (Assert.Single(subject.TargetFrameworks), subject.CountOfRuntime, subject.IsPackage));
    }

    [Fact]
    public void LibrariesOfAFolderThatSaysNothingSayItThemselves()
    {
        folder.Write("App.deps.json", "{ no JSON");
        Write(Elf, "libx.so");
        Write(BinarySpecimen.MachOUniversal, "libx.dylib");
        folder.Write("x.dll", "version https://git-lfs.github.com/spec/v1\n");

        Assert.Equal(["osx-x64 libx.dylib", "osx-arm64 libx.dylib", "linux-x64 libx.so", "win x.dll"], Libraries(Read()));
        Assert.Equal(["linux-musl-x64 libx.dylib", "linux-musl-x64 libx.so", "linux-musl-x64 x.dll"], Libraries(Read("linux-musl-x64")));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{ "runtimeTarget": 1 }""")]
    [InlineData("""{ "runtimeTarget": { "name": ".NETCoreApp,Version=vX/linux-x64" }, "targets": {} }""")]
    [InlineData("""{ "runtimeTarget": { "name": "," }, "targets": { ",": { "runtimepack.x": { "native": 1 } } } }""")]
    public void DamagedDepsFileSaysNothing(string json)
    {
        folder.Write("App.deps.json", json);
        Write(Elf, "libx.so");

        Assert.Equal(["linux-x64 libx.so"], Libraries(Read()));
    }

    [Fact]
    public void FolderMayBeThePlatformsItself()
    {
        Write(Elf, "native/linux-arm64/libx.so");

        Assert.Equal(["linux-arm64 libx.so"], Libraries(LibraryFolder.Read(folder["native/linux-arm64"], rid: null, CancellationToken.None)));
    }

    [Fact]
    public void FolderWithoutLibrariesIsRefusedWithThePlacesThatCount()
    {
        Write(Elf, "somewhere/deep/libx.so");

        Assert.Contains("in runtimes/<rid>/native, in <rid>", Assert.Throws<UnreadableException>(() => Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LibraryIsReadWithTheNeighboursThatItNeeds()
    {
        Write(Elf, "linux-x64/libspecimen.so", "linux-x64/libneeded.so.1", "linux-x64/libother.so");

        var subject = LibraryFile.Read(folder["linux-x64/libspecimen.so"], rid: null);

        Assert.Equal(["linux-x64 libspecimen.so", "linux-x64 libneeded.so.1"], Libraries(subject));
        Assert.Equal("libspecimen.so", subject.Content.Name);
    }

    [Fact]
    public void OtherFilesAreNoLibraries()
    {
        Write(Assembly, "X.dll");
        Write(Elf, "program");
        folder.Write("readme.md", "# x");

        Assert.Contains("is a .NET assembly", Refuse("X.dll"), StringComparison.Ordinal);
        Assert.Contains("has not got the name of a library", Refuse("program"), StringComparison.Ordinal);
        Assert.Contains("is neither a package nor a native library", Refuse("readme.md"), StringComparison.Ordinal);

        string Refuse(string file) => Assert.Throws<UnreadableException>(() => LibraryFile.Read(folder[file], rid: null)).Message;
    }

    public void Dispose() => folder.Dispose();

    private static IEnumerable<string> Libraries(Subject subject) => subject.Content.Libraries.Select(library => $"{library.Rid} {library.File.Path}");

    private Subject Read(string? rid = null) => LibraryFolder.Read(folder.Path, rid, CancellationToken.None);

    private void Write(byte[] bytes, params string[] paths)
    {
        foreach (var path in paths)
        {
            folder.Write(path, "");
            File.WriteAllBytes(folder[path], bytes);
        }
    }
}
