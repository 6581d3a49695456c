using System.Globalization;
using System.Text.RegularExpressions;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Toolchains.C;

/// <summary>Reads the diagnostics of gcc, clang, zig and GNU-style linkers.</summary>
/// <remarks>
/// <code>
/// src/a.c:3:5: warning: unused variable 'x' [-Wunused-variable]
/// src/a.c:9:12: error: expected ';' before '}' token
/// C:\src\a.c:1:1: fatal error: no.h: No such file or directory
/// a.c:4: undefined reference to `f'                 (GNU ld, behind "/usr/bin/ld: a.o: in function `g':")
/// ld.lld: error: undefined symbol: f
/// cc1: error: bad value 'x' for '-march='           (no file at all)
/// </code>
/// Notes belong to the diagnostic before them and stay text.
/// </remarks>
public static partial class CompilerDiagnostic
{
    /// <summary>The message in a line, or null.</summary>
    /// <param name="line">A line of standard error.</param>
    /// <param name="folder">Absolute folder that relative file names start from.</param>
    /// <param name="suffix">Put behind the text: for which platform.</param>
    public static Message? Read(string line, string folder, string suffix)
    {
        if (Located().Match(line) is { Success: true } match)
        {
            var level = match.Groups["level"].Value == "warning" ? MessageLevel.Warning : MessageLevel.Error;
            var option = match.Groups["option"].Value;
            var code = option.Length > 0 ? Code(option) : "";
            return new Message(level, code, match.Groups["text"].Value + (option.Length > 0 ? $" [{option}]" : "") + suffix,
                new SourceLocation(Path.GetFullPath(match.Groups["file"].Value, folder), Number("line"), Number("column")));

            int Number(string group) => int.TryParse(match.Groups[group].Value, CultureInfo.InvariantCulture, out var number) ? number : 0;
        }

        if (Unlocated().Match(line) is { Success: true } bare)
        {
            var level = bare.Groups["level"].Value == "warning" ? MessageLevel.Warning : MessageLevel.Error;
            return new Message(level, "", $"{bare.Groups["tool"].Value}: {bare.Groups["text"].Value}{suffix}");
        }

        return null;
    }

    /// <summary><c>-Wunused-variable</c> → <c>Wunused-variable</c>; <c>-Werror=return-type</c> → <c>Wreturn-type</c>: what NoWarn can name.</summary>
    private static string Code(string option)
    {
        var name = option.Split(',')[^1].TrimStart('-');
        return name.StartsWith("Werror=", StringComparison.Ordinal) ? "W" + name["Werror=".Length..] : name;
    }

    [GeneratedRegex(@"^(?<file>(?:[A-Za-z]:)?[^:]*[^:\s]):(?<line>\d+):(?:(?<column>\d+):)? (?<level>warning|error|fatal error): (?<text>.*?)(?: \[(?<option>-[^\]]+)\])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Located();

    [GeneratedRegex(@"^(?<tool>cc1|cc1plus|collect2|gcc|g\+\+|clang|clang\+\+|ld\.lld|ld64\.lld|lld|zig|as|(?:.*/)?ld(?:\.bfd|\.gold)?): (?<level>warning|error|fatal error): (?<text>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Unlocated();
}
