using System.Globalization;
using System.Text.RegularExpressions;

namespace Native.Sdk.Package.Tests.Support;

/// <summary>An error or warning in MSBuild's canonical form.</summary>
/// <param name="IsError">Else it is a warning.</param>
/// <param name="Code">Empty if it has none.</param>
/// <param name="File">As it was printed.</param>
/// <param name="Line">0: none.</param>
/// <param name="Column">0: none.</param>
/// <param name="Text">Its lines, without the project.</param>
public sealed partial record BuildMessage(bool IsError, string Code, string File, int Line, int Column, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}({Line},{Column}): {(IsError ? "error" : "warning")} {Code}: {Text}";

    /// <summary>Reads <c>file(line,column): error CODE: text [project]</c>; null if a line is something else.</summary>
    public static BuildMessage? Read(string line)
    {
        if (Canonical().Match(line) is not { Success: true } match)
        {
            return null;
        }

        return new BuildMessage(
            match.Groups["category"].Value == "error", match.Groups["code"].Value, match.Groups["file"].Value,
            Number("line"), Number("column"), match.Groups["text"].Value);

        int Number(string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"^(?<file>\S.*?)(\((?<line>\d+)(,(?<column>\d+))?(,\d+,\d+)?(-\d+)?\))? ?: (?<category>error|warning) ?(?<code>[\w.:-]*): ?(?<text>.*?)( \[[^\[]*proj(::TargetFramework=[^\]]+)?\])?$")]
    private static partial Regex Canonical();
}
