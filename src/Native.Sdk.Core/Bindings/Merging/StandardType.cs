namespace Native.Sdk.Bindings;

/// <summary>Promises of <see cref="StandardTypes"/>.</summary>
internal enum StandardType
{
    /// <summary>None: a long is a long.</summary>
    Unknown,

    /// <summary>Its size is what it is on each platform; that a platform makes it of a long means nothing.</summary>
    Measured,

    /// <summary>As large as a pointer.</summary>
    PointerSized,

    /// <summary>Two bytes on Windows, else four.</summary>
    WideCharacter,
}
