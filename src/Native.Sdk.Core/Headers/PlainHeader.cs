namespace Native.Sdk.Headers;

/// <summary>STAND-IN until the real one lands.</summary>
public static class PlainHeader
{
    /// <summary>Stand-in.</summary>
    public static string Strip(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimStart().StartsWith('#') ? "" : line));
}
