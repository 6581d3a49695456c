using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Tool;

namespace Native.Sdk.Core.Tests.Tool;

/// <summary>Packages, made byte by byte: what is read of them, and what is refused.</summary>
public sealed class NupkgTests : IDisposable
{
    private const string LibraryPath = "runtimes/linux-x64/native/libx.so";

    private static readonly byte[] Assembly = File.ReadAllBytes(typeof(NupkgTests).Assembly.Location);
    private static readonly byte[] Library = ElfSpecimen.All[0].Library;

    private readonly TestFolder folder = new();

    [Fact]
    public async Task FilesAreTakenByTheirPlace()
    {
        var subject = await ReadAsync(
        [
            (LibraryPath, Library), ("runtimes/win-x64/native/x.dll", BinarySpecimen.PeX64), ("runtimes/win-x64/native/x.pdb", Library),
            ("tools/net8.0/any/runtimes/osx-x64/native/libx.dylib", BinarySpecimen.MachOLibraryX64),
            ("lib/net8.0/X.dll", Assembly), ("lib/portable-net45%2Bwin8/X.dll", Assembly), ("lib/net8.0/de/X.resources.dll", Assembly),
            ("build/native/x64/x.dll", BinarySpecimen.PeX64), ("tools/linux_x64/protoc", Library), ("build/net8.0/Tasks.dll", Assembly), ("LICENSE", "MIT"u8.ToArray()),
        ]);

        Assert.Equal("Made.Here 1.2.0-rc.1", subject.Content.Name);
        Assert.Equal(["linux-x64 libx.so", "win-x64 x.dll", "osx-x64 libx.dylib"], subject.Content.Libraries.Select(library => $"{library.Rid} {library.File.Name}"));
        Assert.Equal(Library, subject.Content.Libraries[0].File.Read());
        Assert.Equal(["net8.0 lib/net8.0/X.dll", "portable-net45+win8 lib/portable-net45+win8/X.dll"], subject.Content.Assemblies.Select(assembly => $"{assembly.TargetFramework} {assembly.File.Path}"));
        Assert.Equal(["build/native/x64/x.dll", "tools/linux_x64/protoc"], subject.Elsewhere);
        Assert.True(subject.IsPackage);
    }

