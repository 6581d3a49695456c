using System.Text.Encodings.Web;
using System.Text.Json;

namespace Native.Sdk.Tool;

/// <summary>How answers look that are for programs.</summary>
internal static class Json
{
    /// <summary>Indented, with names as JavaScript has them, and with paths and texts that can still be read.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
