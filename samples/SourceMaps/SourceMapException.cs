namespace SourceMaps;

/// <summary>A document is not a source map that can be read.</summary>
public sealed class SourceMapException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="code">What kind of thing is wrong.</param>
    /// <param name="message">What is wrong, and where.</param>
    public SourceMapException(SourceMapErrorCode code, string message)
        : base(message) => Code = code;

    /// <summary>What kind of thing is wrong.</summary>
    public SourceMapErrorCode Code { get; }
}
