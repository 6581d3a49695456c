using System.Globalization;
using System.Text.RegularExpressions;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Toolchains.Bindings;

/// <summary>An assertion of a proof, as it can be told from a compiler's error and the proof's text.</summary>
/// <remarks>
/// The message of each assertion is a key, which every compiler repeats, each in its own sentence; the proof has one
/// assertion a line, with the place of the declaration behind it where it is known:
/// <code>
/// _Static_assert(offsetof(struct point, y) == 4, "native-sdk:point:y:offset:4"); /* geometry.h:12 */
/// proof.c:7:1: error: static assertion failed: "native-sdk:point:y:offset:4"                                    gcc
/// proof.c:7:1: error: static_assert failed due to requirement '…' "native-sdk:point:y:offset:4"                 clang 14
/// proof.c:7:1: error: static assertion failed due to requirement '…': native-sdk:point:y:offset:4               clang 16, zig
/// proof.c(7): error C2338: static_assert failed: 'native-sdk:point:y:offset:4'                                  cl
/// </code>
/// </remarks>
/// <param name="Subject">C name of the structure, enum or constant.</param>
/// <param name="Member">Of it; empty: the whole.</param>
/// <param name="What"><c>size</c>, <c>alignment</c>, <c>offset</c>, <c>value</c>.</param>
/// <param name="Expected">The number that the bindings have.</param>
/// <param name="Expression">In C, for the compiler's number; empty if the proof does not tell.</param>
/// <param name="Location">Of the declaration, if the proof tells.</param>
internal sealed partial record LayoutAssertion(string Subject, string Member, string What, string Expected, string Expression, SourceLocation? Location)
{
    /// <summary>Those that a compiler found wrong, each once, in the order of its output.</summary>
    public static IReadOnlyList<LayoutAssertion> FindFailed(string proof, IEnumerable<string> output)
    {
        var keys = new List<string>();
        foreach (var line in output)
        {
            // A compiler shows the source as well; that repeats the key.
            if (line.Contains("error", StringComparison.Ordinal) && Key().Match(line) is { Success: true } match && !keys.Contains(match.Value))
            {
                keys.Add(match.Value);
            }
        }

        return keys.Count == 0 ? [] : [.. keys.Select(key => Read(Key().Match(key), LineOf(proof, key)))];
    }

    /// <summary>In a few words: <c>the offset of 'y' in 'point'</c>.</summary>
    public string Describe() => Member.Length == 0 ? $"the {What} of '{Subject}'" : $"the {What} of '{Member}' in '{Subject}'";

    private static LayoutAssertion Read(Match key, string line)
    {
        var equals = line.LastIndexOf(" == ", StringComparison.Ordinal);
        var start = line.IndexOf('(', StringComparison.Ordinal);
        var place = Place().Match(line);
        return new LayoutAssertion(
            key.Groups["subject"].Value, key.Groups["member"].Value, key.Groups["what"].Value, key.Groups["expected"].Value,
            start >= 0 && equals > start ? line[(start + 1)..equals] : "",
            place.Success ? new SourceLocation(place.Groups["file"].Value, int.Parse(place.Groups["line"].ValueSpan, CultureInfo.InvariantCulture)) : null);
    }

    private static string LineOf(string proof, string key)
    {
        var place = proof.IndexOf($"\"{key}\"", StringComparison.Ordinal);
        if (place < 0)
        {
            return "";
        }

        var start = proof.LastIndexOf('\n', place) + 1;
        return proof[start..(proof.IndexOf('\n', place) is >= 0 and var end ? end : proof.Length)];
    }

    [GeneratedRegex(@"native-sdk:(?<subject>[^:""']*):(?<member>[^:""']*):(?<what>[^:""']*):(?<expected>-?\w+)")]
    private static partial Regex Key();

    [GeneratedRegex(@"/\* (?<file>.+):(?<line>\d+) \*/\s*$")]
    private static partial Regex Place();
}
