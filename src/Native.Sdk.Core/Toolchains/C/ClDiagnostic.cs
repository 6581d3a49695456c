using System.Globalization;
using System.Text.RegularExpressions;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Toolchains.C;

/// <summary>Reads the diagnostics of cl, link, clang-cl and lld-link.</summary>
/// <remarks>
/// <code>
/// src\a.c(3): error C2065: 'x': undeclared identifier
/// src\a.c(3,5): warning C4101: 'x': unreferenced local variable
/// src\a.c(3,5): error: use of undeclared identifier 'x'          (clang-cl)
/// src\a.c(3,5): warning: unused variable 'x' [-Wunused-variable]
/// a.obj : error LNK2019: unresolved external symbol f referenced in function g
/// LINK : fatal error LNK1104: cannot open file 'z.lib'
/// lld-link: error: undefined symbol: f
/// cl : Command line warning D9002 : ignoring unknown option '/x'
/// </code>
/// </remarks>
public static partial class ClDiagnostic
{
    /// <summary>The message in a line, or null.</summary>
    /// <param name="line">A line of output.</param>
    /// <param name="folder">Absolute folder that relative file names start from.</param>
    /// <param name="suffix">Put behind the text: for which platform.</param>
    public static Message? Read(string line, string folder, string suffix)
    {
        if (Located().Match(line) is { Success: true } match)
        {
            var option = match.Groups["option"].Value;
            var code = match.Groups["code"].Value is { Length: > 0 } number ? number : option.Split(',')[^1].TrimStart('-');
            var place = new SourceLocation(Path.GetFullPath(match.Groups["file"].Value, folder), Number("line"), Number("column"));
            return new Message(Level(match), code, match.Groups["text"].Value + (option.Length > 0 ? $" [{option}]" : "") + suffix, place);
        }

        return Unlocated().Match(line) is { Success: true } bare
            ? new Message(Level(bare), bare.Groups["code"].Value, $"{bare.Groups["tool"].Value}: {bare.Groups["text"].Value}{suffix}")
            : null;

        int Number(string group) => int.TryParse(match.Groups[group].Value, CultureInfo.InvariantCulture, out var value) ? value : 0;
    }

    private static MessageLevel Level(Match match) =>
        match.Groups["level"].Value.EndsWith("warning", StringComparison.Ordinal) ? MessageLevel.Warning : MessageLevel.Error;

    [GeneratedRegex(@"^(?<file>\S.*?)\((?<line>\d+)(?:,(?<column>\d+))?\)\s?: (?<level>fatal error|error|warning)(?: (?<code>[A-Z]+\d+))?\s?: (?<text>.*?)(?: \[(?<option>-W[^\]\[\s]+)\])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Located();

    [GeneratedRegex(@"^(?<tool>\S.*?)\s?: (?<level>fatal error|error|warning|Command line error|Command line warning)(?: (?<code>[A-Z]+\d+))?\s?: (?<text>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Unlocated();
}
