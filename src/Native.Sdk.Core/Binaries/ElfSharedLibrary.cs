using System.Diagnostics.CodeAnalysis;

namespace Native.Sdk.Binaries;

/// <summary>
/// A shared library (<c>.so</c>) as the loader sees it: what it exports, what it needs, where it looks.
/// <c>readelf -d</c> and <c>readelf --dyn-syms</c> show the same; all of it survives stripping, even the removal of the
/// section headers.
/// </summary>
public sealed class ElfSharedLibrary
{
    private ElfSharedLibrary(ElfFile file)
    {
        File = file;
        var dynamic = ElfDynamicTable.Read(file);
        Needed = dynamic.ReadStrings(ElfDynamicTag.Needed);
        SoName = dynamic.ReadStrings(ElfDynamicTag.SoName).LastOrDefault();
        RPath = dynamic.ReadStrings(ElfDynamicTag.RPath).LastOrDefault();
        RunPath = dynamic.ReadStrings(ElfDynamicTag.RunPath).LastOrDefault();
        HasTextRelocations = dynamic.Has(ElfDynamicTag.TextRelocations) || dynamic.HasFlag(ElfDynamicTag.Flags, 4);
        BindsNow = dynamic.Has(ElfDynamicTag.BindNow)
            || dynamic.HasFlag(ElfDynamicTag.Flags, 8) || dynamic.HasFlag(ElfDynamicTag.Flags1, 1);
        HasPackedRelativeRelocations = dynamic.Has(ElfDynamicTag.PackedRelocations);

        var notes = ElfNotes.Read(file);
        (BuildId, X86Level) = (notes.BuildId, notes.X86Level);

        var versions = ElfVersions.Read(file, dynamic);
        var symbols = ElfDynamicSymbols.Read(file, dynamic, versions);
        (Exports, Imports) = (symbols.Exports, symbols.Imports);
        (VersionDefinitions, VersionNeeds) = (versions.Definitions, versions.ToNeeds());
    }

    /// <summary>The file's structure: CPU, class, segments.</summary>
    public ElfFile File { get; }

    /// <summary><c>DT_NEEDED</c>: the libraries that are loaded with it, in order.</summary>
    public IReadOnlyList<string> Needed { get; }

    /// <summary><c>DT_SONAME</c>: the name under which others need it; null if it has none.</summary>
    public string? SoName { get; }

    /// <summary><c>DT_RPATH</c>: folders, separated by <c>:</c>, with <c>$ORIGIN</c>; null if it has none.</summary>
    public string? RPath { get; }

    /// <summary><c>DT_RUNPATH</c>: as <see cref="RPath"/>, and instead of it; null if it has none.</summary>
    public string? RunPath { get; }

    /// <summary>
    /// The GNU build-id in lower-case hexadecimal, as in <c>/usr/lib/debug/.build-id/c0/ffee….debug</c>; null if it has
    /// none.
    /// </summary>
    public string? BuildId { get; }

    /// <summary>
    /// The dynamic symbols that it defines and that others may see, in the order of the table. A name can occur once
    /// for each of its versions, and a library with named versions also exports their names (as absolute objects).
    /// </summary>
    public IReadOnlyList<ElfSymbol> Exports { get; }

    /// <summary>The dynamic symbols that other libraries must define, in the order of the table.</summary>
    public IReadOnlyList<ElfImport> Imports { get; }

    /// <summary>
    /// <c>DT_VERNEED</c>: the versions that other libraries must have, in order. This is what ties a library to a
    /// minimum glibc.
    /// </summary>
    public IReadOnlyList<ElfVersionNeed> VersionNeeds { get; }

    /// <summary>
    /// <c>DT_VERDEF</c>: the versions under which it exports, in order, without the entry that names the file.
    /// </summary>
    public IReadOnlyList<string> VersionDefinitions { get; }

