using System;

namespace Symbols;

/// <summary>A file's symbols cannot be read.</summary>
public sealed class SymbolException : Exception
{
    internal SymbolException(SymbolErrorCode code, string message)
        : base(message) => Code = code;

    /// <summary>The kind of failure.</summary>
    public SymbolErrorCode Code { get; }
}
