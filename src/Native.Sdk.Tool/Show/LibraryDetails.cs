using System.Globalization;
using Native.Sdk.Binaries;

namespace Native.Sdk.Tool;

/// <summary>All that there is to say of one library, as labels and texts.</summary>
internal static class LibraryDetails
{
    private const int MaxSymbols = 5;

    /// <summary>In the order in which people ask. A label stands once for each of its texts.</summary>
    public static IEnumerable<(string Label, string Text)> Of(SharedLibrary library) =>
        library.Elf is { } elf ? Of(elf, library)
        : library.Pe is { } pe ? Of(pe, library)
        : library.MachO.SelectMany(image => Of(image, library));

    private static IEnumerable<(string, string)> Of(ElfSharedLibrary elf, SharedLibrary library)
    {
        yield return ("Format", $"ELF, {library.Cpus[0]}{(elf.X86Level is { } level ? $", marked for x86-64-v{level}" : "")}");
        yield return ("Name", elf.SoName ?? "none");
        yield return ("Needs", List(elf.Needed));
        foreach (var need in elf.VersionNeeds.GroupBy(need => need.Library).SelectMany(library => library.OrderByDescending(need => need.Version, VersionName.Order)))
        {
            yield return ("Versions", $"{need.Version} of {need.Library}{(need.Symbols.Count == 0 ? "" : ": " + Some(need.Symbols))}");
        }

        yield return ("Run path", elf.RunPath ?? elf.RPath ?? "none");
        yield return ("Memory", List(
        [
            elf.HasRelro ? elf.BindsNow ? "full RELRO" : "partial RELRO" : "no RELRO",
            elf.HasExecutableStack ? "executable stack" : "no executable stack",
            elf.HasTextRelocations ? "text relocations" : "no text relocations",
            .. elf.HasPackedRelativeRelocations ? ["packed relative relocations"] : Array.Empty<string>(),
        ]));
        yield return ("Identity", elf.BuildId is { } id ? "build id " + id : "none (no build id)");
        yield return ("Symbols", elf.DebugInformationSize > 0 ? $"debug information, {Bytes(elf.DebugInformationSize)}" : elf.HasSymbolTable ? "names only" : "stripped");
        yield return ("Exports", Count(library) + (elf.VersionDefinitions.Count == 0 ? "" : ", with the versions " + Some(elf.VersionDefinitions)));
    }

    private static IEnumerable<(string, string)> Of(PeImage pe, SharedLibrary library)
    {
        yield return ("Format", $"PE, {library.Cpus[0]}");
        yield return ("Needs", List(pe.Imports));
        if (pe.DelayImports.Count > 0)
        {
            yield return ("Needs later", List(pe.DelayImports));
        }

        yield return ("Memory", List(
        [
            With(PeDllCharacteristics.DynamicBase, "ASLR"),
            With(PeDllCharacteristics.HighEntropyAddresses, "high-entropy addresses"),
            With(PeDllCharacteristics.NoExecutableData, "DEP"),
            With(PeDllCharacteristics.ControlFlowGuard, "control flow guard"),
        ]));
        yield return ("Oldest OS", $"Windows {pe.MinimumOS}");
        yield return ("Identity", pe.DebugReference is { } pdb ? string.Create(CultureInfo.InvariantCulture, $"{pdb.Path}, {pdb.Guid:N}, age {pdb.Age}") : "none (no PDB)");
        yield return ("Signature", pe.HasSignature ? "Authenticode (not verified)" : "none");
        if (pe.DebugInformationSize > 0)
        {
            yield return ("Symbols", $"DWARF, {Bytes(pe.DebugInformationSize)}");
        }

        yield return ("Exports", Count(library));

        string With(PeDllCharacteristics flag, string word) => pe.DllCharacteristics.HasFlag(flag) ? word : "no " + word;
    }

    private static IEnumerable<(string, string)> Of(MachOImage image, SharedLibrary library)
    {
        yield return ("Format", $"Mach-O, {(image.Cpu == MachOCpu.Arm64 ? "arm64" : image.Cpu == MachOCpu.X86_64 ? "x64" : image.Cpu.ToString())}{(library.MachO.Count > 1 ? " of a universal file" : "")}");
        yield return ("Name", image.InstallName ?? "none");
        yield return ("Needs", List(image.Needed));
        yield return ("Run path", image.RPaths.Count == 0 ? "none" : List(image.RPaths));
        yield return ("Oldest OS", image.MinimumOS is { } minimum ? $"macOS {minimum}" : "not said");
        yield return ("Identity", image.Uuid is { } uuid ? $"UUID {uuid.ToString().ToUpperInvariant()}" : "none (no UUID)");
        yield return ("Signature", image.HasCodeSignature ? "signed (not verified)" : "none");
        yield return ("Exports", Count(library));
    }

    private static string Count(SharedLibrary library) => library.Exports.Count.ToString(CultureInfo.InvariantCulture);

    private static string List(IReadOnlyCollection<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);

    private static string Some(IReadOnlyList<string> names) => names.Count <= MaxSymbols
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MaxSymbols))} and {names.Count - MaxSymbols} more";

    private static string Bytes(long size) => string.Create(CultureInfo.InvariantCulture, $"{(size + 1023) / 1024} KB");
}
