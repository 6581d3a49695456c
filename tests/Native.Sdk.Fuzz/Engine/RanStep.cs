using System.Text.RegularExpressions;

namespace Native.Sdk.Fuzz.Engine;

/// <summary>A step that was run, read from the line that says so.</summary>
/// <param name="Key"><c>linux-x64 compile src/a.c</c>; steps for all platforms have <c>all</c> in front.</param>
/// <param name="Reason">Why, in the build's words.</param>
public sealed partial record RanStep(string Key, string Reason)
{
    /// <summary>What a step did, first or again, to the name of what it does.</summary>
    private static readonly Dictionary<string, string> Verbs = new(StringComparer.Ordinal)
    {
        ["compiled"] = "compile", ["recompiled"] = "compile",
        ["preprocessed"] = "preprocess", ["preprocessed again"] = "preprocess",
        ["listed"] = "export", ["listed again"] = "export",
        ["linked"] = "link", ["relinked"] = "link",
        ["built"] = "build", ["rebuilt"] = "build",
        ["configured"] = "configure", ["reconfigured"] = "configure",
        ["inspected"] = "inspect", ["inspected again"] = "inspect",
        ["prepared"] = "prepare", ["prepared again"] = "prepare",
        ["written"] = "write", ["written again"] = "write",
        ["staged"] = "stage", ["staged again"] = "stage",
        ["hidden"] = "hide", ["hidden again"] = "hide",
        ["bound"] = "bind", ["bound again"] = "bind",
        ["proven"] = "prove", ["proven again"] = "prove",
        ["compared"] = "compare", ["compared again"] = "compare",
    };

    /// <summary>Null if the line says something else.</summary>
    public static RanStep? Read(string text)
    {
        var match = Line().Match(text);
        return match.Success
            ? new RanStep($"{(match.Groups[3].Success ? match.Groups[3].Value : "all")} {Verbs[match.Groups[2].Value]} {match.Groups[1].Value}", match.Groups[4].Value)
            : null;
    }

    /// <summary>What is said of a step that has ended, or null if the line says something else. It is not worded by the same verbs.</summary>
    public static string? ReadEnd(string text) => End().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(
        @"^native: (.+?) ((?:re)?(?:compiled|linked|built|configured)|(?:preprocessed|listed|inspected|prepared|written|staged|hidden|bound|proven|compared)(?: again)?)(?: for (\S+))?: (.*)$",
        RegexOptions.Singleline)]
    private static partial Regex Line();

    [GeneratedRegex(@"^native: (.+) took \d+ ms$")]
    private static partial Regex End();
}
