namespace Native.Sdk.Verification;

/// <summary>Rust source text without what could be mistaken for code (The Rust Reference, Tokens and Comments).</summary>
internal static class RustText
{
    /// <summary>
    /// The same text, as long and with the same lines, with blanks for comments (block comments nest) and for what is in
    /// strings, raw strings and characters. <c>'a</c> is a lifetime, <c>'a'</c> a character.
    /// </summary>
    internal static string WithoutComments(string text)
    {
        var result = text.ToCharArray();
        for (var i = 0; i < text.Length;)
        {
            var end = End(text, i);
            for (var inner = i; inner < end; inner++)
            {
                result[inner] = text[inner] is '\n' or '\r' ? text[inner] : ' ';
            }

            i = Math.Max(end, i + 1);
        }

        return new string(result);
    }

    /// <summary>Where the comment or literal that begins here ends; the place itself if none does.</summary>
    private static int End(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("//"))
        {
            return Before(text, text.IndexOf('\n', at));
        }

        if (rest.StartsWith("/*"))
        {
            return EndOfBlock(text, at);
        }

        if (rest[0] == 'r' && (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '_') || text[at - 1] is 'b' or 'c'))
        {
            var hashes = rest[1..].IndexOfAnyExcept('#');
            if (hashes >= 0 && rest[1 + hashes] == '"')
            {
                var end = text.IndexOf("\"" + new string('#', hashes), at + hashes + 2, StringComparison.Ordinal);
                return end < 0 ? text.Length : end + 1 + hashes;
            }
        }

        return rest[0] == '"' ? EndOfString(text, at + 1)
            : rest is ['\'', '\\', ..] ? Math.Min(Before(text, text.IndexOf('\'', Math.Min(at + 3, text.Length))) + 1, text.Length)
            : rest is ['\'', _, '\'', ..] ? at + 3
            : at;
    }

    private static int EndOfBlock(string text, int at)
    {
        for (var depth = 0; at + 1 < text.Length; at++)
        {
            if (text[at] == '/' && text[at + 1] == '*')
            {
                (depth, at) = (depth + 1, at + 1);
            }
            else if (text[at] == '*' && text[at + 1] == '/')
            {
                (depth, at) = (depth - 1, at + 1);
                if (depth == 0)
                {
                    return at + 1;
                }
            }
        }

        return text.Length;
    }

    private static int EndOfString(string text, int at)
    {
        for (; at < text.Length && text[at] != '"'; at++)
        {
            at += text[at] == '\\' ? 1 : 0;
        }

        return Math.Min(at + 1, text.Length);
    }

    private static int Before(string text, int index) => index < 0 ? text.Length : index;
}
