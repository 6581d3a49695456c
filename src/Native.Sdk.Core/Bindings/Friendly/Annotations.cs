namespace Native.Sdk.Bindings.Friendly;

/// <summary>The annotations of one declaration: words of <c>native_sdk.h</c>, some with an argument.</summary>
internal readonly struct Annotations(IReadOnlyList<string> texts)
{
    /// <summary>Every word there is.</summary>
    public static IReadOnlyList<string> Known { get; } =
        ["raw", "name", "constructor", "free", "free_with", "borrowed", "length", "utf8", "out", "optional", "error", "init"];

    /// <summary>Whether the word is there, with an argument or without.</summary>
    public bool Has(string word) => Find(word) is not null;

    /// <summary>The word's argument; null where the word is not there, or has none.</summary>
    public string? Argument(string word) => Find(word) is { } text && text.Length > word.Length ? text[(word.Length + 1)..].Trim() : null;

    /// <summary>Those that <see cref="Known"/> does not have.</summary>
    public IEnumerable<string> Unknown => texts.Where(static text => !Known.Contains(text.Split('=')[0], StringComparer.Ordinal));

    private string? Find(string word)
    {
        foreach (var text in texts)
        {
            if (text == word || (text.StartsWith(word, StringComparison.Ordinal) && text[word.Length] == '='))
            {
                return text;
            }
        }

        return null;
    }
}
