using System.Globalization;
using System.Text.RegularExpressions;
using Native.Sdk.Binaries;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>
/// What GNU readelf prints, in a form that can be compared. <c>readelf -sW</c>:
/// <code>
///    Num:    Value          Size Type    Bind   Vis      Ndx Name
///      5: 0000000000000004     4 OBJECT  GLOBAL DEFAULT  COM x
///      6: 0000000000001139    15 FUNC    GLOBAL DEFAULT   13 f@@V1 (2)
///      7: 0000000000001139    15 FUNC    GLOBAL DEFAULT [VARIANT_PCS]   13 g
/// </code>
/// </summary>
public static partial class ReadElf
{
    /// <summary>The defined symbols that are not local, as <c>FUNC GLOBAL DEFAULT f</c>, in order.</summary>
    /// <param name="output">Of <c>readelf -sW</c> or <c>readelf --dyn-syms -W</c>.</param>
    /// <param name="table">Whose symbols: <c>.symtab</c> or <c>.dynsym</c>.</param>
    /// <param name="comdat">Sections whose symbols get the mark <c>comdat</c>.</param>
    public static string[] Definitions(string output, string table, HashSet<int>? comdat = null)
    {
        return [.. Symbols(output, table)
            .Where(match => match.Groups["bind"].Value != "LOCAL" && match.Groups["section"].Value != "UND")
            .Select(match => Describe(match, table, comdat))];
    }

    /// <summary>The lines of a symbol table; groups type, bind, visibility, section, name.</summary>
    public static IEnumerable<Match> Symbols(string output, string table)
    {
        var start = output.IndexOf($"Symbol table '{table}'", StringComparison.Ordinal);
        var lines = start < 0 ? [] : output[start..].Split('\n').Skip(2).TakeWhile(line => line.Length > 0);
        return lines.Select(line => SymbolLine().Match(line)).Where(match => match.Success);
    }

    /// <summary>A symbol in the same form.</summary>
    public static string Describe(ElfSymbol symbol)
    {
        var type = symbol.Type switch
        {
            ElfSymbolType.None => "NOTYPE",
            ElfSymbolType.Object => "OBJECT",
            ElfSymbolType.Function => "FUNC",
            ElfSymbolType.Common => "COMMON",
            ElfSymbolType.ThreadLocal => "TLS",
            ElfSymbolType.IndirectFunction => "IFUNC",
            var other => other.ToString(),
        };
        var binding = symbol.Binding == ElfBinding.GnuUnique ? "UNIQUE" : symbol.Binding.ToString().ToUpperInvariant();
        var visibility = symbol.Visibility.ToString().ToUpperInvariant();
        return $"{type} {binding} {visibility} {symbol.Name}{(symbol.InComdat ? " comdat" : "")}";
    }

    /// <summary>The section indices in the COMDAT groups of <c>readelf -gW</c>.</summary>
    public static HashSet<int> ComdatSections(string output)
    {
        var members = new HashSet<int>();
        var isComdat = false;
        foreach (var line in output.Split('\n'))
        {
            isComdat = line.Contains("group section") ? line.StartsWith("COMDAT", StringComparison.Ordinal) : isComdat;
            if (isComdat && GroupMember().Match(line) is { Success: true } member)
            {
                members.Add(int.Parse(member.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
            }
        }

        return members;
    }

    /// <summary>The bracketed values of a tag in <c>readelf -dW</c>.</summary>
    public static string[] Dynamic(string output, string tag)
    {
        var lines = Regex.Matches(output, @$"^ 0x[0-9a-f]+ \({tag}\) .*?\[(.*)\]$", RegexOptions.Multiline);
        return [.. lines.Select(line => line.Groups[1].Value)];
    }

    /// <summary>The build-id in <c>readelf -nW</c>.</summary>
    public static string? BuildId(string output) =>
        BuildIdLine().Match(output) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>A line of the dynamic symbol table in the same form, without the version.</summary>
    public static string Describe(Match match) => Describe(match, ".dynsym", comdat: null);

    private static string Describe(Match match, string table, HashSet<int>? comdat)
    {
        var section = match.Groups["section"].Value;
        // 10 has a name only where the header says GNU, which clang omits.
        var type = section is "COM" or "LARGE_COM"
            ? "COMMON"
            : match.Groups["type"].Value.Replace("<OS specific>: 10", "IFUNC");
        var binding = match.Groups["bind"].Value.Replace("<OS specific>: 10", "UNIQUE");
        var name = match.Groups["name"].Value;
        if (table == ".dynsym")
        {
            name = name.Split('@')[0];  // versions are in another table
        }

        var mark = int.TryParse(section, out var index) && comdat?.Contains(index) == true ? " comdat" : "";
        return $"{type} {binding} {match.Groups["visibility"].Value} {name}{mark}";
    }

    [GeneratedRegex(
        @"^ *\d+: [0-9a-f]+ +\S+ (?<type><OS specific>: 10|\S+) +(?<bind><OS specific>: 10|\S+) " +
        @"+(?<visibility>\S+) +(\[[^]]*\] +)?(?<section>\S+) (?<name>.*)$")]
    private static partial Regex SymbolLine();

    [GeneratedRegex(@"^ +\[ *(\d+)\] ")]
    private static partial Regex GroupMember();

    [GeneratedRegex("Build ID: ([0-9a-f]+)")]
    private static partial Regex BuildIdLine();
}
