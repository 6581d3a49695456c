namespace Native.Sdk.Platforms;

/// <summary>The C library that a platform's programs are linked to.</summary>
public enum CLibrary
{
    /// <summary>The operating system's only one (macOS, FreeBSD).</summary>
    System,

    /// <summary>GNU libc.</summary>
    Glibc,

    /// <summary>musl, as on Alpine.</summary>
    Musl,

    /// <summary>The Windows universal C runtime.</summary>
    Ucrt,
}
