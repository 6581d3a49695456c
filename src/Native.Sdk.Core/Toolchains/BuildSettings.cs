using Native.Sdk.Platforms;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Toolchains;

/// <summary>The properties of a native build, as docs/reference.md describes them.</summary>
public sealed record BuildSettings
{
    /// <summary>MSBuild's Configuration; <c>Debug</c> means unoptimised, everything else optimised.</summary>
    public required string Configuration { get; init; }

    /// <summary>The platforms there are: the SDK's own, and the project's NativePlatform items.</summary>
    public PlatformTable Platforms { get; init; } = PlatformTable.Default;

    /// <summary>The platform of this machine.</summary>
    public required Platform Host { get; init; }

    /// <summary>The build's variables.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>NativeCompiler: path or name; null: look for one.</summary>
    public string? Compiler { get; init; }

    /// <summary>NativeCppCompiler: path or name; null: look for one.</summary>
    public string? CppCompiler { get; init; }

    /// <summary>NativeToolchain.</summary>
    public NativeToolchain Toolchain { get; init; }

    /// <summary>NativeZigPath: path or name; null: look for one.</summary>
    public string? ZigPath { get; init; }

    /// <summary>The package that would bring zig to this machine; null: there is no talk of it.</summary>
    public ZigPackage? ZigPackage { get; init; }

    /// <summary>Whether restore adds that package by itself; a project that refers to the SDK as a package must do it.</summary>
    public bool RestoreSeesSdk { get; init; } = true;

    /// <summary>Absolute path that zig has in the package that restore brings; it need not exist.</summary>
    public string? ZigPackagePath { get; init; }

    /// <summary>NativeGlibcBaseline, <c>2.28</c>; null: the platform's own.</summary>
    public string? GlibcBaseline { get; init; }

    /// <summary>NativeMacOSDeploymentTarget or MACOSX_DEPLOYMENT_TARGET, <c>12.0</c>; null: the platform's own.</summary>
    public string? MacOSDeploymentTarget { get; init; }

    /// <summary>NativeCargoPath.</summary>
    public string? CargoPath { get; init; }

    /// <summary>NativeCMakePath.</summary>
    public string? CMakePath { get; init; }

    /// <summary>Absolute path of the program <c>dotnet</c>, which runs the shim; null: there is none.</summary>
    public string? DotnetPath { get; init; }

    /// <summary>Absolute path of <c>Native.Sdk.Shim.dll</c>, which translates rustc's arguments for zig; null: there is none.</summary>
    public string? ShimPath { get; init; }

    /// <summary>
    /// Absolute path of the package's folder <c>native</c>, which holds what libraries and bindings share: <c>include/native_sdk.h</c>
    /// and the crate <c>rust</c>; null: it is not there.
    /// </summary>
    public string? SharedFolder { get; init; }

    /// <summary>Absolute folder of <c>native_sdk.h</c>, or null.</summary>
    public string? SharedInclude => SharedFolder is null ? null : Path.Combine(SharedFolder, "include");

    /// <summary>NativeCompilerLauncher: put before every compile.</summary>
    public string? CompilerLauncher { get; init; }

    /// <summary>NativeDebugSymbols.</summary>
    public required DebugSymbols DebugSymbols { get; init; }

    /// <summary>Whether build paths are kept out of what is built (MSBuild's Deterministic).</summary>
    public bool Deterministic { get; init; } = true;

    /// <summary>Whether the configuration is the unoptimised one.</summary>
    public bool IsDebug => Configuration.Equals("Debug", StringComparison.OrdinalIgnoreCase);
}
