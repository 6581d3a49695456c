using System.Globalization;
using System.Text.RegularExpressions;
using Native.Sdk.Binaries;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>
/// Everything that is read of a shared library as lines of text, once from <see cref="ElfSharedLibrary"/> and once from
/// GNU readelf, so that one comparison covers it all. <c>readelf -h -S -l -d -n -V --dyn-syms -W</c>:
/// <code>
///   OS/ABI:                            UNIX - GNU
///   [ 5] .dynsym           DYNSYM          0000000000000548 000548 000210 18   A  6   1  8
///   GNU_STACK      0x000000 0x0000000000000000 0x0000000000000000 0x000000 0x000000 RWE 0x10
///  0x000000006ffffffb (FLAGS_1)            Flags: NOW NODELETE
///       Properties: x86 ISA needed: x86-64-baseline, x86-64-v2
///      2: 0000000000000000     0 FUNC    GLOBAL DEFAULT  UND malloc@GLIBC_2.2.5 (2)
///    184: 00000000000ee280    12 FUNC    WEAK   DEFAULT   13 f@@V2
///   0x0040: Version: 1  File: libc.so.6  Cnt: 1
///   0x0050:   Name: GLIBC_2.2.5  Flags: none  Version: 2
///   000000: Rev: 1  Flags: BASE  Index: 1  Cnt: 1  Name: libm.so.6
/// </code>
/// </summary>
public static partial class ElfFacts
{
    /// <summary>What <see cref="Of(string)"/> understands.</summary>
    public static readonly string[] Command = ["readelf", "-h", "-S", "-l", "-d", "-n", "-V", "--dyn-syms", "-W"];

    private static readonly string[] Abis = ["UNIX - System V", "", "", "UNIX - GNU", "", "", "", "", "", "UNIX - FreeBSD"];

    public static List<string> Of(ElfSharedLibrary library) =>
    [
        $"abi {Abis[(int)library.File.OsAbi]}",
        .. library.Needed.Select(name => $"needed {name}"),
        $"soname {library.SoName}, rpath {library.RPath}, runpath {library.RunPath}, build-id {library.BuildId}",
        $"executable stack {library.HasExecutableStack}, text relocations {library.HasTextRelocations}",
        $"relro {library.HasRelro}, now {library.BindsNow}, relr {library.HasPackedRelativeRelocations}",
        $"x86-64 level {library.X86Level}",
        $"symbol table {library.HasSymbolTable}, debug information {library.DebugInformationSize}",
        .. library.Exports.Select(symbol => $"export {ReadElf.Describe(symbol)} {Version(symbol)}"),
        .. library.Imports.Select(import => $"import {(import.IsWeak ? "WEAK " : "")}{import.Name} {import.Version}"),
        .. library.VersionDefinitions.Select(version => $"defines {version}"),
        .. library.VersionNeeds.SelectMany(Describe),
    ];

    public static List<string> Of(string readelf)
    {
        var dynamic = readelf.Split('\n').Where(line => line.StartsWith(" 0x", StringComparison.Ordinal)).ToArray();
        var sections = Section().Matches(readelf);
        var symbols = ReadElf.Symbols(readelf, ".dynsym").Where(symbol => symbol.Groups["bind"].Value != "LOCAL").ToArray();
        var imports = symbols.Where(symbol => symbol.Groups["section"].Value == "UND").Select(Import).ToArray();
        return
        [
            $"abi {Abi().Match(readelf).Groups[1].Value}",
            .. ReadElf.Dynamic(readelf, "NEEDED").Select(name => $"needed {name}"),
            $"soname {Last("SONAME")}, rpath {Last("RPATH")}, runpath {Last("RUNPATH")}, build-id {ReadElf.BuildId(readelf)}",
            $"executable stack {HasExecutableStack(readelf)}, text relocations {HasTag("TEXTREL") || HasFlag("FLAGS", "TEXTREL")}",
            $"relro {readelf.Contains("\n  GNU_RELRO ")}, " +
                $"now {HasTag("BIND_NOW") || HasFlag("FLAGS", "BIND_NOW") || HasFlag("FLAGS_1", "NOW")}, relr {HasTag("RELR")}",
            $"x86-64 level {X86Level(readelf)}",
            $"symbol table {sections.Any(section => section.Groups["type"].Value == "SYMTAB")}, " +
                $"debug information {sections.Where(IsDebugInformation).Sum(Size)}",
            .. symbols.Where(IsExport).Select(symbol => $"export {ReadElf.Describe(symbol)} {Version(symbol)}"),
            .. imports.Select(import => $"import {import.Weak}{import.Name} {import.Version}"),
            .. Definition().Matches(readelf).Where(IsNamed).Select(definition => $"defines {definition.Groups["name"].Value}"),
            .. Needs(readelf, [.. imports.Select(import => (import.Name, import.Number))]),
        ];

        string? Last(string tag) => ReadElf.Dynamic(readelf, tag).LastOrDefault();

        bool HasTag(string tag) => dynamic.Any(line => line.Contains($"({tag})"));

        bool HasFlag(string tag, string flag) =>
            dynamic.Any(line => line.Contains($"({tag})") && line.Split(' ', '\t').Contains(flag));
    }

