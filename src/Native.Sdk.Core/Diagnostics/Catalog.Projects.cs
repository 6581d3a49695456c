namespace Native.Sdk.Diagnostics;

/// <content>1xxx: what the project says.</content>
public static partial class Catalog
{
    /// <summary>A metadata name that NativeProject does not have.</summary>
    public static readonly Diagnostic UnknownMetadata = Error(1001,
        "NativeProject '{0}' has metadata '{1}', which does not exist.{2} " +
        "docs/reference.md lists what a NativeProject of kind {3} can have.");

    /// <summary>A Kind that does not exist.</summary>
    public static readonly Diagnostic UnknownKind = Error(1002,
        "NativeProject '{0}' has Kind '{1}', which does not exist.{2} The kinds are Cargo, C, CMake and Command.");

    /// <summary>Include names something that is not there.</summary>
    public static readonly Diagnostic MissingPath = Error(1003,
        "NativeProject '{0}': '{1}' does not exist.{2} Include names a Cargo.toml, a CMakeLists.txt, a folder of C or C++ sources, " +
        "one such source, or (with Command) any file or folder.");

    /// <summary>The kind cannot be told from Include.</summary>
    public static readonly Diagnostic UninferableKind = Error(1004,
        "NativeProject '{0}': the kind of '{1}' cannot be told from its name. Set Kind=\"Cargo\", \"C\", \"CMake\" or \"Command\", " +
        "or name a Cargo.toml, a CMakeLists.txt, a folder, or a C/C++ source file.");

    /// <summary>A runtime identifier that the SDK does not know.</summary>
    public static readonly Diagnostic UnknownRuntimeIdentifier = Error(1005,
        "'{0}' ({1}) is not a runtime identifier that Native.Sdk knows.{2} Known: {3}.");

    /// <summary>A runtime identifier of a distribution or version, which .NET 8 and later do not resolve.</summary>
    public static readonly Diagnostic NonPortableRuntimeIdentifier = Error(1006,
        "'{0}' ({1}) names one distribution or version; .NET 8 and later find native libraries by portable identifiers only. " +
        "Write '{2}' instead.");

    /// <summary>Metadata that belongs to another kind.</summary>
    public static readonly Diagnostic MetadataOfOtherKind = Error(1007,
        "NativeProject '{0}' is of kind {1}; metadata '{2}' is for kind {3} and would have no effect. Remove it, or set Kind.");

    /// <summary>Linkage other than Dynamic.</summary>
    public static readonly Diagnostic UnsupportedLinkage = Error(1008,
        "NativeProject '{0}' has Linkage '{1}'. This version builds dynamic libraries only: remove Linkage, or write Dynamic. " +
        "(Valid words are Dynamic, Static and Both.{2})");

    /// <summary>Two libraries would have the same file name for one platform.</summary>
    public static readonly Diagnostic DuplicateName = Error(1009,
        "NativeProjects '{0}' and '{1}' both build '{2}' for {3}. One platform has one library of a name: " +
        "give one of them another Name, or disjoint RuntimeIdentifiers.");

    /// <summary>A value that does not fit its metadata.</summary>
    public static readonly Diagnostic InvalidMetadata = Error(1010,
        "NativeProject '{0}': {1} '{2}' is not valid: {3}");

    /// <summary>Kind Command without what it needs.</summary>
    public static readonly Diagnostic MissingMetadata = Error(1011,
        "NativeProject '{0}' of kind {1} needs {2}: {3}");

    /// <summary>Sources match nothing.</summary>
    public static readonly Diagnostic NoSources = Error(1012,
        "NativeProject '{0}': no file below '{1}' matches Sources '{2}'{3}. " +
        "Name the folder with the C or C++ sources in Include, or patterns below it in Sources.");

    /// <summary>A header that is not there.</summary>
    public static readonly Diagnostic MissingHeader = Error(1013,
        "NativeProject '{0}': header '{1}' was not found. Looked in: {2}. Header is relative to the native project's folder or its include/ folder.");

