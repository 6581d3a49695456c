using System.Text;

namespace Symbols.Interop;

/// <summary>Native text to strings; bytes that are no UTF-8 become U+FFFD.</summary>
internal static unsafe class Utf8
{
    internal static string ToString(byte* text, nuint length) => Encoding.UTF8.GetString(text, checked((int)length));

    /// <summary>The text up to its terminating null.</summary>
    internal static string ToString(byte* text)
    {
        nuint length = 0;
        while (text[length] != 0)
        {
            length++;
        }
        return ToString(text, length);
    }
}
