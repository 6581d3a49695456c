using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Native.Sdk.Binaries;

/// <summary>
/// An object file (<c>.o</c>): what it defines for the rest of the link. <c>readelf -sW</c> shows the same:
/// <code>
///    Num:    Value          Size Type    Bind   Vis      Ndx Name
///      4: 0000000000000000    30 FUNC    GLOBAL DEFAULT    1 f
///      5: 0000000000000004     4 OBJECT  GLOBAL DEFAULT  COM x            int x; with -fcommon
///      9: 000000000000001e    11 FUNC    GLOBAL HIDDEN     1 h
///     10: 0000000000000000    14 FUNC    WEAK   DEFAULT    6 _Z3maxIiET_S0_S0_    in a COMDAT group
///     11: 0000000000000000     4 OBJECT  UNIQUE DEFAULT    9 _ZZ7counterIiERivE1n
/// </code>
/// </summary>
public sealed class ElfObject
{
    /// <summary>gcc puts it into every object of <c>-flto</c> that holds no machine code.</summary>
    private const string LtoMarker = "__gnu_lto_slim";

    private ElfObject(ElfFile file)
    {
        File = file;
        var symbols = ReadSymbols(file);
        IsLtoOnly = symbols.RemoveAll(symbol => symbol.Name == LtoMarker) != 0;
        Definitions = Define(symbols, ElfComdat.FindMembers(file));
    }

    /// <summary>The file's structure.</summary>
    public ElfFile File { get; }

    /// <summary>
    /// The global, weak and unique symbols that it defines, of any visibility, in the order of its symbol table.
    /// </summary>
    public IReadOnlyList<ElfSymbol> Definitions { get; }

    /// <summary>
    /// Whether it holds only gcc's intermediate code (<c>-flto</c> without <c>-ffat-lto-objects</c>): what it will
    /// define is known at link time only, and <see cref="Definitions"/> does not have it.
    /// </summary>
    public bool IsLtoOnly { get; }

    /// <summary>Reads an object file. <paramref name="bytes"/> must not change while the result is used.</summary>
    /// <returns>Whether it is a sound one; if not, <paramref name="problem"/> is a sentence that says why.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out ElfObject? obj,
        [NotNullWhen(false)] out string? problem)
    {
        try
        {
            var file = ElfFile.Read(bytes);
            obj = file.Type == ElfFileType.Relocatable
                ? new ElfObject(file)
                : throw new BinaryFormatException($"It is not an object file: its ELF type is {file.Type}.");
            problem = null;
            return true;
        }
        catch (BinaryFormatException e)
        {
            (obj, problem) = (null, e.Message);
            return false;
        }
    }

    private static List<ElfSymbol> ReadSymbols(ElfFile file)
    {
        if (file.FindOnly(ElfSectionType.SymbolTable) is not { } table)
        {
            return [];
        }

        // It could belong to another symbol table, but a file has one .symtab, and the loader's .dynsym never needs it.
        var extended = file.FindOnly(ElfSectionType.SymbolSectionIndices);
        return ElfSymbolTable.ReadGlobals(
            file.Header,
            file.GetBytes(table),
            file.ReadLinkedStrings(table),
            extended is null ? default : file.GetBytes(extended));
    }

    private static ElfSymbol[] Define(List<ElfSymbol> symbols, BitArray comdat)
    {
        var defined = symbols.Where(symbol => symbol.IsDefined).ToArray();
        for (var i = 0; i < defined.Length; i++)
        {
            var section = defined[i].SectionIndex;
            if (section != 0 && section >= (uint)comdat.Length)
            {
                throw new BinaryFormatException(
                    $"Symbol '{defined[i].Name}' is in section {section}, which does not exist.");
            }

            if (section != 0 && comdat[(int)section])
            {
                defined[i] = defined[i] with { InComdat = true };
            }
        }

        return defined;
    }
}
