namespace Native.Sdk.Verification;

/// <summary>The tables that lie beside the code as text: one entry a line, comments behind <c>#</c>.</summary>
internal static class Resources
{
    /// <summary>The lines of a table that are not comments.</summary>
    public static List<string> ReadLines(string name)
    {
        using var reader = new StreamReader(typeof(Resources).Assembly.GetManifestResourceStream(name)!);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                lines.Add(line);
            }
        }

        return lines;
    }
}
