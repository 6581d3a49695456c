using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Native.Sdk.Binaries;

/// <summary>
/// An object file of any platform: what it defines for the rest of the link. The first bytes say which reader it needs:
/// <code>
/// 7f 45 4c 46               ELF                                     ElfObject
/// cf fa ed fe               Mach-O, 64 bit                          MachOObject
/// 64 86, 4c 01, 64 aa       COFF: has no magic, begins with a CPU   CoffObject
/// 00 00 ff ff               COFF: /bigobj, /GL                      CoffObject
/// 42 43 c0 de, de c0 17 0b  LLVM bitcode, bare and in its wrapper   of -flto
/// </code>
/// </summary>
public sealed class ObjectFile
{
    private ObjectFile(BinaryFormat? format, bool isLtoOnly, IEnumerable<ObjectSymbol> definitions)
    {
        Format = format;
        IsLtoOnly = isLtoOnly;
        Definitions = [.. definitions];
    }

    /// <summary>The format; null for LLVM bitcode, which can become any.</summary>
    public BinaryFormat? Format { get; }

    /// <summary>
    /// Whether it holds only a compiler's intermediate code: what it will define is known at link time only, and
    /// <see cref="Definitions"/> does not have it.
    /// </summary>
    public bool IsLtoOnly { get; }

    /// <summary>What it defines and other objects can refer to, in the order of its symbol table.</summary>
    public IReadOnlyList<ObjectSymbol> Definitions { get; }

    /// <summary>
    /// Names that the source marks for export where the format has such marks: <c>__declspec(dllexport)</c> in COFF.
    /// Elsewhere a mark is visibility, and this is empty.
    /// </summary>
    public IReadOnlyList<string> MarkedExports { get; private init; } = [];

    /// <summary>Reads an object file of any of the formats. <paramref name="bytes"/> must not change.</summary>
    /// <returns>Whether it is a sound one; if not, <paramref name="problem"/> is a sentence that says why.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out ObjectFile? file,
        [NotNullWhen(false)] out string? problem)
    {
        var span = bytes.Span;
        if (span.StartsWith("\u007fELF"u8))
        {
            file = ElfObject.TryRead(bytes, out var elf, out problem) ? From(elf) : null;
        }
        else if (MachOFile.HasMagic(span))
        {
            file = MachOObject.TryRead(bytes, out var machO, out problem) ? From(machO) : null;
        }
        else if (IsBitcode(span))
        {
            (file, problem) = (new ObjectFile(format: null, isLtoOnly: true, []), null);
        }
        else if (CoffObject.HasMagic(span))
        {
            file = CoffObject.TryRead(bytes, out var coff, out problem) ? From(coff) : null;
        }
        else
        {
            file = null;
            problem = "It is no object file: it starts like neither ELF, COFF, Mach-O nor LLVM bitcode.";
        }

        return problem is null;
    }

    /// <summary>Whether the bytes start like an object file of any of the formats.</summary>
    internal static bool HasMagic(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\u007fELF"u8)
        || MachOFile.HasMagic(bytes) || IsBitcode(bytes) || CoffObject.HasMagic(bytes);

    /// <summary>LLVM bitcode file format, magic numbers and wrapper.</summary>
    private static bool IsBitcode(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.TryReadUInt32LittleEndian(bytes, out var magic) && magic is 0xdec0_4342 or 0x0b17_c0de;

    private static ObjectFile From(ElfObject elf) => new(BinaryFormat.Elf, elf.IsLtoOnly, elf.Definitions.Select(
        symbol => new ObjectSymbol(symbol.Name, symbol.IsVisible, symbol.InComdat, IsFunction(elf.File, symbol))));

    private static ObjectFile From(CoffObject coff) => new(BinaryFormat.Pe, coff.IsLtoOnly, coff.Definitions.Select(
        symbol => new ObjectSymbol(CoffName.Plain(symbol.Name), symbol.IsVisible, symbol.InComdat, symbol.IsFunction)
        {
            Decorated = CoffName.Plain(symbol.Name) == symbol.Name ? null : symbol.LinkerName,
        }))
    {
        MarkedExports = coff.MarkedExports,
    };

    private static ObjectFile From(MachOObject machO) => new(BinaryFormat.MachO, machO.IsLtoOnly,
        machO.Definitions.Select(
            symbol => new ObjectSymbol(symbol.Name, symbol.IsVisible, symbol.InComdat, symbol.IsFunction)));

    /// <summary>Assembler need not say what a symbol is: then its section does.</summary>
    private static bool IsFunction(ElfFile file, ElfSymbol symbol) => symbol.Type switch
    {
        ElfSymbolType.Function or ElfSymbolType.IndirectFunction => true,
        ElfSymbolType.None => file.Sections[(int)symbol.SectionIndex].Flags.HasFlag(ElfSectionFlags.Executable),
        _ => false,
    };
}
