using System.Diagnostics.CodeAnalysis;

namespace Native.Sdk.Binaries;

/// <summary>
/// A COFF object file (<c>.obj</c>, <c>.o</c>): what it defines for the rest of the link. Follows the PE format
/// specification (https://learn.microsoft.com/windows/win32/debug/pe-format). <c>objdump -t</c> shows the same:
/// <code>
/// [27](sec  1)(fl 0x00)(ty   20)(scl   2) (nx 0) 0x00000000 f
/// [30](sec  0)(fl 0x00)(ty    0)(scl 105) (nx 1) 0x00000000 weak             a weak definition refers to another:
/// AUX lnno 3 size 0x0 tagndx 32
/// [32](sec  1)(fl 0x00)(ty   20)(scl   2) (nx 0) 0x000000e0 .weak.weak.default.f
/// [42](sec  0)(fl 0x00)(ty    0)(scl   2) (nx 0) 0x00000004 x                int x; with -fcommon: the value is a size
/// [49](sec  0)(fl 0x00)(ty    0)(scl 105) (nx 1) 0x00000000 weak_reference   not a definition: its default is absolute
/// AUX lnno 3 size 0x0 tagndx 51
/// [51](sec -1)(fl 0x00)(ty    0)(scl   2) (nx 0) 0x00000000 .weak.weak_reference.default.f
/// </code>
/// </summary>
public sealed class CoffObject
{
    /// <summary>gcc puts it into every object of <c>-flto</c> that holds no machine code.</summary>
    private const string LtoMarker = "__gnu_lto_slim";

    private CoffObject(ReadOnlyMemory<byte> bytes)
    {
        var header = CoffHeader.Read(bytes.Span);
        var sections = CoffSection.ReadAll(bytes, header.SectionTable, header.SectionCount);
        var symbols = CoffSymbolTable.Read(bytes, header);
        var directives = CoffDirectives.Read(bytes, sections, header.Machine);
        var definitions = Define(header, sections, symbols, directives.Excluded);
        Machine = header.Machine;
        IsLtoOnly = header.IsLtoOnly | definitions.RemoveAll(symbol => symbol.Name == LtoMarker) != 0;
        Definitions = definitions;
        MarkedExports = directives.Exports;
    }

    /// <summary>The CPU.</summary>
    public CoffMachine Machine { get; }

    /// <summary>The external, common and weak symbols that it defines, in the order of its symbol table.</summary>
    public IReadOnlyList<CoffSymbol> Definitions { get; }

    /// <summary>The names marked <c>__declspec(dllexport)</c>, as <see cref="CoffSymbol.Name"/> has them.</summary>
    public IReadOnlyList<string> MarkedExports { get; }

    /// <summary>
    /// Whether it holds only intermediate code, of MSVC (<c>/GL</c>) or of gcc (<c>-flto</c> without
    /// <c>-ffat-lto-objects</c>): what it will define is known at link time only, and <see cref="Definitions"/> does
    /// not have it.
    /// </summary>
    public bool IsLtoOnly { get; }

    /// <summary>Reads an object file. <paramref name="bytes"/> must not change while it is read.</summary>
    /// <returns>Whether it is a sound one; if not, <paramref name="problem"/> is a sentence that says why.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out CoffObject? obj,
        [NotNullWhen(false)] out string? problem)
    {
        try
        {
            (obj, problem) = (new CoffObject(bytes), null);
            return true;
        }
        catch (BinaryFormatException e)
        {
            (obj, problem) = (null, e.Message);
            return false;
        }
    }

    /// <summary>Whether the bytes start like a COFF object.</summary>
    internal static bool HasMagic(ReadOnlySpan<byte> bytes) => CoffHeader.HasMagic(bytes);

    private static List<CoffSymbol> Define(
        CoffHeader header, CoffSection[] sections, List<CoffSymbolEntry> symbols, IReadOnlySet<string> excluded)
    {
        var shared = CoffComdat.FindShared(sections, symbols, header.IsBig);
        var definitions = new List<CoffSymbol>();
        foreach (var symbol in symbols)
        {
            if (FindDefinition(symbol, symbols) is not { } definition)
            {
                continue;
            }

            if (definition.Section > sections.Length)
            {
                throw new BinaryFormatException(
                    $"Symbol '{symbol.Name}' is in section {definition.Section}, which does not exist.");
            }

            var section = definition.Section - 1;
            var name = CoffName.Undecorate(symbol.Name, header.Machine);
            definitions.Add(new CoffSymbol
            {
                Name = name,
                LinkerName = symbol.Name,
                InComdat = section >= 0 && shared[section],
                IsFunction = symbol.IsFunction || definition.IsFunction || (section >= 0 && sections[section].IsCode),
                IsCompilerMade = CoffName.IsCompilerMade(symbol.Name, header.Machine),
                IsHidden = excluded.Contains(name),
            });
        }

        return definitions;
    }

    /// <summary>The entry that says where the symbol is defined; null if it is local or only needed here.</summary>
    private static CoffSymbolEntry? FindDefinition(CoffSymbolEntry symbol, List<CoffSymbolEntry> symbols)
    {
        switch (symbol.Class)
        {
            case CoffStorageClass.External when symbol.Section > 0:
            case CoffStorageClass.External when symbol is { Section: 0, Value: > 0 }:
                return symbol;
            case CoffStorageClass.WeakExternal when !symbol.Auxiliary.IsEmpty:
                var index = new ByteCursor(symbol.Auxiliary.Span).U32();
                var target = Find(symbols, index) ?? throw new BinaryFormatException(
                    $"The default of the weak symbol '{symbol.Name}' is symbol {index}, which does not exist.");
                return target.Section > 0 ? target : null;
            default:
                return null;
        }
    }

    /// <summary>The entries are sorted by index, but auxiliary ones are left out.</summary>
    private static CoffSymbolEntry? Find(List<CoffSymbolEntry> symbols, uint index)
    {
        var (start, end) = (0, symbols.Count);
        while (start < end)
        {
            var middle = (start + end) / 2;
            (start, end) = symbols[middle].Index < index ? (middle + 1, end) : (start, middle);
        }

        return start < symbols.Count && symbols[start].Index == index ? symbols[start] : null;
    }
}
