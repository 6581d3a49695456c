namespace SourceMaps;

/// <summary>What is wrong with a source map.</summary>
public enum SourceMapErrorCode
{
    /// <summary>A bug in this library.</summary>
    Internal = 1,

    /// <summary>An argument that the native library does not accept.</summary>
    InvalidArgument = 2,

    /// <summary>The document is larger than 2 GiB.</summary>
    TooLarge = 3,

    /// <summary>The document is not UTF-8.</summary>
    InvalidUtf8 = 4,

    /// <summary>The document is not JSON.</summary>
    InvalidJson = 5,

    /// <summary>Arrays and objects are nested more than 128 levels deep.</summary>
    TooDeep = 6,

    /// <summary>The document is JSON, but no source map: a member is missing or has the wrong type.</summary>
    InvalidMap = 7,

    /// <summary>The source map has another version than 3.</summary>
    UnsupportedVersion = 8,

    /// <summary>The <c>mappings</c> are malformed, or point outside of <c>sources</c> or <c>names</c>.</summary>
    InvalidMappings = 9,

    /// <summary>The <c>sections</c> of an index map are malformed, or out of order.</summary>
    InvalidSections = 10,
}
