using System;
using System.Text;

namespace Symbols.Interop;

/// <summary>The rest of it, and the class <see cref="Symbolizer"/>, are made of <c>symbolizer.h</c>.</summary>
internal static unsafe partial class SymbolizerNative
{
    static partial void MapError(symbolizer_error_code code, string message, ref Exception? exception) =>
        exception = new SymbolException((SymbolErrorCode)code, message);

    /// <summary>A copy. The header does not say that the strings in it belong to the symbolizer, which has to be alive.</summary>
    internal static Symbol ToSymbol(in symbolizer_symbol_t symbol, ulong offset)
    {
        var mangledName = Encoding.UTF8.GetString(symbol.mangled_name, checked((int)symbol.mangled_name_length));
        var name = symbol.name == symbol.mangled_name ? mangledName : Encoding.UTF8.GetString(symbol.name, checked((int)symbol.name_length));
        return new Symbol(name, mangledName, symbol.address, symbol.size, offset);
    }
}
