using Native.Sdk.Platforms;

namespace Native.Sdk.Toolchains;

/// <summary>The properties of a native build, as docs/reference.md describes them.</summary>
public sealed record BuildSettings
{
    /// <summary>MSBuild's Configuration; <c>Debug</c> means unoptimised, everything else optimised.</summary>
    public required string Configuration { get; init; }

    /// <summary>The platform of this machine.</summary>
    public required Platform Host { get; init; }

    /// <summary>The build's variables.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>NativeCompiler: path or name; null: look for one.</summary>
    public string? Compiler { get; init; }

    /// <summary>NativeCppCompiler: path or name; null: look for one.</summary>
    public string? CppCompiler { get; init; }

    /// <summary>NativeCargoPath.</summary>
    public string? CargoPath { get; init; }

    /// <summary>NativeCMakePath.</summary>
    public string? CMakePath { get; init; }

    /// <summary>NativeCompilerLauncher: put before every compile.</summary>
    public string? CompilerLauncher { get; init; }

    /// <summary>NativeDebugSymbols.</summary>
    public required DebugSymbols DebugSymbols { get; init; }

    /// <summary>Whether build paths are kept out of what is built (MSBuild's Deterministic).</summary>
    public bool Deterministic { get; init; } = true;

    /// <summary>Whether the configuration is the unoptimised one.</summary>
    public bool IsDebug => Configuration.Equals("Debug", StringComparison.OrdinalIgnoreCase);
}
