namespace Native.Sdk.Headers;

/// <summary>How a function is called. Only 32-bit x86 distinguishes the first five.</summary>
public enum CCallingConvention
{
    /// <summary>The platform's own.</summary>
    Cdecl,

    /// <summary><c>__stdcall</c>.</summary>
    Stdcall,

    /// <summary><c>__fastcall</c>.</summary>
    Fastcall,

    /// <summary><c>__thiscall</c>.</summary>
    Thiscall,

    /// <summary>Of gcc: <c>regparm</c>, and clang's <c>pascal</c> and <c>regcall</c>; .NET knows none of them.</summary>
    Other,

    /// <summary><c>__vectorcall</c>.</summary>
    Vectorcall,

    /// <summary><c>ms_abi</c>: as on Windows.</summary>
    Windows,

    /// <summary><c>sysv_abi</c>: as on Unix.</summary>
    Unix,
}
