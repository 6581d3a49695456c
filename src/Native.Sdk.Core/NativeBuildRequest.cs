using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains;

namespace Native.Sdk;

/// <summary>What is to be built.</summary>
public sealed record NativeBuildRequest
{
    /// <summary>Absolute folder of the csproj.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>The NativeProject items.</summary>
    public required IReadOnlyList<NativeProjectDeclaration> Declarations { get; init; }

    /// <summary>For which platforms.</summary>
    public required IReadOnlyList<Platform> Platforms { get; init; }

    /// <summary>
    /// The platforms that the package declares, for which bindings are right; this machine's counts always. Null: no
    /// bindings are made.
    /// </summary>
    public IReadOnlyList<Platform>? BindingPlatforms { get; init; }

    /// <summary>The csproj's RootNamespace: that of bindings whose item says nothing else.</summary>
    public string? RootNamespace { get; init; }

    /// <summary>How.</summary>
    public required BuildSettings Settings { get; init; }

    /// <summary>Where.</summary>
    public required BuildDirectory Directory { get; init; }

    /// <summary>Processes at once.</summary>
    public required int MaxParallelism { get; init; }

    /// <summary>Absolute folder of libraries built elsewhere, <c>&lt;rid&gt;/&lt;file&gt;</c>; null: there are none.</summary>
    public string? PrebuiltPath { get; init; }

    /// <summary>How long to wait for another build of the project; null: until it ends.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>Only find what is there.</summary>
    public bool NoBuild { get; init; }

    /// <summary>The managed assembly's name, which no library may have.</summary>
    public string? AssemblyName { get; init; }
}
