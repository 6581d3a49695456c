namespace Native.Sdk.Diagnostics;

/// <summary>How much a message wants to be seen; the names follow MSBuild's verbosities.</summary>
public enum MessageLevel
{
    /// <summary>Fails the build.</summary>
    Error,

    /// <summary>Always shown, does not fail the build.</summary>
    Warning,

    /// <summary>Shown at minimal verbosity.</summary>
    High,

    /// <summary>Shown at normal verbosity: what was done, and why.</summary>
    Normal,

    /// <summary>Shown at detailed verbosity: command lines, timings.</summary>
    Low,
}
