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
public static partial class PeFacts
{
    /// <summary>What <see cref="Of(string)"/> understands.</summary>
    public static readonly string[] Command =
        ["llvm-readobj", "--file-headers", "--sections", "--coff-exports", "--coff-imports", "--coff-debug-directory"];

    public static List<string> Of(PeImage image) =>
    [
        $"machine 0x{(ushort)image.Machine:X}, characteristics 0x{image.Characteristics:X}, 0x{(ushort)image.DllCharacteristics:X}",
        $"minimum OS {image.MinimumOS}, signature {image.HasSignature}, relocations {image.HasBaseRelocations}",
        $"debug directory {image.HasDebugDirectory}, PDB {image.DebugReference?.Guid}, DWARF {image.DebugInformationSize}",
        .. image.Exports.Order(StringComparer.Ordinal).Select(name => $"export {name}"),
        .. image.ImportedFunctions.SelectMany(Describe),
    ];

    public static List<string> Of(string readobj)
    {
        var characteristics = Characteristics().Matches(readobj).Select(match => match.Groups[1].Value).Take(2).ToArray();
        return
        [
            $"machine 0x{Machine().Match(readobj).Groups[1].Value}, characteristics 0x{string.Join(", 0x", characteristics)}",
            $"minimum OS {Number("MajorSubsystemVersion")}.{Number("MinorSubsystemVersion")}, " +
                $"signature {HasTable("Certificate")}, relocations {HasTable("BaseRelocation") && !readobj.Contains("IMAGE_FILE_RELOCS_STRIPPED")}",
            $"debug directory {HasTable("Debug")}, PDB {PdbGuid(readobj)}, " +
                $"DWARF {Section().Matches(readobj).Where(IsDebugInformation).Sum(Size)}",
            .. Export().Matches(readobj).Select(match => match.Groups[1].Value).Where(name => name.Length > 0)
                .Order(StringComparer.Ordinal).Select(name => $"export {name}"),
            .. Library().Matches(readobj).SelectMany(Describe),
        ];

        string Number(string name) => Regex.Match(readobj, @$"^ +{name}: (.*?)\r?$", RegexOptions.Multiline).Groups[1].Value;

        bool HasTable(string name) => Regex.IsMatch(readobj, @$"^ +{name}(Table)?Size: 0x[1-9A-F]", RegexOptions.Multiline);
    }

    /// <summary><c>PDBGUID: (EE CC 05 75 …)</c> until LLVM 14, <c>PDBGUID: {7505CCEE-…}</c> since.</summary>
    private static Guid? PdbGuid(string readobj)
    {
        var match = Regex.Match(readobj, @"PDBGUID: (?:\((.*)\)|(\{.*\}))");
        return !match.Success ? null
            : match.Groups[2].Success ? Guid.Parse(match.Groups[2].Value)
            : new Guid(Convert.FromHexString(match.Groups[1].Value.Replace(" ", "")));
    }

    private static IEnumerable<string> Describe(PeImportedLibrary imported) =>
        [$"import {(imported.IsDelayed ? "late " : "")}{imported.Library}", .. imported.Names.Select(name => $"  {name}")];

    private static IEnumerable<string> Describe(Match library) =>
    [
        $"import {(library.Groups["delay"].Success ? "late " : "")}{library.Groups["name"].Value}",
        .. Symbol().Matches(library.Value).Select(symbol =>
            symbol.Groups["name"].Length > 0 ? $"  {symbol.Groups["name"].Value}" : $"  #{symbol.Groups["number"].Value}"),
    ];

    private static bool IsDebugInformation(Match section) =>
        section.Groups["name"].Value is var name
        && (name.StartsWith(".debug_", StringComparison.Ordinal) || name.StartsWith(".zdebug_", StringComparison.Ordinal));

    private static long Size(Match section) => long.Parse(section.Groups["size"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^  Machine: (?:.*\()?0x([0-9A-F]+)", RegexOptions.Multiline)]
    private static partial Regex Machine();

    [GeneratedRegex(@"^  Characteristics \[ \(0x([0-9A-F]+)\)", RegexOptions.Multiline)]
    private static partial Regex Characteristics();

    [GeneratedRegex(@"^    Name: (?<name>\S*) .*\n.*\n.*\n    RawDataSize: (?<size>\d+)", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^Export {\n(?:  Ordinal: .*\n)?  Name: (.*)$", RegexOptions.Multiline)]
    private static partial Regex Export();

    [GeneratedRegex(@"^(?<delay>Delay)?Import {\n  Name: (?<name>.*)\n(?s:.*?)^}", RegexOptions.Multiline)]
    private static partial Regex Library();

    [GeneratedRegex(@"^ +Symbol: (?<name>.*?) ?\((?<number>\d+)\)$", RegexOptions.Multiline)]
    private static partial Regex Symbol();
}
