namespace Native.Sdk.Tool;

/// <summary>Text for people, in lines that can be read.</summary>
internal static class Paragraph
{
    /// <summary>Of a line, in characters; not the console's, so that a log looks the same everywhere.</summary>
    public const int Width = 100;

    /// <summary>Broken at blanks, so that commands and paths can still be copied; what is longer than a line stays in one piece.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.TrimEnd().Split(' '))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    yield return line;
                    line = word;
                }
                else
                {
                    line = line.Length == 0 ? word : line + " " + word;
                }
            }

            yield return line;
        }
    }

    /// <summary>A text behind a label, its further lines below its first.</summary>
    public static IEnumerable<string> Hang(string label, string text)
    {
        var first = true;
        foreach (var line in Wrap(text, Width - label.Length))
        {
            yield return (first ? label : new string(' ', label.Length)) + line;
            first = false;
        }
    }
}
