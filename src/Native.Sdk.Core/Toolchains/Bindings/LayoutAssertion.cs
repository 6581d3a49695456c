using System.Text.RegularExpressions;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Toolchains.Bindings;

/// <summary>An assertion of a proof, as it can be told from a compiler's error and the proof's text.</summary>
/// <remarks>
/// The message of each assertion is a key, which every compiler repeats, each in its own sentence; the proof has one
/// assertion a line, with the header's place by <c>#line</c>, so that compilers blame the header:
/// <code>
/// _Static_assert(offsetof(struct point, y) == 4, "native-sdk:struct point:y:offset:4");
/// point.h:7:1: error: static assertion failed: "native-sdk:struct point:y:offset:4"                                    gcc
/// point.h:7:1: error: static_assert failed due to requirement '…' "native-sdk:struct point:y:offset:4"                 clang 14
/// point.h:7:1: error: static assertion failed due to requirement '…': native-sdk:struct point:y:offset:4               clang 16, zig
/// point.h(7): error C2338: static_assert failed: 'native-sdk:struct point:y:offset:4'                                  cl
/// </code>
/// </remarks>
/// <param name="Subject">C name of the structure, enum or constant.</param>
/// <param name="Member">Of it; empty: the whole.</param>
/// <param name="What"><c>size</c>, <c>alignment</c>, <c>offset</c>, <c>value</c>.</param>
/// <param name="Expected">The number that the bindings have.</param>
/// <param name="Expression">In C, for the compiler's number.</param>
/// <param name="Location">Of the declaration, if the compiler tells.</param>
internal sealed partial record LayoutAssertion(string Subject, string Member, string What, string Expected, string Expression, SourceLocation? Location)
{
    /// <summary>Those that a compiler found wrong, each once, in the order of its errors.</summary>
    /// <param name="proof">The source.</param>
    /// <param name="errors">What the compiler said of it.</param>
    public static IReadOnlyList<LayoutAssertion> FindFailed(string proof, IEnumerable<Message> errors)
    {
        var failed = new List<LayoutAssertion>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var error in errors)
        {
            if (Key().Match(error.Text) is { Success: true } key && known.Add(key.Value))
            {
                failed.Add(new LayoutAssertion(
                    key.Groups["subject"].Value, key.Groups["member"].Value, key.Groups["what"].Value, key.Groups["expected"].Value, ExpressionOf(proof, key.Value), error.Location));
            }
        }

        return failed;
    }

    /// <summary>In a few words: <c>The offset of 'y' in 'struct point'</c>.</summary>
    public string Describe() => Member.Length == 0 ? $"The {What} of '{Subject}'" : $"The {What} of '{Member}' in '{Subject}'";

    /// <summary>What stands between the parenthesis and the number.</summary>
    private static string ExpressionOf(string proof, string key)
    {
        var place = proof.IndexOf($"\"{key}\"", StringComparison.Ordinal);
        var equals = place < 0 ? -1 : proof.LastIndexOf(" == ", place, StringComparison.Ordinal);
        var start = equals < 0 ? -1 : proof.LastIndexOf('\n', equals) + 1 + "_Static_assert(".Length;
        return start >= 0 && start < equals ? proof[start..equals] : "0";
    }

    [GeneratedRegex(@"native-sdk:(?<subject>[^:""']*):(?<member>[^:""']*):(?<what>[^:""']*):(?<expected>-?\w+)")]
    private static partial Regex Key();
}
