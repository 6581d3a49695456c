namespace Native.Sdk.Diagnostics;

/// <content>3xxx: the native build.</content>
public static partial class Catalog
{
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

    /// <summary>The lock file names another crate than ours.</summary>
    public static readonly Diagnostic SharedCrateNotLocked = Error(3015,
        "Package '{0}': '{1}' does not name native-sdk {2}, the crate that this Native.Sdk brings, {3}.");

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
}