    /// <summary>
    /// Whether the loader makes stacks executable for it: <c>PT_GNU_STACK</c> asks for that, or is missing on a CPU
    /// where old compilers relied on it. Newer systems refuse such libraries (glibc 2.41, SELinux).
    /// </summary>
    /// <remarks>
    /// glibc, <c>DEFAULT_STACK_PERMS</c> in elf/dl-load.c and in sysdeps/*/stackinfo.h: without the segment, executable
    /// on x86, x64, arm, s390x and 32-bit PowerPC; not on arm64, riscv64, loongarch64 and 64-bit PowerPC. musl never
    /// makes them executable.
    /// </remarks>
    public bool HasExecutableStack => FindSegment(ElfSegmentType.GnuStack) is { } stack
        ? stack.Flags.HasFlag(ElfSegmentFlags.Execute)
        : File.Machine is not (ElfMachine.AArch64 or ElfMachine.RiscV or ElfMachine.LoongArch or ElfMachine.PowerPC64);

    /// <summary>
    /// <c>DT_TEXTREL</c>, <c>DF_TEXTREL</c>: code that the loader has to change, because something in it was not
    /// compiled with <c>-fPIC</c>. SELinux refuses such libraries.
    /// </summary>
    public bool HasTextRelocations { get; }

    /// <summary><c>PT_GNU_RELRO</c>: whether what only the loader writes is read-only afterwards.</summary>
    public bool HasRelro => FindSegment(ElfSegmentType.GnuRelro) is not null;

    /// <summary>
    /// <c>DT_BIND_NOW</c>, <c>DF_BIND_NOW</c>, <c>DF_1_NOW</c>: whether all functions are looked up when it is loaded,
    /// none when first called. With <see cref="HasRelro"/>, the table of their addresses becomes read-only too.
    /// </summary>
    public bool BindsNow { get; }

    /// <summary>
    /// <c>DT_RELR</c> (gABI, relative relocation table): loads with glibc 2.36, musl 1.2.4 and later only.
    /// </summary>
    public bool HasPackedRelativeRelocations { get; }

    /// <summary>
    /// 1 to 4: it says that it needs x86-64-v1 to -v4 (x86-64 psABI, <c>GNU_PROPERTY_X86_ISA_1_NEEDED</c>), and glibc
    /// refuses it on a lesser CPU. Null if it says nothing, and on other CPUs.
    /// </summary>
    public int? X86Level { get; }

    /// <summary>Whether it still has <c>.symtab</c>, which only linkers and debuggers read.</summary>
    public bool HasSymbolTable => File.Sections.Any(section => section.Type == ElfSectionType.SymbolTable);

    /// <summary>Bytes of the debug information in it, compressed or not: <c>.debug_*</c>, <c>.zdebug_*</c>.</summary>
    public long DebugInformationSize => File.Sections.Where(IsDebugInformation).Sum(section => (long)section.Size);

    /// <summary>Reads a shared library. <paramref name="bytes"/> must not change while the result is used.</summary>
    /// <returns>Whether it is a sound one; if not, <paramref name="problem"/> is a sentence that says why.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out ElfSharedLibrary? library,
        [NotNullWhen(false)] out string? problem)
    {
        try
        {
            var file = ElfFile.Read(bytes);
            library = file.Type == ElfFileType.SharedObject
                ? new ElfSharedLibrary(file)
                : throw new BinaryFormatException($"It is not a shared library: its ELF type is {file.Type}.");
            problem = null;
            return true;
        }
        catch (BinaryFormatException e)
        {
            (library, problem) = (null, e.Message);
            return false;
        }
    }

    private ElfSegment? FindSegment(ElfSegmentType type) =>
        File.Segments.FirstOrDefault(segment => segment.Type == type);

    private static bool IsDebugInformation(ElfSection section) => section.HasBytes
        && (section.Name.StartsWith(".debug_", StringComparison.Ordinal)
            || section.Name.StartsWith(".zdebug_", StringComparison.Ordinal));
}
