using System.Globalization;
using System.Text.RegularExpressions;
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
public static partial class MachOFacts
{
    /// <summary>Of one CPU's file.</summary>
    public static string Read(Workshop workshop, string file) =>
        workshop.Run("llvm-objdump", "--macho", "--private-headers", "--exports-trie", file)
        + workshop.Run("llvm-nm", "-m", "-p", file) + workshop.Run("llvm-nm", "-a", "-p", file)
        + workshop.Run("llvm-readobj", "--symbols", file);

    public static List<string> Of(MachOImage image) =>
    [
        $"type {(image.Type == MachOFileType.Bundle ? "BUNDLE" : "DYLIB")}, signature {image.HasCodeSignature}, uuid {image.Uuid}",
        $"install name {image.InstallName}, minimum OS {image.MinimumOS}, SDK {image.SdkVersion}, DWARF {image.DebugInformationSize}",
        .. image.Needed.Select(path => $"needed {path}"),
        .. image.RPaths.Select(path => $"rpath {path}"),
        .. image.Exports.Order(StringComparer.Ordinal).Select(name => $"export {name}"),
        .. image.Imports.Select(import => $"import {(import.IsWeak ? "weak " : "")}{import.Name} {ShortName(import.Library)}"),
        .. image.DebugMapPaths.Select(path => $"debug map {path}"),
    ];

    public static List<string> Of(string tools)
    {
        var commands = Command().Matches(tools).Select(match => (Type: match.Groups[1].Value, Text: match.Value)).ToArray();
        var version = commands.Where(command => command.Type is "LC_BUILD_VERSION" or "LC_VERSION_MIN_MACOSX")
            .OrderBy(command => command.Text.Contains("platform macos") ? 0 : 1).Select(command => command.Text).FirstOrDefault("");
        var weak = WeakReference().Matches(tools).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var exports = Exports().Matches(tools).Select(match => match.Groups[1].Value).ToArray();
        return
        [
            $"type {Regex.Match(tools, "MH_MAGIC_64.* (DYLIB|BUNDLE) ").Groups[1].Value}, " +
                $"signature {commands.Any(command => command.Type == "LC_CODE_SIGNATURE")}, uuid {Values("LC_UUID", "uuid").SingleOrDefault()?.ToLowerInvariant()}",
            $"install name {Values("LC_ID_DYLIB", "name").SingleOrDefault()}, " +
                $"minimum OS {Version("minos|version")}, SDK {Version("sdk")}, " +
                $"DWARF {Dwarf().Matches(tools).Sum(match => long.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture))}",
            .. Values("LC_(LOAD|LAZY_LOAD|LOAD_WEAK|REEXPORT|LOAD_UPWARD)_DYLIB", "name").Select(path => $"needed {path}"),
            .. Values("LC_RPATH", "path").Select(path => $"rpath {path}"),
            .. (exports.Length > 0 ? exports : Definitions().Matches(tools).Select(match => match.Groups[1].Value + match.Groups[2].Value))
                .Order(StringComparer.Ordinal).Select(name => $"export {name}"),
            .. Undefined().Matches(tools).Select(match =>
                $"import {(weak.Contains(match.Groups["name"].Value) ? "weak " : "")}{match.Groups["name"].Value} {match.Groups["from"].Value}"),
            .. DebugMap().Matches(tools).Select(match => match.Groups["path"].Value).Select(path => $"debug map {path}"),
        ];

        IEnumerable<string> Values(string type, string field) =>
            commands.Where(command => Regex.IsMatch(command.Type, $"^{type}$"))
                .Select(command => Regex.Match(command.Text, $@"^ *{field} (.*?)( \(offset \d+\))?$", RegexOptions.Multiline).Groups[1].Value);

        // 13.0 is 13.0.0 to System.Version's text.
        string Version(string field) =>
            Regex.Match(version, $@"^ +(?:{field}) ([\d.]+)$", RegexOptions.Multiline) is { Success: true } match
                ? match.Groups[1].Value + (match.Groups[1].Value.Count(c => c == '.') == 1 ? ".0" : "")
                : "";
    }

    /// <summary>LLVM's: frameworks by name, libraries without a suffix of one letter: <c>libSystem</c>.</summary>
    private static string ShortName(string? library)
    {
        var name = Path.GetFileName(library ?? "");
        name = name.EndsWith(".dylib", StringComparison.Ordinal) ? name[..^6] : name;
        return name.Length > 2 && name[^2] == '.' ? name[..^2] : name;
    }

    [GeneratedRegex(@"^ +cmd (LC_\S+)\n(?s:.*?)(?=^Load command|^Exports trie|^\S)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^   segname __DWARF\n.*\n      size 0x([0-9a-f]+)", RegexOptions.Multiline)]
    private static partial Regex Dwarf();

    [GeneratedRegex(@"^0x[0-9A-F]+ +(\S+)", RegexOptions.Multiline)]
    private static partial Regex Exports();

    [GeneratedRegex(@"^    Name: (\S+) .*\n.*\n    Type: Undef .*\n.*\n.*\n    Flags \[ \(0x[0-9A-F]*[4-7C-F].\)", RegexOptions.Multiline)]
    private static partial Regex WeakReference();

    [GeneratedRegex(
        @"^(?:[0-9a-f]{16} \(.*?\) (?:\[.*?\] )*(?:weak )?external (?:\[.*?\] )?(.*)| {17}\(indirect\) external (.*) \(for .*\))$",
        RegexOptions.Multiline)]
    private static partial Regex Definitions();

    [GeneratedRegex(@"^ {17}\(undefined\) (\[.*?\] )*(weak )?external (?<name>.*?)( \((from (?<from>.*)|dynamically looked up)\))?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Undefined();

    [GeneratedRegex(@"^[0-9a-f]{16} - [0-9a-f]{2} [0-9a-f]{4} +(OSO (?<path>.*)|SO (?<path>.*/.*))$", RegexOptions.Multiline)]
    private static partial Regex DebugMap();
}
