using System.Buffers.Binary;
using System.Diagnostics;
using System.Reflection.PortableExecutable;
using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>
/// A damaged assembly gives a failure or a value: no exception, no hang, no allocation out of proportion.
/// <c>NATIVE_SDK_TEST_ASSEMBLY_MUTATIONS</c> sets how many.
/// </summary>
public sealed class ManagedMutationTests(ManagedMutationTests.Specimen specimen) : IClassFixture<ManagedMutationTests.Specimen>
{
    private const int MaxAllocation = 2 * 1024 * 1024;

    private static readonly int Mutations =
        int.TryParse(Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_ASSEMBLY_MUTATIONS"), out var count) ? count : 20_000;

    /// <summary>A small assembly, nearly all of which is what is read: a change hits something.</summary>
    public sealed class Specimen
    {
        public Specimen()
        {
            using var folder = new Workshop();
            Bytes = Csc.Compile(folder, """
                using System.CodeDom.Compiler;
                using System.Runtime.InteropServices;
                using System.Runtime.Versioning;
                [assembly: SupportedOSPlatform("linux")]
                namespace Sm
                {
                    public static class Outer
                    {
                        [GeneratedCode("Native.Sdk", "1")]
                        public static class Inner { public static class Most { [DllImport("sm")] public static extern int sm_most(); } }
                        [DllImport("sm.dll", EntryPoint = "sm_named"), UnsupportedOSPlatform("macos")] public static extern int Named();
                        public static int Local() { return sm_local(); [DllImport("sm")] static extern int sm_local(); }
                        public static void Start() => NativeLibrary.SetDllImportResolver(typeof(Outer).Assembly, (a, b, c) => 0);
                    }
                }
                """, "-target:library");
            using var image = new PEReader(new MemoryStream(Bytes));
            Metadata = (image.PEHeaders.MetadataStartOffset, image.PEHeaders.MetadataSize);
        }

        public byte[] Bytes { get; }

        public (int Offset, int Size) Metadata { get; }
    }

    [Fact]
    public void SpecimenIsSound() => Assert.Equal(
        ["Sm.Outer.Inner.Most.sm_most", "Sm.Outer.Local.sm_local", "Sm.Outer.Named"],
        ManagedImportsTests.Read(specimen.Bytes).All.Select(import => import.Method).Order(StringComparer.Ordinal));

    [Fact]
    public void DamagedAssemblyIsReadOrRefused()
    {
        var random = new Random(20_260_404);
        var clock = Stopwatch.StartNew();
        var read = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var bytes = Mutation.Of(specimen.Bytes, random, Lie);
            var before = GC.GetAllocatedBytesForCurrentThread();

            var isRead = ManagedImports.TryRead(bytes, out var imports, out var problem);

            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < MaxAllocation, $"mutation {i}: {allocated} bytes allocated for {bytes.Length}");
            Assert.Equal(isRead, problem is null);
            Assert.Equal(isRead, imports is not null);
            read += isRead ? 1 : 0;
        }

        Assert.True(clock.Elapsed < TimeSpan.FromMilliseconds(30_000 + Mutations), $"{clock.Elapsed}");
        Assert.InRange(read, Mutations / 10, Mutations * 9 / 10);
    }

    [Fact]
    public void EveryTruncationIsReadOrRefused()
    {
        for (var length = 0; length < specimen.Bytes.Length; length++)
        {
            Assert.Equal(ManagedImports.TryRead(specimen.Bytes.AsMemory(0, length), out _, out var problem), problem is null);
        }
    }

    /// <summary>Overwrites a number, mostly in the metadata: rows hold two-byte numbers.</summary>
    private void Lie(byte[] bytes, Random random)
    {
        if (bytes.Length < 8)
        {
            return;
        }

        uint[] lies = [0, 1, 2, (uint)random.Next(64), 0x7f, 0x80, 0xff, 0xffff, 0x7fff_ffff, 0xffff_ffff, (uint)bytes.Length, (uint)random.Next(bytes.Length)];
        var lie = lies[random.Next(lies.Length)];
        var (start, size) = specimen.Metadata;
        var offset = random.Next(4) == 0 ? random.Next(bytes.Length) : start + random.Next(size);
        var field = bytes.AsSpan(Math.Min(offset / 2 * 2, bytes.Length - 8), 8);
        switch (random.Next(3))
        {
            case 0: field[0] = (byte)lie; break;
            case 1: BinaryPrimitives.WriteUInt16LittleEndian(field, (ushort)lie); break;
            default: BinaryPrimitives.WriteUInt32LittleEndian(field, lie); break;
        }
    }
}
