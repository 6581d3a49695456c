namespace Native.Sdk.Binaries;

/// <summary>Names in COFF objects: what the compiler adds to a user's, and which are its own.</summary>
internal static class CoffName
{
    private static readonly string[] CompilersOwn =
    [
        ".",            // .refptr.x, .weak.f.default.g, .text: no name of C or C++ begins so
        "__imp_",       // a pointer to an imported x
        "__real@", "__xmm@", "__ymm@", "__zmm@",    // floating point and vector constants
        "??_C@",        // string literals
        "__emutls_",    // MinGW's gcc: thread-local data
        "_fltused",     // this object needs floating point
    ];

    /// <summary>Without the underscore that C on x86 puts first.</summary>
    internal static string Undecorate(string linkerName, CoffMachine machine) =>
        machine == CoffMachine.I386 && linkerName.StartsWith('_') ? linkerName[1..] : linkerName;

    /// <summary>x86 puts its underscore before some of these, and not before constants.</summary>
    internal static bool IsCompilerMade(string linkerName, CoffMachine machine)
    {
        var undecorated = Undecorate(linkerName, machine);
        return CompilersOwn.Any(own => linkerName.StartsWith(own, StringComparison.Ordinal)
            || undecorated.StartsWith(own, StringComparison.Ordinal));
    }
}
