using System.Text.RegularExpressions;
using Native.Sdk.Binaries;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>
/// What llvm-nm prints, in a form that can be compared. <c>llvm-nm -g</c> on COFF, and <c>llvm-nm -m</c> on Mach-O:
/// <code>
/// 00000000 T f
///          U needed
/// 00000000 W weak                              it does not say whether that is defined; .weak.weak.… does:
/// 000000e0 T .weak.weak.default.f
/// 00000000 A .weak.not_defined.default.f
///
/// 0000000000000004 (common) (alignment 2^2) external _x
/// 000000000000012c (__TEXT,__text) weak private external _hidden
/// 0000000000000458 (__TEXT,__text) weak external automatically hidden __ZNSt3__1…
///                  (undefined) external _needed
/// </code>
/// </summary>
public static partial class LlvmNm
{
    /// <summary>The names that a COFF object defines, sorted.</summary>
    public static string[] CoffDefinitions(string output)
    {
        var symbols = CoffLine().Matches(output)
            .Select(line => (Type: line.Groups[1].Value, Name: line.Groups[2].Value)).ToArray();
        return [.. symbols.Where(IsDefined).Select(symbol => symbol.Name).Order(StringComparer.Ordinal)];

        bool IsDefined((string Type, string Name) symbol) => symbol.Type switch
        {
            "U" or "A" => false,
            "W" or "w" => symbols.Any(other =>
                other.Type != "A" && other.Name.StartsWith($".weak.{symbol.Name}.", StringComparison.Ordinal)),
            _ => true,
        };
    }

    /// <summary>What a Mach-O file defines for others, as <see cref="Describe"/> puts it, sorted.</summary>
    public static string[] MachODefinitions(string output) =>
        [.. MachOLine().Matches(output).Select(line =>
                $"{(line.Groups["weak"].Success ? "weak " : "")}{(line.Groups["private"].Success ? "private " : "")}" +
                line.Groups["name"].Value)
            .Order(StringComparer.Ordinal)];

    public static string Describe(MachOSymbol symbol) =>
        $"{(symbol.IsWeak ? "weak " : "")}{(symbol.IsVisible ? "" : "private ")}{symbol.LinkerName}";

    [GeneratedRegex(@"^[0-9a-f ]* ([A-Za-z]) (.+)$", RegexOptions.Multiline)]
    private static partial Regex CoffLine();

    [GeneratedRegex(
        @"^[0-9a-f]+ \(.*?\) (\(alignment .*?\) )?(\[.*?\] )*(?<weak>weak )?(?<private>private )?external " +
        @"(\[.*?\] )?(automatically hidden )?(?<name>.+)$",
        RegexOptions.Multiline)]
    private static partial Regex MachOLine();
}
