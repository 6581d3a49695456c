using System.Diagnostics.CodeAnalysis;

namespace Native.Sdk.Binaries;

/// <summary>A shared library of any platform: for which CPUs it is, and what it exports.</summary>
public sealed class SharedLibrary
{
    private SharedLibrary(
        BinaryFormat format, IEnumerable<string> cpus, IReadOnlyList<string> exports, IEnumerable<string> needed)
    {
        Format = format;
        Cpus = [.. cpus.Distinct(StringComparer.Ordinal)];
        Exports = exports;
        Needed = [.. needed.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The format.</summary>
    public BinaryFormat Format { get; }

    /// <summary>
    /// The CPUs, in the words of runtime identifiers (<c>x64</c>, <c>arm64</c>, …), or the format's own word for one
    /// that .NET does not run on. More than one only in universal Mach-O files.
    /// </summary>
    public IReadOnlyList<string> Cpus { get; }

    /// <summary>
    /// The names that can be looked up in it, each once: without versions (ELF), without the underscore in front and
    /// what linkers add (Mach-O), without what has only a number (PE). Of a universal file, what all CPUs have.
    /// </summary>
    public IReadOnlyList<string> Exports { get; }

    /// <summary>
    /// The libraries that it needs, as they are written, each once: also those that are loaded when first called (PE),
    /// and those that only one CPU needs (Mach-O).
    /// </summary>
    public IReadOnlyList<string> Needed { get; }

    /// <summary>
    /// Bytes of the debug information in it. 0 says nothing about a symbol table, nor about a PDB beside it.
    /// </summary>
    public long DebugInformationSize => Elf?.DebugInformationSize ?? Pe?.DebugInformationSize
        ?? MachO.Sum(slice => slice.DebugInformationSize);

    /// <summary>All that an ELF library says; null for the other formats.</summary>
    public ElfSharedLibrary? Elf { get; private init; }

    /// <summary>All that a PE image says; null for the other formats.</summary>
    public PeImage? Pe { get; private init; }

    /// <summary>All that a Mach-O library says, for each CPU; empty for the other formats.</summary>
    public IReadOnlyList<MachOImage> MachO { get; private init; } = [];

    /// <summary>Reads a shared library of any of the formats. <paramref name="bytes"/> must not change.</summary>
    /// <returns>Whether it is a sound one; if not, <paramref name="problem"/> is a sentence that says why.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out SharedLibrary? library,
        [NotNullWhen(false)] out string? problem)
    {
        var span = bytes.Span;
        if (span.StartsWith("\u007fELF"u8))
        {
            library = ElfSharedLibrary.TryRead(bytes, out var elf, out problem) ? From(elf) : null;
        }
        else if (MachOFile.HasMagic(span) || MachOUniversal.HasMagic(span))
        {
            library = MachOImage.TryRead(bytes, out var slices, out problem) ? From(slices) : null;
        }
        else if (span.StartsWith("MZ"u8))
        {
            library = PeImage.TryRead(bytes, out var pe, out problem) ? From(pe) : null;
            problem = library is null ? problem ?? "It is not a shared library: it is a program." : null;
        }
        else
        {
            (library, problem) = (null, "It is no shared library: it starts like neither ELF, PE nor Mach-O.");
        }

        return library is not null;
    }

    private static SharedLibrary From(ElfSharedLibrary elf) =>
        new(BinaryFormat.Elf, [Cpu(elf.File)], ExportsOnce(elf), elf.Needed) { Elf = elf };

    private static SharedLibrary? From(PeImage pe) => pe.IsDll
        ? new(BinaryFormat.Pe, [Cpu(pe.Machine)], pe.Exports, [.. pe.Imports, .. pe.DelayImports]) { Pe = pe }
        : null;

    private static SharedLibrary From(IReadOnlyList<MachOImage> slices) => new(
        BinaryFormat.MachO,
        slices.Select(slice => Cpu(slice.Cpu)),
        [.. slices.Select(Names).Aggregate((all, others) => all.Intersect(others, StringComparer.Ordinal))],
        slices.SelectMany(slice => slice.Needed))
    {
        MachO = slices,
    };

    private static IEnumerable<string> Names(MachOImage slice) =>
        slice.Exports.Where(name => !MachOName.IsLinkerMade(name)).Select(MachOName.Undecorate);

    /// <summary>Linkers let only one version of a name be the default, but need not have made the file.</summary>
    private static List<string> ExportsOnce(ElfSharedLibrary elf)
    {
        var exports = new List<string>(elf.Exports.Count);
        var known = new HashSet<string>(elf.Exports.Count, StringComparer.Ordinal);
        foreach (var symbol in elf.Exports)
        {
            if (symbol.IsDefaultVersion && !IsVersion(symbol) && known.Add(symbol.Name))
            {
                exports.Add(symbol.Name);
            }
        }

        return exports;
    }

    /// <summary>The name of a version (<c>V1</c>), which linkers export as an absolute object of no size.</summary>
    private static bool IsVersion(ElfSymbol symbol) =>
        symbol is { Type: ElfSymbolType.Object, SectionIndex: 0, Value: 0, Size: 0 };

    private static string Cpu(ElfFile file) => (file.Machine, file.Class, file.ByteOrder) switch
    {
        (ElfMachine.X86_64, ElfClass.Elf64, _) => "x64",
        (ElfMachine.AArch64, ElfClass.Elf64, ElfByteOrder.LittleEndian) => "arm64",
        (ElfMachine.Arm, _, ElfByteOrder.LittleEndian) => "arm",
        (ElfMachine.I386, _, _) => "x86",
        (ElfMachine.RiscV, ElfClass.Elf64, _) => "riscv64",
        (ElfMachine.S390, ElfClass.Elf64, _) => "s390x",
        (ElfMachine.PowerPC64, _, ElfByteOrder.LittleEndian) => "ppc64le",
        (ElfMachine.LoongArch, ElfClass.Elf64, _) => "loongarch64",
        var (machine, @class, order) => $"{machine} ({@class}, {order})",
    };

    private static string Cpu(CoffMachine machine) => machine switch
    {
        CoffMachine.Amd64 => "x64",
        CoffMachine.Arm64 => "arm64",
        CoffMachine.I386 => "x86",
        CoffMachine.ArmNT => "arm",
        _ => $"0x{(ushort)machine:x}",
    };

    private static string Cpu(MachOCpu cpu) => cpu switch
    {
        MachOCpu.X86_64 => "x64",
        MachOCpu.Arm64 => "arm64",
        _ => $"0x{(uint)cpu:x}",
    };
}
