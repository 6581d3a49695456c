namespace Native.Sdk.Execution;

/// <summary>How a file compares with a recorded version of it.</summary>
internal enum FileStatus : byte
{
    /// <summary>Not compared yet.</summary>
    Unknown,

    /// <summary>The same content.</summary>
    Same,

    /// <summary>Another content.</summary>
    Changed,

    /// <summary>It was there and is not.</summary>
    Gone,

    /// <summary>It was not there and is.</summary>
    Appeared,
}
