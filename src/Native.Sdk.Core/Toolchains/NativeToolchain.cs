namespace Native.Sdk.Toolchains;

/// <summary>NativeToolchain: which compilers may be used.</summary>
public enum NativeToolchain
{
    /// <summary>What <see cref="Compilers.CompilerChoice"/> takes for the platform and the configuration.</summary>
    Auto,

    /// <summary>Those that are installed: the system's own, GNU cross compilers.</summary>
    System,

    /// <summary>zig for everything.</summary>
    Zig,
}
