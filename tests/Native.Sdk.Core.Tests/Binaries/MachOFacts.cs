using Native.Sdk.Binaries;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>
/// Everything that is read of a Mach-O library, but for who signed it, as lines of text; once from
/// <see cref="MachOImage"/> and once from LLVM's tools. <c>llvm-objdump --macho --private-headers --exports-trie</c>:
/// <code>
///           cmd LC_LOAD_DYLIB
///       cmdsize 56
///          name /usr/lib/libSystem.B.dylib (offset 24)
/// …
///   sectname __debug_info
///    segname __DWARF
///       addr 0x0000000000009000
///       size 0x0000000000000400
/// …
/// 0x00000340  _f
/// </code>
/// <c>llvm-nm -m</c>, <c>llvm-nm -a</c> and <c>llvm-readobj --symbols</c>:
/// <code>
///                  (undefined) weak external _printf (from libSystem)          weak: may be missing, or is C++'s new
///                  (indirect) external _PAL_RegisterModule (for _PAL_RegisterModule)
/// 0000000000000000 - 00 0001   OSO /build/a.o
///     Name: _printf (34891)
/// …
///     Flags [ (0x140)                                                          bit 40: may be missing
/// </code>
/// </summary>
public static class MachOFacts
{
    private const string Needs = "LC_(?:LOAD|LAZY_LOAD|LOAD_WEAK|REEXPORT|LOAD_UPWARD)_DYLIB";

    private const string Undefined =
        @"^ {17}\(undefined\) (?:\[.*?\] )*(?:weak )?external (?<name>.*?)( \((from (?<from>.*)|dynamically looked up)\))?$";

    /// <summary>Of one CPU's file.</summary>
    public static string Read(Workshop workshop, string file) =>
        workshop.Run("llvm-objdump", "--macho", "--private-headers", "--exports-trie", file)
        + workshop.Run("llvm-nm", "-m", "-p", file) + workshop.Run("llvm-nm", "-a", "-p", file)
        + workshop.Run("llvm-readobj", "--symbols", file);

    public static List<string> Of(MachOImage image) =>
    [
        $"type {(image.Type == MachOFileType.Bundle ? "BUNDLE" : "DYLIB")}, signature {image.HasCodeSignature}",
        $"uuid {image.Uuid?.ToString().ToUpperInvariant()}, install name {image.InstallName}",
        $"minimum OS {image.MinimumOS}, SDK {image.SdkVersion}",
        $"DWARF {image.DebugInformationSize}",
        .. image.Needed.Select(path => $"needed {path}"),
        .. image.RPaths.Select(path => $"rpath {path}"),
        .. image.Exports.Sorted().Select(name => $"export {name}"),
        .. image.Imports.Select(import => $"import {import.Name} weak {import.IsWeak} {ShortName(import.Library)}"),
        .. image.DebugMapPaths.Select(path => $"debug map {path}"),
    ];

    public static List<string> Of(string tools)
    {
        // A library that is for several systems has several versions; that of macOS counts.
        var versions = tools.All(@"^ +(cmd LC_(?:BUILD_VERSION|VERSION_MIN_MACOSX)\n(?s:.*?))(?=^Load command|^\S)").ToArray();
        var version = versions.FirstOrDefault(text => text.Contains("platform macos"), versions.FirstOrDefault(""));
        var dwarf = tools.All(@"^   segname __DWARF\n.*\n      size 0x([0-9a-f]+)").Sum(ToolOutput.Hexadecimal);
        var weak = tools.All(@"^    Name: (\S+) .*\n.*\n    Type: Undef .*\n.*\n.*\n    Flags \[ \(0x[0-9A-F]*[4-7C-F].\)")
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            $"type {tools.First("MH_MAGIC_64.* (DYLIB|BUNDLE) ")}, signature {tools.Has("^ +cmd LC_CODE_SIGNATURE$")}",
            $"uuid {tools.First("^ *uuid (.*)$")}, install name {Paths("LC_ID_DYLIB", "name").FirstOrDefault()}",
            $"minimum OS {InThreeParts(version.First(@"^ +(?:minos|version) ([\d.]+)$"))}, " +
                $"SDK {InThreeParts(version.First(@"^ +sdk ([\d.]+)$"))}",
            $"DWARF {dwarf}",
            .. Paths(Needs, "name").Select(path => $"needed {path}"),
            .. Paths("LC_RPATH", "path").Select(path => $"rpath {path}"),
            .. Exports(tools).Sorted().Select(name => $"export {name}"),
            .. tools.Matches(Undefined).Select(symbol =>
                $"import {symbol.Group("name")} weak {weak.Contains(symbol.Group("name"))} {symbol.Group("from")}"),
            .. tools.Matches(@"^[0-9a-f]{16} - [0-9a-f]{2} [0-9a-f]{4} +(?:OSO (?<path>.*)|SO (?<path>.*/.*))$")
                .Select(stab => $"debug map {stab.Group("path")}"),
        ];

        IEnumerable<string> Paths(string command, string field) =>
            tools.All($@"^ +cmd {command}\n.*\n +{field} (.*) \(offset \d+\)$");
    }

    /// <summary>LLVM 14 does not know LC_DYLD_EXPORTS_TRIE; then the symbol table has to do.</summary>
    private static IEnumerable<string> Exports(string tools)
    {
        var names = tools.All(@"^0x[0-9A-F]+ +(\S+)").ToArray();
        return names.Length > 0 ? names :
        [
            .. tools.All(@"^[0-9a-f]{16} \(.*?\) (?:\[.*?\] )*(?:weak )?external (?:\[.*?\] )?(.*)$"),
            .. tools.All(@"^ {17}\(indirect\) external (.*) \(for .*\)$"),
        ];
    }

    /// <summary>13.0 is 13.0.0 to <see cref="Version"/>.</summary>
    private static string InThreeParts(string version) => version.Count(c => c == '.') == 1 ? version + ".0" : version;

    /// <summary>LLVM's: frameworks by name, libraries without a suffix of one letter: <c>libSystem</c>.</summary>
    private static string ShortName(string? library)
    {
        var name = Path.GetFileName(library ?? "");
        name = name.EndsWith(".dylib", StringComparison.Ordinal) ? name[..^6] : name;
        return name.Length > 2 && name[^2] == '.' ? name[..^2] : name;
    }
}