    /// <summary>An item differs between the project and one of its target frameworks.</summary>
    public static readonly Diagnostic ConditionedItem = Error(1014,
        "The NativeProject items of '{0}' differ between the project and its inner build ({1}): {2}. The native build runs once for all " +
        "target frameworks and runtime identifiers, where $(TargetFramework) and $(RuntimeIdentifier) are empty, so such conditions " +
        "lose items without a word. Remove the condition; for platforms use the RuntimeIdentifiers metadata of the item.");

    /// <summary>A native library whose name is an assembly's.</summary>
    public static readonly Diagnostic NameOfAssembly = Error(1015,
        "The native library '{0}' of NativeProject '{1}' would be '{2}' on Windows, which is also the file of assembly '{3}'. " +
        "Give the native project another Name.");

    /// <summary>A property whose value is not one of its words.</summary>
    public static readonly Diagnostic InvalidProperty = Error(1016,
        "Property {0} is '{1}', which is not valid.{2} Valid: {3}.");

    /// <summary>The project is a tool without runtime identifiers.</summary>
    public static readonly Diagnostic ToolWithoutRuntimeIdentifiers = Error(1017,
        "'{0}' is packed as a tool for any platform (PackAsTool without RuntimeIdentifiers), but it contains native code. " +
        "Set <RuntimeIdentifiers> to the platforms of the tool: one package for each then carries its own library.");

    /// <summary>The exports file names a symbol that no object defines.</summary>
    public static readonly Diagnostic UndefinedExport = Error(1018,
        "NativeProject '{0}': the exports file '{1}' names {2}, which no source of the project defines for {3}. " +
        "Remove the name, or check its spelling and #if conditions.");

    /// <summary>cargo metadata: the manifest is a workspace of several libraries.</summary>
    public static readonly Diagnostic AmbiguousPackage = Error(1019,
        "NativeProject '{0}': '{1}' is a workspace, and {2}. Set Package to one of: {3}.");

    /// <summary>The crate builds no dynamic library.</summary>
    public static readonly Diagnostic NoDynamicLibraryTarget = Error(1020,
        "NativeProject '{0}': package '{1}' builds no dynamic library. Add to '{2}':\n" +
        "  [lib]\n  crate-type = [\"cdylib\"]{3}");

    /// <summary>Inputs match nothing.</summary>
    public static readonly Diagnostic NoInputs = Error(1030,
        "NativeProject '{0}': no file matches Inputs '{1}' below '{2}'. Inputs are patterns, files or folders relative to the native project's folder; " +
        "hidden folders, node_modules and what MSBuild and cargo built are passed by.");

    /// <summary>An input that is named and does not exist.</summary>
    public static readonly Diagnostic MissingInput = Error(1031,
        "NativeProject '{0}': input '{1}' does not exist ('{2}').{3} Correct Inputs; a file that the Command makes itself is no input.");

    /// <summary>The program of a Command is a file that cannot be run.</summary>
    public static readonly Diagnostic CommandNotExecutable = Error(1032,
        "NativeProject '{0}': the program '{1}' of its Command is not executable. Run: chmod +x {1} (and git update-index --chmod=+x), " +
        "or name its interpreter: Command=\"sh {2} …\".");

    /// <summary>A metadata name that NativePlatform does not have.</summary>
    public static readonly Diagnostic UnknownPlatformMetadata = Error(1040,
        "NativePlatform '{0}' has metadata '{1}', which does not exist.{2} A NativePlatform can have {3}.");

    /// <summary>A value that does not fit a NativePlatform's metadata.</summary>
    public static readonly Diagnostic InvalidPlatformMetadata = Error(1041,
        "NativePlatform '{0}': {1} '{2}' is not valid: {3}");

    /// <summary>A new platform without all that tools need to know.</summary>
    public static readonly Diagnostic IncompletePlatform = Error(1042,
        "NativePlatform '{0}' is not a platform that Native.Sdk knows, and lacks {1}.{2} Add them; only a known platform takes what it does not say from the SDK's table.");
}
