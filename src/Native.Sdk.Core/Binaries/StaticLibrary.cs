using System.Diagnostics.CodeAnalysis;

namespace Native.Sdk.Binaries;

/// <summary>
/// A static library or an import library of any platform (<c>.a</c>, <c>.lib</c>): what its objects define, and what it
/// says is found in DLLs. Of universal ones (macOS), the objects of all CPUs.
/// </summary>
public sealed class StaticLibrary
{
    private readonly List<StaticLibraryObject> _objects = [];
    private readonly List<ImportedSymbol> _imports = [];
    private readonly List<string> _otherMembers = [];

    private StaticLibrary(IEnumerable<Archive> archives)
    {
        var longImports = new CoffLongImports();
        foreach (var member in archives.SelectMany(archive => archive.Members))
        {
            Add(member, longImports);
        }

        _imports.AddRange(longImports.ToSymbols());
    }

    /// <summary>The object files, in order, without those that only import.</summary>
    public IReadOnlyList<StaticLibraryObject> Objects => _objects;

    /// <summary>What it promises to be in DLLs: all there is in an import library. Empty but on Windows.</summary>
    public IReadOnlyList<ImportedSymbol> Imports => _imports;

    /// <summary>The names of all other files, in order: Rust's metadata, texts.</summary>
    public IReadOnlyList<string> OtherMembers => _otherMembers;

    /// <summary>Reads a library. <paramref name="bytes"/> must not change.</summary>
    /// <returns>
    /// Whether it is a sound one; if not, <paramref name="problem"/> is a sentence that says why. A thin archive is
    /// refused: its objects are elsewhere.
    /// </returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out StaticLibrary? library,
        [NotNullWhen(false)] out string? problem)
    {
        try
        {
            (library, problem) = (new StaticLibrary(ReadArchives(bytes)), null);
            return true;
        }
        catch (BinaryFormatException e)
        {
            (library, problem) = (null, e.Message);
            return false;
        }
    }

    private static IEnumerable<Archive> ReadArchives(ReadOnlyMemory<byte> bytes)
    {
        var files = MachOUniversal.HasMagic(bytes.Span) ? MachOUniversal.ReadSlices(bytes) : [bytes];
        var archives = files.Select(Archive.Read).ToArray();
        return archives.Any(archive => archive.IsThin)
            ? throw new BinaryFormatException("It is a thin archive: the objects are not in it, only their paths.")
            : archives;
    }

    private void Add(ArchiveMember member, CoffLongImports longImports)
    {
        if (CoffImport.HasMagic(member.Bytes.Span))
        {
            _imports.Add(CoffImport.Read(member.Bytes.Span));
        }
        else if (!ObjectFile.HasMagic(member.Bytes.Span))
        {
            _otherMembers.Add(member.Name);
        }
        else if (!longImports.TryAdd(member.Bytes))
        {
            _objects.Add(ObjectFile.TryRead(member.Bytes, out var file, out var problem)
                ? new StaticLibraryObject(member.Name, file)
                : throw new BinaryFormatException(
                    $"Its member '{member.Name}' at offset 0x{member.Offset:x} is unsound. {problem}"));
        }
    }
}
