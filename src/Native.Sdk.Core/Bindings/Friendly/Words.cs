using System.Text;

namespace Native.Sdk.Bindings.Friendly;

/// <summary>The words that a C name is made of, and names in C#'s manner made of them.</summary>
/// <remarks>
/// <code>
/// sm_map_source_content   sm map source content     SmMapSourceContent
/// ZSTD_createCCtx         ZSTD create C Ctx         ZstdCreateCCtx
/// utf8_length             utf8 length               Utf8Length
/// </code>
/// </remarks>
internal static class Words
{
    /// <summary>Underscores separate; so does a capital behind a small letter, or before one.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i == name.Length || name[i] == '_' || (i > start && BeginsWord(name, i)))
            {
                if (i > start)
                {
                    words.Add(name[start..i]);
                }

                start = i < name.Length && name[i] == '_' ? i + 1 : i;
            }
        }

        return words;
    }

    /// <summary>The name as C# writes types and members. Words in capitals keep them up to two letters, as in <c>IO</c>.</summary>
    public static string Pascal(IEnumerable<string> words)
    {
        var text = new StringBuilder();
        foreach (var word in words)
        {
            text.Append(char.ToUpperInvariant(word[0]));
            text.Append(word.Length > 2 && IsUpper(word) ? word[1..].ToLowerInvariant() : word[1..]);
        }

        return text.Length == 0 || char.IsAsciiDigit(text[0]) ? "_" + text : text.ToString();
    }

    /// <inheritdoc cref="Pascal(IEnumerable{string})"/>
    public static string Pascal(string name) => Pascal(Of(name));

    /// <summary>The name as C# writes parameters.</summary>
    public static string Camel(string name)
    {
        var words = Of(name);
        if (words.Count == 0)
        {
            return "_";
        }

        var first = words[0].ToLowerInvariant();
        return words.Count == 1 && !char.IsAsciiDigit(first[0]) ? first : char.IsAsciiDigit(first[0]) ? "_" + name : first + Pascal(words.Skip(1));
    }

    /// <summary>Whether two names have the same words, whatever their case.</summary>
    public static bool Same(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        left.SequenceEqual(right, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name's words begin with those of another, and go on.</summary>
    public static bool BeginsWith(IReadOnlyList<string> words, IReadOnlyList<string> start) =>
        words.Count > start.Count && start.Count > 0 && Same([.. words.Take(start.Count)], start);

    private static bool BeginsWord(string name, int i) =>
        char.IsAsciiLetterUpper(name[i])
        && (!char.IsAsciiLetterUpper(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])));

    private static bool IsUpper(string word) => word.All(static letter => !char.IsAsciiLetterLower(letter));
}
