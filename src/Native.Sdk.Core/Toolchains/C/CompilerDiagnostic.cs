using System.Globalization;
using System.Text.RegularExpressions;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Toolchains.C;

/// <summary>Reads the diagnostics of gcc, clang, zig and GNU-style assemblers and linkers.</summary>
/// <remarks>
/// <code>
/// src/a.c:3:5: warning: unused variable 'x' [-Wunused-variable]
/// src/a.c:9:12: error: expected ';' before '}' token
/// C:\src\a.c:1:1: fatal error: no.h: No such file or directory
/// cc1: error: bad value 'x' for '-march='           (no file at all)
/// aarch64-linux-gnu-gcc-12: error: unrecognized command-line option '-fno'
/// a.S:3: Error: no such instruction: `frob %eax'    (GNU as, behind "a.S: Assembler messages:")
///
/// /usr/bin/ld: a.o: in function `g':                (GNU ld; the first of a function comes without "/usr/bin/ld: ")
/// /src/a.c:4: undefined reference to `f'            (with -g, else)
/// a.c:(.text+0x5): undefined reference to `f'
/// /usr/bin/ld: b.o:/src/b.c:2: multiple definition of `x'; a.o:/src/a.c:2: first defined here
/// /usr/bin/ld: cannot find -lz: No such file or directory
/// a.o:a.c:function g: error: undefined reference to 'f'   (gold)
/// ld.lld: error: undefined symbol: f
/// >>> referenced by a.c:4 (/src/a.c:4)              (its place)
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
        var prefix = LinkerPrefix().Match(line).Length;
        var rest = prefix > 0 ? line[prefix..] : line;
        if (LinkerError().Match(rest) is { Success: true } link)
        {
            return ReadLinkerError(link, folder, suffix);
        }

        if (Located().Match(rest) is { Success: true } match)
        {
            var option = match.Groups["option"].Value;
            return new Message(Level(match), option.Length > 0 ? Code(option) : "",
                match.Groups["text"].Value + (option.Length > 0 ? $" [{option}]" : "") + suffix, Place(match, folder));
        }

        if (prefix > 0 && rest.StartsWith("cannot find ", StringComparison.Ordinal))
        {
            return new Message(MessageLevel.Error, "", line + suffix);
        }

        return Unlocated().Match(line) is { Success: true } bare
            ? new Message(Level(bare), "", $"{bare.Groups["tool"].Value}: {bare.Groups["text"].Value}{suffix}")
            : null;
    }

    /// <summary>Whether a line only says that the linker failed, which says the reason itself.</summary>
    public static bool IsSummary(string line) => Summary().IsMatch(line);

    /// <summary>The place in lld's <c>&gt;&gt;&gt; referenced by a.c:4 (/src/a.c:4)</c>, or null.</summary>
    /// <param name="line">A line behind an error without a place.</param>
    /// <param name="folder">Absolute folder that relative file names start from.</param>
    public static SourceLocation? ReadReference(string line, string folder) =>
        Reference().Match(line) is { Success: true } match ? Place(match, folder) : null;

    private static Message ReadLinkerError(Match match, string folder, string suffix)
    {
        var text = match.Groups["text"].Value + suffix;
        return match.Groups["line"].Success
            ? new Message(MessageLevel.Error, "", text, Place(match, folder))
            : new Message(MessageLevel.Error, "", $"{match.Groups["place"].Value}: {text}");
    }

    private static MessageLevel Level(Match match) =>
        match.Groups["level"].Value.Equals("warning", StringComparison.OrdinalIgnoreCase) ? MessageLevel.Warning : MessageLevel.Error;

    private static SourceLocation Place(Match match, string folder)
    {
        return new SourceLocation(Path.GetFullPath(match.Groups["file"].Value, folder), Number("line"), Number("column"));

        int Number(string group) => int.TryParse(match.Groups[group].Value, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    /// <summary><c>-Wunused-variable</c> → <c>Wunused-variable</c>; <c>-Werror=return-type</c> → <c>Wreturn-type</c>: what NoWarn can name.</summary>
    private static string Code(string option)
    {
        var name = option.Split(',')[^1].TrimStart('-');
        return name.StartsWith("Werror=", StringComparison.Ordinal) ? "W" + name["Werror=".Length..] : name;
    }

    /// <summary>A colon may be part of a file's name, but with a blank behind it ends what a tool says about itself.</summary>
    [GeneratedRegex(@"^(?<file>(?:[^:]|:(?!\s))*?[^:\s]):(?<line>\d+):(?:(?<column>\d+):)? (?<level>warning|error|fatal error|internal compiler error|Warning|Error|Fatal error): (?<text>.*?)(?: \[(?<option>-[^\]\[\s]+)\])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Located();

    [GeneratedRegex(@"^(?<tool>(?:[A-Za-z]:)?(?:[^:]*[/\\])?(?:[\w.+-]+-)?(?:cc1|cc1plus|cc1obj|lto1|lto-wrapper|collect2|gcc|g\+\+|cc|c\+\+|clang|clang\+\+|ld64|lld|zig|as|ld)(?:\.bfd|\.gold|\.lld)?(?:-\d[\w.]*)?(?:\.exe)?): (?<level>warning|error|fatal error|internal compiler error|Warning|Error|Fatal error): (?<text>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Unlocated();

    /// <summary>GNU ld and gold: <c>/usr/bin/ld: </c>, <c>/usr/bin/aarch64-linux-gnu-ld.bfd: </c>.</summary>
    [GeneratedRegex(@"^(?:[A-Za-z]:)?(?:[^:]*[/\\])?(?:[\w.+-]+-)?ld(?:\.bfd|\.gold)?(?:\.exe)?: (?!(?:warning|error|fatal error): )", RegexOptions.CultureInvariant)]
    private static partial Regex LinkerPrefix();

    /// <summary>The object before the file is left out where there is a line: <c>libb.a(b.o):/src/b.c:1: …</c>.</summary>
    [GeneratedRegex(@"^(?:(?:[^:]|:(?!\s))*?\.(?:o|obj|lo|a|so)(?:\([^()]*\))?:)?(?<place>(?<file>(?:[^:]|:(?!\s))*?[^:\s]):(?:(?<line>\d+)|\([^()]*\)|function [^:]+)): (?:error: )?(?<text>(?:undefined reference to|multiple definition of) .*)$", RegexOptions.CultureInvariant)]
    private static partial Regex LinkerError();

    [GeneratedRegex(@"^(?:collect2(?:\.exe)?: error: ld returned \d+ exit status|(?:.*[/\\])?[\w.+-]*(?:clang|zig)[\w.+-]*: error: linker command failed with exit code \d+.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Summary();

    [GeneratedRegex(@"^>>> referenced by (?:[^(]*\()?(?<file>[^()]*?[^:()\s]):(?<line>\d+)\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
