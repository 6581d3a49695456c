namespace Native.Sdk.Toolchains.Compilers;

/// <summary>Whose command line a compiler has, and whose linker stands behind it.</summary>
public enum CompilerFamily
{
    /// <summary>gcc, clang and what imitates them, with the system's linker or a cross linker of GNU's.</summary>
    Gnu,

    /// <summary>zig's clang, with zig's linkers and the C libraries that it brings along.</summary>
    Zig,

    /// <summary>Microsoft's cl and clang-cl.</summary>
    Msvc,
}
