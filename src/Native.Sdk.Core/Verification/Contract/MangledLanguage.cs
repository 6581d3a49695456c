namespace Native.Sdk.Verification;

/// <summary>Whose rules a mangled name follows.</summary>
public enum MangledLanguage
{
    /// <summary>C++, by the Itanium ABI (gcc, clang, zig) or Microsoft's.</summary>
    Cpp,

    /// <summary>Rust, by either of its schemes.</summary>
    Rust,
}
