using Native.Sdk.Binaries;
using Xunit.Abstractions;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>The libraries that others ship in packages, made by every linker, against the reference tools.</summary>
public sealed class PackageLibraryTests(ITestOutputHelper output)
{
    [FactIfPackages("readelf")]
    public void ElfLibrariesOfPackagesAreReadAsReadelfReadsThem()
    {
        using var workshop = new ElfWorkshop();

        Agreement.Check(Files("*.so*", "\u007fELF"u8.ToArray()), Compare, output);

        string? Compare(string path)
        {
            var bytes = File.ReadAllBytes(path);
            return !ElfSharedLibrary.TryRead(bytes, out var library, out var problem)
                ? path.EndsWith(".dbg", StringComparison.Ordinal) ? null : problem
                : Agreement.FirstDifference(
                    ElfFacts.Of(library), ElfFacts.Of(workshop.Run([.. ElfFacts.Command, path])));
        }
    }

    [FactIfPackages("llvm-readobj")]
    public void PeImagesOfPackagesAreReadAsReadobjReadsThem()
    {
        using var workshop = new Workshop();

        Agreement.Check(Files("*.dll", "MZ"u8.ToArray()), Compare, output);

        string? Compare(string path) => PeImage.TryRead(File.ReadAllBytes(path), out var image, out var problem)
            ? Agreement.FirstDifference(PeFacts.Of(image), PeFacts.Of(workshop.Run([.. PeFacts.Command, path])))
            : problem;
    }

    [FactIfPackages("llvm-objdump", "llvm-nm", "llvm-readobj")]
    public void MachOLibrariesOfPackagesAreReadAsLlvmReadsThem()
    {
        using var workshop = new Workshop();

        Agreement.Check(Files("*.dylib"), Compare, output);

        string? Compare(string path)
        {
            ReadOnlyMemory<byte> bytes = File.ReadAllBytes(path);
            if (!MachOImage.TryRead(bytes, out var images, out var problem))
            {
                return problem;
            }

            var slices = MachOUniversal.HasMagic(bytes.Span) ? MachOUniversal.ReadSlices(bytes) : [bytes];
            return images.Zip(slices, CompareSlice).FirstOrDefault(difference => difference is not null);
        }

        string? CompareSlice(MachOImage image, ReadOnlyMemory<byte> bytes)
        {
            workshop.Write("slice.dylib", bytes.ToArray());
            var expected = MachOFacts.Of(MachOFacts.Read(workshop, "slice.dylib"));
            return Agreement.FirstDifference(MachOFacts.Of(image), expected);
        }
    }

    private static string[] Files(string pattern, params byte[] magic) =>
        Agreement.Files(FactIfPackagesAttribute.Folder!, pattern, start => start.AsSpan().StartsWith(magic));
}
