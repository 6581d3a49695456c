using System.Runtime.InteropServices;

namespace Symbols.Interop;

/// <summary>The native <c>symbolizer_error_t</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SymbolizerError
{
    internal int Code;
    internal byte* Message;

    /// <summary>
    /// Frees the error, if there is one, and throws what it says; <paramref name="path"/> goes before its message.
    /// </summary>
    internal static void ThrowIfSet(SymbolizerError* error, string? path = null)
    {
        if (error is null)
        {
            return;
        }
        SymbolException exception;
        try
        {
            var message = Utf8.ToString(error->Message);
            exception = new SymbolException(
                (SymbolErrorCode)error->Code, path is null ? message : $"{path}: {message}");
        }
        finally
        {
            NativeMethods.symbolizer_error_free(error);
        }
        throw exception;
    }
}
