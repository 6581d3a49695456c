namespace Native.Sdk.Toolchains;

/// <summary>Pieces of tools' output for messages.</summary>
internal static class ToolOutput
{
    /// <summary>The last lines, each on a line of its own behind a line break; nothing for no output.</summary>
    public static string Tail(IEnumerable<string> lines, int count = 20)
    {
        var kept = lines.Where(line => line.Length > 0).TakeLast(count).ToArray();
        return kept.Length == 0 ? "" : "\n  " + string.Join("\n  ", kept);
    }
}
