namespace Native.Sdk.Toolchains;

/// <summary>What becomes of a library's symbols.</summary>
public enum DebugSymbols
{
    /// <summary>A stripped library, and the symbols in a file beside it.</summary>
    Split,

    /// <summary>The library keeps them.</summary>
    Embedded,

    /// <summary>They are dropped.</summary>
    None,
}
