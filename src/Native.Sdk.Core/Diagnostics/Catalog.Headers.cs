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

    // 5010-5029: what has no C#, or another; {0} is the declaration's name.

    /// <summary>Any number of arguments.</summary>
    public static readonly Diagnostic VariadicFunction = Note(5010,
        "'{0}' is not bound: it takes any number of arguments (...), which .NET passes on few platforms. " +
        "Declare a function that takes a fixed number, or call it from C.");

    /// <summary>Nothing to call.</summary>
    public static readonly Diagnostic InlineFunction = Note(5011,
        "'{0}' is not bound: it is static, or has its body in the header, so no library exports it. " +
        "Declare a function that calls it, if C# is to have it.");

    /// <summary>A type by value.</summary>
    public static readonly Diagnostic UnsupportedType = Note(5012,
        "'{0}' is not bound: {1}. Declare a function that takes or returns a pointer instead.");

    /// <summary>How it is called.</summary>
    public static readonly Diagnostic UnsupportedConvention = Note(5013,
        "'{0}' is not bound: .NET cannot call functions of the convention {1}. Declare a function without it.");

    /// <summary>One C# for all is impossible.</summary>
    public static readonly Diagnostic SignaturesDiffer = Note(5014,
        "'{0}' is not bound, because it is not the same on all platforms: {1}. Declare it alike for all of them.");

    /// <summary>The header itself says no.</summary>
    public static readonly Diagnostic HiddenFunction = Note(5015,
        "'{0}' is not bound: the header marks it as hidden or unavailable, so no library exports it.");

    /// <summary>Data, not code.</summary>
    public static readonly Diagnostic VariableNotBound = Note(5016,
        "'{0}' is not bound: it is a variable, which C# cannot import. " +
        "Declare a function that returns its address, or look it up with NativeLibrary.GetExport.");

    /// <summary>Members without C#.</summary>
    public static readonly Diagnostic OpaqueRecord = Note(5017,
        "'{0}' is bound without members, so that it can only be pointed to: {1}. Declare functions that read and write them, if C# is to do that.");

    /// <summary>One member less.</summary>
    public static readonly Diagnostic MemberNotBound = Note(5018,
        "'{0}' cannot be read or written by name: {1}. Its room is there.");

    /// <summary>A constant without C#.</summary>
    public static readonly Diagnostic ConstantNotBound = Note(5019,
        "'{0}' is not bound: {1}. Declare a function that returns it.");

    /// <summary>C# has one space of names where C has several.</summary>
    public static readonly Diagnostic Renamed = Note(5020,
        "'{0}' is called '{1}' in C#, where another member has its name already.");

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
