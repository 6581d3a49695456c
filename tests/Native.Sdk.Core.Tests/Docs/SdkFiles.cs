using System.Text.RegularExpressions;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Docs;

/// <summary>What sdk/ says to MSBuild, as far as a user can see it.</summary>
internal static partial class SdkFiles
{
    private static readonly string Text = Comment().Replace(
        string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "sdk"), "*.*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".props" or ".targets").Select(File.ReadAllText)), "");

    /// <summary>Properties that are set or read and do not begin with an underscore.</summary>
    public static IReadOnlySet<string> Properties { get; } = Property().Matches(Text)
        .Select(match => match.Groups[1].Value + match.Groups[2].Value).ToHashSet();

    /// <summary>Targets that do not begin with an underscore.</summary>
    public static IReadOnlySet<string> Targets { get; } = Target().Matches(Text).Select(match => match.Groups[1].Value).ToHashSet();

    /// <summary>Codes of errors and messages that targets give themselves, with their text.</summary>
    public static IReadOnlyList<(string Code, string Text)> Diagnostics { get; } =
    [
        .. CodedError().Matches(Text).Select(match => (match.Groups[1].Value, match.Groups[2].Value)),
        .. CodedMessage().Matches(Text).Select(match => (match.Groups[1].Value, match.Groups[2].Value)),
    ];

    /// <summary>The value that a property is set to first.</summary>
    public static string ValueOf(string property) => Regex.Match(Text, $"<{property}[^>]*>([^<]*)</{property}>").Groups[1].Value;

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\$\((Native[A-Z]\w*|EnableNativeBuild)\)|<(Native[A-Z]\w*|EnableNativeBuild)[ >]")]
    private static partial Regex Property();

    [GeneratedRegex("""<Target Name="([A-Za-z]\w*)["]""")]
    private static partial Regex Target();

    [GeneratedRegex("""<(?:Error|Warning) Code="(NSDK\d{4})" Text="([^"]*)["]""")]
    private static partial Regex CodedError();

    [GeneratedRegex("""Text="(NSDK\d{4}): ([^"]*)["]""")]
    private static partial Regex CodedMessage();
}
