using System.Text;

namespace Native.Sdk.Bindings;

/// <summary>Comments of C as C#'s documentation.</summary>
/// <remarks>
/// <code>
/// @brief Opens it.                  \brief, \short, @details: passed over
/// @param[in] name which             &lt;param&gt;, up to the next command or blank line
/// @return the handle                &lt;returns&gt;; @returns, @result, @retval likewise
/// see \ref other, @c code           marks on words are taken off
/// </code>
/// </remarks>
internal static class XmlDocumentation
{
    private static readonly HashSet<string> Marks = new(StringComparer.Ordinal)
    {
        "brief", "short", "details", "ref", "c", "p", "a", "e", "em", "b", "code", "endcode", "verbatim", "endverbatim", "link", "endlink", "par", "li",
    };

    /// <summary>Writes what a comment says; nothing for an empty one.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="comment">Without its decoration.</param>
    /// <param name="parameters">C names of the parameters that may be described, with C#'s.</param>
    /// <param name="remark">A sentence of our own; empty without.</param>
    public static void Write(CSharpWriter writer, string comment, IReadOnlyDictionary<string, string>? parameters = null, string remark = "")
    {
        var summary = new List<string>();
        var sections = new List<(string Tag, List<string> Lines)>();
        var current = summary;
        foreach (var range in comment.AsSpan().Split('\n'))
        {
            var line = comment.AsSpan(range).Trim().ToString();
            if (line.Length == 0)
            {
                current = current == summary ? current : summary;
            }
            else if (Command(ref line, parameters) is { } tag)
            {
                current = sections.Exists(section => section.Tag == tag) ? summary : [];
                if (current != summary)
                {
                    sections.Add((tag, current));
                }
            }

            current.Add(Escape(line));
        }

        Section(writer, "<summary>", "</summary>", summary);
        foreach (var (tag, lines) in sections)
        {
            Section(writer, $"<{tag}>", $"</{(tag.StartsWith('p') ? "param" : tag)}>", lines);
        }

        if (remark.Length > 0)
        {
            Section(writer, "<remarks>", "</remarks>", [Escape(remark)]);
        }
    }

    private static void Section(CSharpWriter writer, string start, string end, List<string> lines)
    {
        while (lines.Count > 0 && lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        while (lines.Count > 0 && lines[0].Length == 0)
        {
            lines.RemoveAt(0);
        }

        if (lines.Count == 0)
        {
            return;
        }

        if (lines.Count == 1)
        {
            writer.Line($"/// {start}{lines[0]}{end}");
            return;
        }

        writer.Line("/// " + start);
        foreach (var line in lines)
        {
            writer.Line(line.Length == 0 ? "///" : "/// " + line);
        }

        writer.Line("/// " + end);
    }

    /// <summary>The tag that a line begins; the line then is what stands behind it.</summary>
    private static string? Command(ref string line, IReadOnlyDictionary<string, string>? parameters)
    {
        if (line[0] is not ('@' or '\\') || line.Length < 2)
        {
            return null;
        }

        var end = 1;
        while (end < line.Length && char.IsAsciiLetter(line[end]))
        {
            end++;
        }

        var rest = end < line.Length && line[end] == '[' && line.IndexOf(']', end) is > 0 and var close ? line[(close + 1)..] : line[end..];
        switch (line[1..end])
        {
            case "param" when parameters is not null:
                rest = rest.TrimStart();
                var length = 0;
                while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] == '_'))
                {
                    length++;
                }

                if (!parameters.TryGetValue(rest[..length], out var name))
                {
                    return null;
                }

                line = rest[length..].TrimStart(' ', '\t', '-', ':');
                return $"param name=\"{name}\"";
            case "return" or "returns" or "result" when parameters is not null:
                line = rest.Trim();
                return "returns";
            default:
                return null;
        }
    }

    /// <summary>Without marks on words, and without what XML does not allow.</summary>
    private static string Escape(string line)
    {
        var result = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c is '@' or '\\' && (i == 0 || line[i - 1] == ' '))
            {
                var end = i + 1;
                while (end < line.Length && char.IsAsciiLetter(line[end]))
                {
                    end++;
                }

                if (Marks.Contains(line[(i + 1)..end]))
                {
                    i = end < line.Length && line[end] == ' ' ? end : end - 1;
                    continue;
                }
            }

            _ = c switch
            {
                '&' => result.Append("&amp;"),
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '\t' => result.Append(' '),
                < ' ' or '\x7f' or (>= '\ud800' and <= '\udfff') or '\ufffe' or '\uffff' or '\u0085' or '\u2028' or '\u2029' => result,
                _ => result.Append(c),
            };
        }

        return result.ToString().Trim();
    }
}
