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
        BuildId = ElfNotes.FindBuildId(file);
        var symbols = ElfDynamicSymbols.Read(file, dynamic);
        Exports = [.. symbols.Where(symbol => symbol is { IsDefined: true, IsVisible: true })];
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
}
