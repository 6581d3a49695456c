namespace Native.Sdk.Platforms;

/// <summary>The operating system of a platform.</summary>
public enum TargetOs
{
    /// <summary>Linux, with glibc or musl.</summary>
    Linux,

    /// <summary>Windows.</summary>
    Windows,

    /// <summary>macOS.</summary>
    MacOS,

    /// <summary>FreeBSD.</summary>
    FreeBsd,
}
