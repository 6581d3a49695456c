using System.Text;

namespace Native.Sdk.Headers;

/// <summary>Finds the comment that is about a declaration, and takes its decoration off.</summary>
/// <remarks>
/// <code>
/// /** The block before. */      /// Lines before,        int x;  /**&lt; Behind, on the same line. */
/// int f(void);                  /// as many as follow    int y;  ///&lt; Likewise.
///                               /// each other.
///                               int g(void);
/// </code>
/// </remarks>
internal static class CDocumentation
{
    /// <summary>The comment that ends on the line of a token, or on the one above.</summary>
    public static string Before(CTokens tokens, int token)
    {
        var comments = tokens.Comments;
        var index = IndexBefore(comments, token);
        if (index < 0 || comments[index].Token != token || comments[index].EndLine < tokens.Line(token) - 1 || IsBehindOther(tokens, comments[index]))
        {
            return "";
        }

        var first = index;
        while (first > 0 && comments[first - 1] is var above && above.Token == token && IsLine(tokens, comments[first]) && IsLine(tokens, above)
            && above.EndLine == comments[first].Line - 1 && !IsBehindOther(tokens, above))
        {
            first--;
        }

        var text = new StringBuilder();
        for (var i = first; i <= index; i++)
        {
            Clean(tokens.Text.AsSpan(comments[i].Start, comments[i].Length), text);
        }

        return text.ToString().Trim('\n');
    }

    /// <summary>The comment before a token that stands on the line of the token before it.</summary>
    public static string Behind(CTokens tokens, int token)
    {
        var comments = tokens.Comments;
        var index = IndexBefore(comments, token);
        while (index > 0 && comments[index - 1].Token == token)
        {
            index--;
        }

        if (index < 0 || token == 0 || comments[index].Token != token || !IsBehindOther(tokens, comments[index]))
        {
            return "";
        }

        var text = new StringBuilder();
        Clean(tokens.Text.AsSpan(comments[index].Start, comments[index].Length), text);
        return text.ToString().Trim('\n');
    }

    /// <summary>Whether a token ends on the line where the comment begins: it is about what stands there.</summary>
    private static bool IsBehindOther(CTokens tokens, CComment comment) =>
        comment.Token > 0 && tokens.Line(comment.Token - 1) == comment.Line && tokens.Source(comment.Token - 1) == tokens.Source(comment.Token)
        && (tokens.Line(comment.Token) != comment.Line || comment.Token == tokens.Count);

    private static bool IsLine(CTokens tokens, CComment comment) => tokens.Text[comment.Start + 1] == '/';

    /// <summary>The last comment whose token is not behind this one.</summary>
    private static int IndexBefore(List<CComment> comments, int token)
    {
        var (low, high) = (0, comments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = comments[middle].Token <= token ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    private static void Clean(ReadOnlySpan<char> comment, StringBuilder text)
    {
        var isBlock = comment[1] == '*';
        comment = comment[2..];
        comment = isBlock && comment.EndsWith("*/", StringComparison.Ordinal) ? comment[..^2].TrimEnd('*') : comment;
        comment = comment.TrimStart(isBlock ? "*!" : "/!");
        comment = comment.StartsWith("<", StringComparison.Ordinal) ? comment[1..] : comment;
        foreach (var range in comment.Split('\n'))
        {
            var line = comment[range].Trim();
            line = isBlock ? WithoutFrame(line) : line;
            text.Append(line).Append('\n');
        }
    }

    /// <summary>Without the star, or the stars (SQLite has two), that a line of a block begins with; <c>**bold**</c> stays.</summary>
    private static ReadOnlySpan<char> WithoutFrame(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart('*');
        return line.Length - text.Length <= 1 || text.IsEmpty || text[0] is ' ' or '\t' ? text.TrimStart() : line;
    }
}
