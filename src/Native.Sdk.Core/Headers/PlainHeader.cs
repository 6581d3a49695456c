namespace Native.Sdk.Headers;

/// <summary>A header as it is, without a preprocessor.</summary>
public static class PlainHeader
{
    /// <summary>Its text without directives, line for line.</summary>
    public static string Strip(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimStart().StartsWith('#') ? "" : line));
}
