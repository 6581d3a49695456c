using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Native.Sdk.Binaries;

/// <summary>
/// A PE image (<c>.dll</c>, <c>.exe</c>) as the loader sees it: what it exports, what it needs, where its symbols are.
/// <c>llvm-readobj --coff-exports --coff-imports --coff-debug-directory</c> shows the same.
/// </summary>
public sealed class PeImage
{
    /// <summary><c>IMAGE_FILE_DLL</c>.</summary>
    private const ushort Dll = 0x2000;

    /// <summary><c>IMAGE_FILE_RELOCS_STRIPPED</c>.</summary>
    private const ushort RelocationsStripped = 1;

    private PeImage(PeFile file)
    {
        Machine = file.Machine;
        Characteristics = file.Characteristics;
        DllCharacteristics = file.DllCharacteristics;
        Exports = PeExports.ReadNames(file);
        ImportedFunctions = PeImports.Read(file);
        Imports = NamesOfLibraries(areDelayed: false);
        DelayImports = NamesOfLibraries(areDelayed: true);
        HasDebugDirectory = file.Find(PeDirectory.Debug) is not null;
        DebugReference = PeDebug.Find(file);
        DebugInformationSize = PeDebug.SumSections(file);
        HasSignature = file.Find(PeDirectory.Security) is not null;
        HasBaseRelocations = (Characteristics & RelocationsStripped) == 0
            && file.Find(PeDirectory.BaseRelocation) is not null;
        MinimumOS = file.MinimumOS;
    }

    /// <summary>The CPU.</summary>
    public CoffMachine Machine { get; }

    /// <summary>The COFF header's characteristics, in bits.</summary>
    public ushort Characteristics { get; }

    /// <summary>What it allows the loader.</summary>
    public PeDllCharacteristics DllCharacteristics { get; }

    /// <summary>Whether it is a library, not a program.</summary>
    public bool IsDll => (Characteristics & Dll) != 0;

    /// <summary>
    /// The names it exports, in the order of the table (sorted by the linker), forwarders included. What is exported by
    /// number only has none.
    /// </summary>
    public IReadOnlyList<string> Exports { get; }

    /// <summary>
    /// What it takes from each library: first from those that are loaded with it, then from those that are loaded when
    /// first called, both in order. A library can occur more than once.
    /// </summary>
    public IReadOnlyList<PeImportedLibrary> ImportedFunctions { get; }

    /// <summary>The libraries that are loaded with it, in order, as they are written.</summary>
    public IReadOnlyList<string> Imports { get; }

    /// <summary>The libraries that are loaded when first called, in order, as they are written.</summary>
    public IReadOnlyList<string> DelayImports { get; }

    /// <summary>
    /// Whether it carries signatures (Authenticode). They are not verified: a damaged one counts as well.
    /// </summary>
    public bool HasSignature { get; }

    /// <summary>
    /// Whether it says what changes when it is loaded elsewhere than linked for. Without that Windows cannot give it a
    /// random address, and loads it at its own only if that is free.
    /// </summary>
    public bool HasBaseRelocations { get; }

    /// <summary>
    /// The oldest Windows that loads it, as the linker was told (6.0 is Vista, 6.2 is 8 and the oldest for arm64).
    /// </summary>
    public Version MinimumOS { get; }

    /// <summary>Bytes of DWARF sections in it, as MinGW's gcc embeds them; a PDB is a file of its own.</summary>
    public long DebugInformationSize { get; }

    /// <summary>Whether it has a debug directory: also that of a reproducible build, without symbols.</summary>
    public bool HasDebugDirectory { get; }

    /// <summary>Its PDB; null if it names none.</summary>
    public PeDebugReference? DebugReference { get; }

    /// <summary>
    /// Whether an image is an assembly: it has a CLI header (ECMA-335, II.25.2.3.3: data directory 14).
    /// </summary>
    /// <param name="header">Its first 4096 bytes, or all: linkers put the headers first.</param>
    public static bool IsManaged(ReadOnlySpan<byte> header)
    {
        const int CliHeader = 14, DirectorySize = 8;
        if (!header.StartsWith("MZ"u8) || header.Length < 0x40)
        {
            return false;
        }

        var optional = (long)BinaryPrimitives.ReadUInt32LittleEndian(header[0x3c..]) + 24;
        if (optional + 2 > header.Length)
        {
            return false;
        }

        var is64 = BinaryPrimitives.ReadUInt16LittleEndian(header[(int)optional..]) == 0x20b;
        var count = optional + (is64 ? 108 : 92);
        var directory = count + 4 + (CliHeader * DirectorySize);
        return directory + DirectorySize <= header.Length
            && BinaryPrimitives.ReadUInt32LittleEndian(header[(int)count..]) > CliHeader
            && BinaryPrimitives.ReadUInt32LittleEndian(header[(int)directory..]) != 0;
    }

    /// <summary>Reads an image. <paramref name="bytes"/> must not change while it is read.</summary>
    /// <returns>Whether it is a sound one; if not, <paramref name="problem"/> is a sentence that says why.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out PeImage? image,
        [NotNullWhen(false)] out string? problem)
    {
        try
        {
            (image, problem) = (new PeImage(PeFile.Read(bytes)), null);
            return true;
        }
        catch (BinaryFormatException e)
        {
            (image, problem) = (null, e.Message);
            return false;
        }
    }

    private string[] NamesOfLibraries(bool areDelayed) =>
        [.. ImportedFunctions.Where(imported => imported.IsDelayed == areDelayed).Select(imported => imported.Library)];
}
