using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Platforms;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>How files of a package come into memory, and leave it.</summary>
public sealed class PackageFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("native-sdk-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3_000_000)]
    public void FileIsReadWhole(int size)
    {
        var content = new byte[size];
        new Random(1).NextBytes(content);
        var file = OnDisk(content);

        using var opened = file.Open();

        Assert.Equal(content, file.Read());
        Assert.True(opened.Memory.Span.SequenceEqual(content));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void FileOfAnotherSizeThanItHadIsRefused(int size)
    {
        var file = OnDisk(new byte[3]);
        File.WriteAllBytes(Path.Combine(folder, "x.so"), new byte[size]);

        Assert.Throws<IOException>(file.Read);
        Assert.Throws<IOException>(file.Open);
    }

    [Fact]
    public void FileOfMoreThanAnArrayCanHoldIsRefused() =>
        Assert.Throws<IOException>(() => new PackageFile("libx.so", Array.MaxLength + 1L, _ => Assert.Fail("It was read.")).Open());

    [Fact]
    public void ContentIsGoneWhenItIsDisposedOf()
    {
        var opened = OnDisk([1, 2, 3]).Open();
        var part = opened.Memory[1..];
        ((IDisposable)opened).Dispose();
        ((IDisposable)opened).Dispose();

        Assert.Throws<ObjectDisposedException>(() => part.Span[0]);
    }

    [Fact]
    public void BytesOfALibraryAreGoneOnceItWasLookedAt()
    {
        var packed = new PackagedLibrary("linux-x64", PackageFile.InMemory("runtimes/linux-x64/native/libx.so", ElfSpecimen.Versioned));
        var size = 0;

        var library = LibraryInspector.Read(packed, PlatformTable.Default, (_, bytes) => size = bytes.Length).Library!;

        Assert.Equal((size, (long)size), (ElfSpecimen.Versioned.Length, library.Size));
        Assert.NotEmpty(library.Library.Exports);
        Assert.Throws<ObjectDisposedException>(() => library.Library.Elf!.File.Bytes.Span[0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    public void EveryFileIsWorkedOnOnce(int count)
    {
        var counts = new int[count];
        LargestFirst.ForEach(Files(count), i => Interlocked.Increment(ref counts[i]), CancellationToken.None);

        Assert.All(counts, times => Assert.Equal(1, times));
    }

    [Fact]
    public void LargestFileIsTheFirst()
    {
        var order = new List<int>();
        LargestFirst.ForEach(Files(3), i => { lock (order) { order.Add(i); } Thread.Sleep(50); }, CancellationToken.None);

        Assert.Equal(2, order[..Math.Min(Environment.ProcessorCount, 3)].Max());
    }

    [Fact]
    public void NothingIsBegunAfterItWasCancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var begun = 0;

        Assert.Throws<OperationCanceledException>(() => LargestFirst.ForEach(Files(10_000), _ => { Interlocked.Increment(ref begun); cancellation.Cancel(); }, cancellation.Token));

        Assert.InRange(begun, 1, Environment.ProcessorCount);
    }

    [Fact]
    public void WhatGoesWrongInTheWorkIsNotSwallowed() => Assert.ThrowsAny<Exception>(() => LargestFirst.ForEach(Files(8), _ => throw new InvalidOperationException(), CancellationToken.None));

    private static PackageFile[] Files(int count) => [.. Enumerable.Range(0, count).Select(size => new PackageFile("x", size, _ => { }))];

    private PackageFile OnDisk(byte[] content)
    {
        var path = Path.Combine(folder, "x.so");
        File.WriteAllBytes(path, content);
        return PackageFile.OnDisk("runtimes/linux-x64/native/x.so", path);
    }
}
