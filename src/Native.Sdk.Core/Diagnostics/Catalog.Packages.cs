namespace Native.Sdk.Diagnostics;

/// <content>4xxx: packages and their verification.</content>
public static partial class Catalog
{
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
}
