namespace Native.Sdk.Diagnostics;

/// <content>5xxx: headers and bindings.</content>
public static partial class Catalog
{
    // 5000-5009: headers as they are read; {0} is the header, or the declaration's name.

    /// <summary>C++ without a C interface.</summary>
    public static readonly Diagnostic HeaderIsCPlusPlus = Error(5001,
        "'{0}' declares no function that C can call: {1}. " +
        "Bindings are made from C declarations; declare functions for extern \"C\", and hide what is C++ behind #ifdef __cplusplus.");

    /// <summary>Two declarations of one name.</summary>
    public static readonly Diagnostic ConflictingDeclaration = Warning(5002,
        "'{0}' is declared again, and differently: {1}. The first declaration is used; remove or correct one of them.");

    /// <summary>Nothing to bind.</summary>
    public static readonly Diagnostic HeaderWithoutFunctions = Warning(5003,
        "'{0}' and the headers beside it declare no function that a library can export. " +
        "Name the header that declares them in Header; static functions, and those with a body, cannot be called from outside.");

    /// <summary>One declaration less.</summary>
    public static readonly Diagnostic DeclarationSkipped = Warning(5004,
        "{0} is left out of the bindings, because it is not understood: {1}. " +
        "Write it in plain C, or keep it from the bindings with #ifndef NATIVE_SDK_BINDINGS.");

    /// <summary>Too much of it.</summary>
    public static readonly Diagnostic HeaderTooLong = Error(5005,
        "'{0}' is not read: {1}. Include fewer headers in it, or name a smaller one in Header.");
}
