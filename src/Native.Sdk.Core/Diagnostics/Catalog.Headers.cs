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

    // 5030-5049: the friendly layer; {0} is the declaration's name.

    /// <summary>Only in the raw layer, which is no mistake.</summary>
    public static readonly Diagnostic FunctionStaysRaw = new(5030, MessageLevel.Low,
        "{0} has no friendly member: {1}. It is in the raw layer.");

    /// <summary>The header asks for something that cannot be.</summary>
    public static readonly Diagnostic AnnotationIgnored = Warning(5031,
        "{0} is annotated for the bindings, but has no friendly member: {1}. Correct the annotation, or mark the function NATIVE_SDK_RAW.");

    /// <summary>Metadata Handles that does not fit the header.</summary>
    public static readonly Diagnostic HandleUnknown = Error(5032,
        "Handles names '{0}', of which no class can be made: {1}.{2} Write Type=Constructor,Constructor/Free with the C names of the header.");

    /// <summary>Metadata RawOnly that does not fit the header.</summary>
    public static readonly Diagnostic RawOnlyUnknown = Error(5033,
        "RawOnly names '{0}', but the headers have neither a function nor a structure of that name.{1}");
}
