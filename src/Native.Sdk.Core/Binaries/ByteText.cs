using System.Text;
using System.Text.Unicode;

namespace Native.Sdk.Binaries;

/// <summary>Text in binary files: ASCII nearly always, UTF-8 where a language allows it.</summary>
internal static class ByteText
{
    /// <summary>
    /// The text; byte by byte where it is not UTF-8. (A decoder that replaces what it cannot read makes objects for each
    /// such byte, sixty times as large.)
    /// </summary>
    internal static string Decode(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);

    /// <summary>The text up to the first NUL, or to the end.</summary>
    internal static string DecodeToNul(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return Decode(end < 0 ? bytes : bytes[..end]);
    }
}
