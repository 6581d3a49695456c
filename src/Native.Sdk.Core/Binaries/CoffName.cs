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

    /// <summary>
    /// As C sees it: <c>f</c> of <c>f@8</c> (stdcall), <c>@f@8</c> (fastcall) and <c>f@@8</c> (vectorcall), where 8 is the bytes
    /// of the arguments. C++ has names of its own, with a question mark in front.
    /// </summary>
    /// <remarks>Microsoft C++ language reference, "Format of a C decorated name".</remarks>
    /// <param name="name">Without the underscore.</param>
    internal static string Plain(string name)
    {
        var end = name.LastIndexOf('@');
        if (end <= 0 || end == name.Length - 1 || name[0] == '?' || name.AsSpan(end + 1).ContainsAnyExceptInRange('0', '9'))
        {
            return name;
        }

        var plain = name[..end].TrimEnd('@').TrimStart('@');
        return plain.Length > 0 ? plain : name;
    }

    /// <summary>x86 puts its underscore before some of these, and not before constants.</summary>
    internal static bool IsCompilerMade(string linkerName, CoffMachine machine)
    {
        var undecorated = Undecorate(linkerName, machine);
        return CompilersOwn.Any(own => linkerName.StartsWith(own, StringComparison.Ordinal)
            || undecorated.StartsWith(own, StringComparison.Ordinal));
    }
}
