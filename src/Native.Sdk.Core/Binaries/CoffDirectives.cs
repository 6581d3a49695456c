using System.Text;

namespace Native.Sdk.Binaries;

/// <summary>
/// Reads the linker options that an object carries in its <c>.drectve</c> section (PE specification, the .drectve
/// section), separated by blanks, values in quotes where they need them:
/// <code>
///  /EXPORT:_f /EXPORT:"_g@8" /EXPORT:_data,DATA /DEFAULTLIB:"LIBCMT"       MSVC, and clang like it: linker names
///  -export:f -export:"g@8" -export:data,data -exclude-symbols:hidden       MinGW: without the underscore of x86
/// </code>
/// </summary>
internal sealed class CoffDirectives
{
    private const string Export = "export:";
    private const string Exclude = "exclude-symbols:";

    private readonly List<string> _exports = [];
    private readonly HashSet<string> _excluded = new(StringComparer.Ordinal);

    private CoffDirectives(string text, CoffMachine machine)
    {
        foreach (var option in Split(text))
        {
            // MSVC names what the linker sees, MinGW what C sees.
            var isMinGW = option.StartsWith('-');
            var value = option.AsSpan(1);
            if (value.StartsWith(Export, StringComparison.OrdinalIgnoreCase))
            {
                var name = UpTo(value[Export.Length..], ",=");
                _exports.Add(isMinGW ? name : CoffName.Undecorate(name, machine));
            }
            else if (value.StartsWith(Exclude, StringComparison.OrdinalIgnoreCase))
            {
                _excluded.UnionWith(value[Exclude.Length..].ToString().Split(','));
            }
        }
    }

    /// <summary>The names marked for export, as <see cref="CoffSymbol.Name"/> has them, in order.</summary>
    internal IReadOnlyList<string> Exports => _exports;

    /// <summary>The names not to be exported, as <see cref="CoffSymbol.Name"/> has them.</summary>
    internal IReadOnlySet<string> Excluded => _excluded;

    internal static CoffDirectives Read(ReadOnlyMemory<byte> file, CoffSection[] sections, CoffMachine machine)
    {
        var text = sections.FirstOrDefault(section => section.Name == ".drectve")?.GetBytes(file) ?? default;
        return new CoffDirectives(ByteText.Decode(text.Span), machine);
    }

    private static IEnumerable<string> Split(string text)
    {
        var option = new StringBuilder();
        var isQuoted = false;
        foreach (var c in text.Append(' '))
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted || c is not (' ' or '\t' or '\r' or '\n' or '\0' or '\ufeff'))
            {
                option.Append(c);
            }
            else if (option.Length > 0)
            {
                yield return option.ToString();
                option.Clear();
            }
        }
    }

    private static string UpTo(ReadOnlySpan<char> value, string ends)
    {
        var end = value.IndexOfAny(ends);
        return (end < 0 ? value : value[..end]).ToString();
    }
}