    /// <summary>readelf shows none where the symbol is the version's own.</summary>
    private static string Version(ElfSymbol symbol) => symbol.Version is null || symbol.Version == symbol.Name
        ? ""
        : (symbol.IsDefaultVersion ? "@@" : "@") + symbol.Version;

    private static string Version(Match symbol)
    {
        var name = symbol.Groups["name"].Value;
        return name.IndexOf('@') is >= 0 and var at ? name[at..] : "";
    }

    private static IEnumerable<string> Describe(ElfVersionNeed need) =>
        [$"needs {need.Library} {need.Version} weak {need.IsWeak}", .. need.Symbols.Select(name => $"  for {name}")];

    private static bool IsExport(Match symbol) => symbol.Groups["section"].Value != "UND"
        && symbol.Groups["visibility"].Value is "DEFAULT" or "PROTECTED";

    private static (string Name, string Version, string Number, string Weak) Import(Match symbol)
    {
        var parts = Versioned().Match(symbol.Groups["name"].Value);
        return (parts.Groups["name"].Value, parts.Groups["version"].Value, parts.Groups["number"].Value,
            symbol.Groups["bind"].Value == "WEAK" ? "WEAK " : "");
    }

    private static bool HasExecutableStack(string readelf) => Stack().Match(readelf) is { Success: true } stack
        ? stack.Groups[1].Value.Contains('E')
        : !Regex.IsMatch(readelf, @"Machine: +(AArch64|RISC-V|LoongArch|PowerPC64)");

    private static string X86Level(string readelf)
    {
        var levels = IsaNeeded().Match(readelf).Groups[1].Value;
        return Enumerable.Range(1, 4).Reverse()
            .FirstOrDefault(level => levels.Contains(level == 1 ? "x86-64-baseline" : $"x86-64-v{level}")) is var highest and > 0
            ? highest.ToString(CultureInfo.InvariantCulture)
            : "";
    }

    private static bool IsDebugInformation(Match section) => section.Groups["type"].Value != "NOBITS"
        && section.Groups["name"].Value is var name
        && (name.StartsWith(".debug_", StringComparison.Ordinal) || name.StartsWith(".zdebug_", StringComparison.Ordinal));

    private static long Size(Match section) => long.Parse(section.Groups["size"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static bool IsNamed(Match definition) => !definition.Groups["flags"].Value.Contains("BASE");

    private static IEnumerable<string> Needs(string readelf, (string Name, string Number)[] imports)
    {
        var start = readelf.IndexOf("Version needs section", StringComparison.Ordinal);
        var library = "";
        foreach (Match line in Need().Matches(start < 0 ? "" : readelf[start..]))
        {
            library = line.Groups["library"].Success ? line.Groups["library"].Value : library;
            if (!line.Groups["name"].Success)
            {
                continue;
            }

            yield return $"needs {library} {line.Groups["name"].Value} weak {line.Groups["flags"].Value.Contains("WEAK")}";
            foreach (var import in imports.Where(import => import.Number == line.Groups["number"].Value))
            {
                yield return $"  for {import.Name}";
            }
        }
    }

    [GeneratedRegex(@"^  OS/ABI: +(.*)$", RegexOptions.Multiline)]
    private static partial Regex Abi();

    [GeneratedRegex(@"^  \[ *\d+\] (?<name>\S*) +(?<type>\S+) +[0-9a-f]+ [0-9a-f]+ (?<size>[0-9a-f]+) ", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^  GNU_STACK +(?:0x[0-9a-f]+ +){5}(.{3}) ", RegexOptions.Multiline)]
    private static partial Regex Stack();

    [GeneratedRegex(@"x86 ISA needed: (.*)$", RegexOptions.Multiline)]
    private static partial Regex IsaNeeded();

    [GeneratedRegex(@"^(?<name>[^@]*)(@(?<version>\S+)( \((?<number>\d+)\))?)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Versioned();

    [GeneratedRegex(@"^  (0x)?[0-9a-f]+: Rev: \d+  Flags: (?<flags>.*?)  Index: \d+  Cnt: \d+  Name: (?<name>.*)$", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(
        @"^  (0x)?[0-9a-f]+: +(Version: \d+  File: (?<library>.*?)  Cnt|Name: (?<name>.*?)  Flags: (?<flags>.*?)  Version: (?<number>\d+))",
        RegexOptions.Multiline)]
    private static partial Regex Need();
}