    [Theory]
    [InlineData("netstandard2.0 net472", "", "lib/netstandard2.0/_._", "lib/net472/_._")]
    [InlineData("net8.0", "", "lib/net8.0/_._", "lib/net8.0-android34.0/_._", "lib/uap10.0/_._", "lib/monoandroid90/_._", "ref/net6.0/_._")]
    [InlineData("netstandard2.0", "netstandard2.0", "build/net6.0/_._")]
    [InlineData("net8.0", "netstandard2.0", "lib/net8.0/_._")]
    [InlineData("", ".NETStandard", "readme.md")]
    [InlineData("", "nonsense", "lib/nonsense/_._", "lib/portable-/_._", "lib/x.dll/_._", "lib/_._")]
    public async Task TargetFrameworksAreThoseOfLibOrElseOfTheDependencies(string expected, string dependencies, params string[] files)
    {
        var subject = await ReadAsync([.. files.Select(file => (file, Array.Empty<byte>()))], Nuspec(dependencies));

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), subject.TargetFrameworks.Order());
    }

    [Theory]
    [InlineData("which is unsafe for extraction", "../x.so")]
    [InlineData("which is unsafe for extraction", "runtimes/linux-x64/native/../../../../x.so")]
    [InlineData("which is unsafe for extraction", "/etc/x.so")]
    [InlineData($"it holds '{LibraryPath}' 2 times", LibraryPath, LibraryPath)]
    public async Task NamesThatToolsDisagreeAboutAreRefused(string expected, params string[] names) =>
        Assert.Contains(expected, await RefuseAsync(Make([.. names.Select(name => (name, Library))])), StringComparison.Ordinal);

    [Fact]
    public async Task FrameworkThatIsNoneIsRefused() => Assert.Contains("cannot be read as a NuGet package", await RefuseAsync(Make([], Nuspec(",,"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("'one' is not a valid version string", "<version>one</version>")]
    [InlineData("DTD is prohibited", "", "<!DOCTYPE package [<!ENTITY e 'e'>]>")]
    [InlineData("not closed", "<version>1.0.0</version>", "<package>")]
    public async Task DamagedNuspecIsRefused(string expected, string version, string start = "") =>
        Assert.Contains(expected, await RefuseAsync(Make([], start + Nuspec("").Replace("<version>1.2.0-rc.1</version>", version))), StringComparison.Ordinal);

    [Fact]
    public async Task WhatIsNoPackageIsRefused()
    {
        Assert.EndsWith("is a zip archive, but no NuGet package: it has no nuspec.", await RefuseAsync(Make([(LibraryPath, Library)], nuspec: null)));
        Assert.Contains("cannot be read as a NuGet package: ", await RefuseAsync("<html>"u8.ToArray()));
        Assert.Contains("cannot be read as a NuGet package: ", await RefuseAsync([]));
        Assert.Contains("cannot be read as a NuGet package: ", await RefuseAsync(Make([(LibraryPath, Library)])[..^100]));
    }

    /// <summary>They stand in the archive's directory and before each file; readers differ in which they believe.</summary>
    [Theory]
    [InlineData(900 << 20, "which cannot be in ")]
    [InlineData(-1, "of one file no more than 1024 MB are read")]
    [InlineData(10, "in it is damaged")]
    [InlineData(5000, "in it is damaged")]
    public async Task SizesAreNotBelieved(int size, string expected) =>
        Assert.Contains(expected, await RefuseAsync(WithSize(Make([(LibraryPath, Library)]), unchecked((uint)size))), StringComparison.Ordinal);

    [Fact]
    public async Task SumOfAllSizesIsLimitedBeforeAnythingIsRead()
    {
        var package = WithSize(Make([.. Enumerable.Range(0, 5).Select(i => ($"runtimes/linux-x64/native/lib{i}.so", Library))]), 1000 << 20);

        Assert.Contains("more than 2048 MB, which are not read", await RefuseAsync(package));
    }

    [Fact]
    public async Task NuspecIsLimitedToo()
    {
        var package = Make([], Nuspec("").Replace("</description>", new string(' ', 5 << 20) + "</description>"));

        Assert.Contains("its nuspec says that it has ", await RefuseAsync(package));
    }

    [Fact]
    public async Task DamageAnywhereIsASentenceOrNoDamageAtAll()
    {
        var random = new Random(4711);
        var package = Make([(LibraryPath, Library), ("lib/net8.0/X.dll", Assembly[..5000]), ("build/x", Library)]);
        for (var i = 0; i < 1500; i++)
        {
            var damaged = (byte[])package.Clone();
            for (var j = random.Next(1, 4); j > 0; j--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            var error = await Record.ExceptionAsync(() => ReadAsync(damaged));

            Assert.True(error is null or UnreadableException, $"{i}: {error}");
        }
    }

    public void Dispose() => folder.Dispose();

    private static string Nuspec(string dependencies) => $"""
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>Made.Here</id><version>1.2.0-rc.1</version><authors>a</authors><description>d</description>
        <dependencies>{string.Concat(dependencies.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(framework => $"<group targetFramework=\"{framework}\" />"))}</dependencies></metadata></package>
        """;

    private static byte[] Make((string Name, byte[] Bytes)[] files) => Make(files, Nuspec(""));

    private static byte[] Make((string Name, byte[] Bytes)[] files, string? nuspec)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in nuspec is null ? files : [("Made.Here.nuspec", Encoding.UTF8.GetBytes(nuspec)), .. files])
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>APPNOTE 4.3.7 and 4.3.12: the uncompressed size of every library, in both places.</summary>
    private static byte[] WithSize(byte[] package, uint size)
    {
        foreach (var (signature, sizeAt, lengthAt, nameAt) in ((uint, int, int, int)[])[(0x04034b50, 22, 26, 30), (0x02014b50, 24, 28, 46)])
        {
            for (var i = 0; i + nameAt < package.Length; i++)
            {
                if (BinaryPrimitives.ReadUInt32LittleEndian(package.AsSpan(i)) == signature
                    && Encoding.UTF8.GetString(package, i + nameAt, BinaryPrimitives.ReadUInt16LittleEndian(package.AsSpan(i + lengthAt))).EndsWith(".so", StringComparison.Ordinal))
                {
                    BinaryPrimitives.WriteUInt32LittleEndian(package.AsSpan(i + sizeAt), size);
                }
            }
        }

        return package;
    }

    private Task<Subject> ReadAsync((string Name, byte[] Bytes)[] files) => ReadAsync(Make(files));

    private Task<Subject> ReadAsync((string Name, byte[] Bytes)[] files, string nuspec) => ReadAsync(Make(files, nuspec));

    private Task<Subject> ReadAsync(byte[] package)
    {
        File.WriteAllBytes(folder["x.nupkg"], package);
        return Nupkg.ReadAsync(folder["x.nupkg"], CancellationToken.None);
    }

    private async Task<string> RefuseAsync(byte[] package) => (await Assert.ThrowsAsync<UnreadableException>(() => ReadAsync(package))).Message;
}
