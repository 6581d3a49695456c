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
public static class ElfFacts
{
    /// <summary>What <see cref="Of(string)"/> understands.</summary>
    public static readonly string[] Command = ["readelf", "-h", "-S", "-l", "-d", "-n", "-V", "--dyn-syms", "-W"];

    public static List<string> Of(ElfSharedLibrary library) =>
    [
        $"abi {library.File.OsAbi}",
        .. library.Needed.Select(name => $"needed {name}"),
        $"soname {library.SoName}, build-id {library.BuildId}",
        $"rpath {library.RPath}, runpath {library.RunPath}",
        $"executable stack {library.HasExecutableStack}, text relocations {library.HasTextRelocations}",
        $"relro {library.HasRelro}, now {library.BindsNow}, relr {library.HasPackedRelativeRelocations}",
        $"x86-64 level {library.X86Level ?? 0}",
        $"symbol table {library.HasSymbolTable}, debug information {library.DebugInformationSize}",
        .. library.Exports.Select(symbol => $"export {ReadElf.Describe(symbol)} {Version(symbol)}"),
        .. library.Imports.Select(
            import => $"import {(import.IsWeak ? "WEAK" : "GLOBAL")} {import.Name} {import.Version}"),
        .. library.VersionDefinitions.Select(version => $"defines {version}"),
        .. library.VersionNeeds.SelectMany(Describe),
    ];

    public static List<string> Of(string readelf)
    {
        var symbols = ReadElf.Symbols(readelf, ".dynsym").Where(symbol => symbol.Group("bind") != "LOCAL").ToArray();
        var imports = symbols.Where(symbol => symbol.Group("section") == "UND").Select(Import).ToArray();
        var debugSections = readelf
            .Matches(@"^  \[ *\d+\] (\S*) +(?!NOBITS)\S+ +[0-9a-f]+ [0-9a-f]+ (?<size>[0-9a-f]+) ")
            .Where(section => ToolOutput.IsDwarf(section.Groups[1].Value));
        var isNow = HasTag("BIND_NOW") || HasFlag("FLAGS", "BIND_NOW") || HasFlag("FLAGS_1", "NOW");
        return
        [
            $"abi {readelf.First("^  OS/ABI: +UNIX - (.*)$").Replace("GNU", "Gnu").Replace("System V", "SystemV")}",
            .. ReadElf.Dynamic(readelf, "NEEDED").Select(name => $"needed {name}"),
            $"soname {Last("SONAME")}, build-id {ReadElf.BuildId(readelf)}",
            $"rpath {Last("RPATH")}, runpath {Last("RUNPATH")}",
            $"executable stack {HasExecutableStack(readelf)}, " +
                $"text relocations {HasTag("TEXTREL") || HasFlag("FLAGS", "TEXTREL")}",
            $"relro {readelf.Has("^  GNU_RELRO ")}, now {isNow}, relr {HasTag("RELR")}",
            $"x86-64 level {X86Level(readelf)}",
            $"symbol table {readelf.Has(@"^  \[ *\d+\] \.symtab ")}, " +
                $"debug information {debugSections.Sum(section => ToolOutput.Hexadecimal(section.Group("size")))}",
            .. symbols.Where(IsExport).Select(symbol => $"export {ReadElf.Describe(symbol)} {Version(symbol)}"),
            .. imports.Select(import => $"import {import.Bind} {import.Name} {import.Version}"),
            .. readelf.All("^  (?:0x)?[0-9a-f]+: Rev: 1  Flags: (?!BASE).*  Index: .*  Cnt: .*  Name: (.*)$")
                .Select(name => $"defines {name}"),
            .. Needs(readelf, imports.ToLookup(import => import.Number, import => import.Name)),
        ];

        string? Last(string tag) => ReadElf.Dynamic(readelf, tag).LastOrDefault();

        bool HasTag(string tag) => readelf.Has($@"^ 0x[0-9a-f]+ \({tag}\)");

        bool HasFlag(string tag, string flag) => readelf.Has($@"^ 0x[0-9a-f]+ \({tag}\).* {flag}\b(?!_)");
    }

    /// <summary>readelf shows none where the symbol is the version's own.</summary>
    private static string Version(ElfSymbol symbol) => symbol.Version is null || symbol.Version == symbol.Name
        ? ""
        : (symbol.IsDefaultVersion ? "@@" : "@") + symbol.Version;

    private static string Version(Match symbol) => symbol.Group("name").First("(@.*)");

    private static IEnumerable<string> Describe(ElfVersionNeed need) =>
        [$"needs {need.Library} {need.Version} weak {need.IsWeak}", .. need.Symbols.Select(name => $"  for {name}")];

    private static bool IsExport(Match symbol) =>
        symbol.Group("section") != "UND" && symbol.Group("visibility") is "DEFAULT" or "PROTECTED";

    private static (string Bind, string Name, string Version, string Number) Import(Match symbol)
    {
        var name = Regex.Match(symbol.Group("name"), @"^(?<name>[^@]*)(@(?<version>\S+)( \((?<number>\d+)\))?)?");
        return (symbol.Group("bind"), name.Group("name"), name.Group("version"), name.Group("number"));
    }

    private static bool HasExecutableStack(string readelf) => readelf.Has("^  GNU_STACK ")
        ? readelf.Has("^  GNU_STACK( +0x[0-9a-f]+){5} +[RW ]+E ")
        : !readelf.Has("Machine: +(AArch64|RISC-V|LoongArch|PowerPC64)");

    private static int X86Level(string readelf)
    {
        var levels = readelf.First("x86 ISA needed: (.*)$").Replace("baseline", "v1");
        return Enumerable.Range(1, 4).LastOrDefault(level => levels.Contains($"x86-64-v{level}"));
    }

    private static IEnumerable<string> Needs(string readelf, ILookup<string, string> importsByNumber)
    {
        const string Pattern = "^  (0x)?[0-9a-f]+: +(" +
            @"Version: \d+  File: (?<library>.*?)  Cnt|" +
            @"Name: (?<name>.*?)  Flags: (?<flags>.*?)  Version: (?<number>\d+))";
        var start = readelf.IndexOf("Version needs section", StringComparison.Ordinal);
        var library = "";
        foreach (var line in (start < 0 ? "" : readelf[start..]).Matches(Pattern))
        {
            if (line.Groups["library"].Success)
            {
                library = line.Group("library");
                continue;
            }

            yield return $"needs {library} {line.Group("name")} weak {line.Group("flags").Contains("WEAK")}";
            foreach (var import in importsByNumber[line.Group("number")])
            {
                yield return $"  for {import}";
            }
        }
    }
}
