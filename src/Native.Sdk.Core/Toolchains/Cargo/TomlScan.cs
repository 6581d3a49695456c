namespace Native.Sdk.Toolchains.Cargo;

/// <summary>
/// Looks for single keys in cargo's TOML files. Not a TOML parser: it knows tables, dotted keys and one-line values,
/// which is how these keys are written; what it misses costs a nicety, never a wrong library.
/// </summary>
/// <remarks>TOML 1.0, "Table" and "Key/Value Pair".</remarks>
internal static class TomlScan
{
    /// <summary>Every <c>key = value</c> with its full key, <c>profile.release.panic</c>, and the value's text.</summary>
    public static IEnumerable<(string Key, string Value)> Read(string text)
    {
        var table = "";
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith('[') && line.TrimEnd().IndexOf(']') is var end and > 0)
            {
                table = Normalize(line.Trim('[').Split(']')[0]) + ".";
            }
            else if (!line.StartsWith('#') && line.IndexOf('=') is var equals and > 0)
            {
                yield return (table + Normalize(line[..equals]), line[(equals + 1)..].Trim());
            }
        }
    }

    private static string Normalize(string key) =>
        string.Join('.', key.Split('.').Select(part => part.Trim().Trim('"', '\'')));
}
