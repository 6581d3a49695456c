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

    private PeImage(PeFile file)
    {
        Machine = file.Machine;
        Characteristics = file.Characteristics;
        DllCharacteristics = file.DllCharacteristics;
        Exports = PeExports.ReadNames(file);
        Imports = PeImports.Read(file);
        DelayImports = PeImports.ReadDelayed(file);
        HasDebugDirectory = file.Find(PeDirectory.Debug) is not null;
        DebugReference = PeDebug.Find(file);
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

    /// <summary>The libraries that are loaded with it, in order, as they are written.</summary>
    public IReadOnlyList<string> Imports { get; }

    /// <summary>The libraries that are loaded when first called, in order, as they are written.</summary>
    public IReadOnlyList<string> DelayImports { get; }

    /// <summary>Whether it has a debug directory: also that of a reproducible build, without symbols.</summary>
    public bool HasDebugDirectory { get; }

    /// <summary>Its PDB; null if it names none.</summary>
    public PeDebugReference? DebugReference { get; }

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
}
