using System.Globalization;
using System.Text.RegularExpressions;
using Native.Sdk.Binaries;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>
/// Everything that is read of a PE image as lines of text, once from <see cref="PeImage"/> and once from
/// <c>llvm-readobj --file-headers --sections --coff-exports --coff-imports --coff-debug-directory</c>:
/// <code>
///   Machine: IMAGE_FILE_MACHINE_AMD64 (0x8664)
///   Characteristics [ (0x2022)
///     Name: .debug_info (2F 34 00 00 00 00 00 00)
///     RawDataSize: 7430656
/// Import {
///   Name: KERNEL32.dll
///   Symbol: AcquireSRWLockExclusive (0)
///   Symbol:  (12)                                by number
/// }
/// DelayImport {
///   Name: SHELL32.dll
///   Import {
///     Symbol: CommandLineToArgvW (9)
///   }
/// }
/// </code>
/// </summary>
public static class PeFacts
{
    /// <summary>What <see cref="Of(string)"/> understands.</summary>
    public static readonly string[] Command =
        ["llvm-readobj", "--file-headers", "--sections", "--coff-exports", "--coff-imports", "--coff-debug-directory"];

    public static List<string> Of(PeImage image) =>
    [
        $"machine {(ushort)image.Machine:X}",
        $"characteristics {image.Characteristics:X} {(ushort)image.DllCharacteristics:X}",
        $"minimum OS {image.MinimumOS}",
        $"signature {image.HasSignature}, relocations {image.HasBaseRelocations}, debug {image.HasDebugDirectory}",
        $"PDB {image.DebugReference?.Guid}, DWARF {image.DebugInformationSize}",
        .. image.Exports.Sorted().Select(name => $"export {name}"),
        .. image.ImportedFunctions.SelectMany(Describe),
    ];

    public static List<string> Of(string readobj)
    {
        var hasRelocations = HasTable("BaseRelocationTable") && !readobj.Contains("IMAGE_FILE_RELOCS_STRIPPED");
        var dwarf = readobj.Matches(@"^    Name: (\S*) .*\n.*\n.*\n    RawDataSize: (?<size>\d+)")
            .Where(section => ToolOutput.IsDwarf(section.Groups[1].Value))
            .Sum(section => long.Parse(section.Group("size"), CultureInfo.InvariantCulture));
        return
        [
            $"machine {readobj.First(@"^  Machine: (?:.*\()?0x([0-9A-F]+)")}",
            $"characteristics {string.Join(' ', readobj.All(@"^  Characteristics \[ \(0x([0-9A-F]+)\)").Take(2))}",
            $"minimum OS {string.Join('.', readobj.All("(?:Major|Minor)SubsystemVersion: (.*)$"))}",
            $"signature {HasTable("CertificateTable")}, relocations {hasRelocations}, debug {HasTable("Debug")}",
            $"PDB {PdbGuid(readobj)}, DWARF {dwarf}",
            .. readobj.All(@"^Export {\n(?:  Ordinal: .*\n)?  Name: (.+)$").Sorted().Select(name => $"export {name}"),
            .. readobj.Matches(@"^(?<delay>Delay)?Import {\n  Name: (?<name>.*)\n(?s:.*?)^}").SelectMany(Describe),
        ];

        bool HasTable(string name) => readobj.Has($"^ +{name}Size: 0x[1-9A-F]");
    }

    /// <summary><c>PDBGUID: (EE CC 05 75 …)</c> until LLVM 14, <c>PDBGUID: {7505CCEE-…}</c> since.</summary>
    private static Guid? PdbGuid(string readobj)
    {
        var (bytes, guid) = (readobj.First(@"PDBGUID: \((.*)\)"), readobj.First(@"PDBGUID: (\{.*\})"));
        return bytes.Length > 0 ? new Guid(Convert.FromHexString(bytes.Replace(" ", "")))
            : guid.Length > 0 ? Guid.Parse(guid)
            : null;
    }

    private static IEnumerable<string> Describe(PeImportedLibrary imported) =>
    [
        $"import {(imported.IsDelayed ? "late " : "")}{imported.Library}",
        .. imported.Names.Select(name => $"  {name}"),
    ];

    private static IEnumerable<string> Describe(Match library) =>
    [
        $"import {(library.Groups["delay"].Success ? "late " : "")}{library.Group("name")}",
        .. library.Value.Matches(@"^ +Symbol: (?<name>.*?) ?\((?<number>\d+)\)$").Select(symbol =>
            symbol.Group("name") is { Length: > 0 } name ? $"  {name}" : $"  #{symbol.Group("number")}"),
    ];
}
