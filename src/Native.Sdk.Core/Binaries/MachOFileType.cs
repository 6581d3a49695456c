namespace Native.Sdk.Binaries;

/// <summary>What a Mach-O file is (mach-o/loader.h, <c>filetype</c>). Other values are kept as they are.</summary>
public enum MachOFileType : uint
{
    /// <summary><c>MH_OBJECT</c>.</summary>
    Object = 1,

    /// <summary><c>MH_EXECUTE</c>.</summary>
    Executable = 2,

    /// <summary><c>MH_DYLIB</c>: a shared library.</summary>
    DynamicLibrary = 6,

    /// <summary><c>MH_BUNDLE</c>: can be loaded, but not linked with.</summary>
    Bundle = 8,

    /// <summary><c>MH_DSYM</c>: debug information of another file.</summary>
    DebugSymbols = 10,
}
