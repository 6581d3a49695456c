namespace Native.Sdk.Projects;

/// <summary>What a NativeProject of kind C says, and how the headers of others are preprocessed. Paths are absolute.</summary>
public sealed record CSettings
{
    /// <summary>Of <see cref="CStandard"/>, where nothing is said.</summary>
    public const string DefaultCStandard = "gnu17";

    /// <summary>Of <see cref="CppStandard"/>, where nothing is said.</summary>
    public const string DefaultCppStandard = "gnu++20";

    /// <summary>Globs of sources below the folder.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Globs of what is no source after all.</summary>
    public IReadOnlyList<string> ExcludeSources { get; init; } = [];

    /// <summary>Searched for headers, in this order.</summary>
    public IReadOnlyList<string> IncludeDirectories { get; init; } = [];

    /// <summary>Macros: <c>NAME</c> or <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Defines { get; init; } = [];

    /// <summary>Options for every compile, after the SDK's own.</summary>
    public IReadOnlyList<string> CompileOptions { get; init; } = [];

    /// <summary>Options for the link, after the SDK's own.</summary>
    public IReadOnlyList<string> LinkOptions { get; init; } = [];

    /// <summary>Libraries: a name for the linker to search (<c>m</c>) or an absolute path.</summary>
    public IReadOnlyList<string> Libraries { get; init; } = [];

    /// <summary>Value of <c>-std=</c> for C.</summary>
    public required string CStandard { get; init; }

    /// <summary>Value of <c>-std=</c> for C++.</summary>
    public required string CppStandard { get; init; }

    /// <summary>Which functions are exported.</summary>
    public required ExportMode Exports { get; init; }

    /// <summary>With <see cref="ExportMode.File"/>: the file, one name a line.</summary>
    public string? ExportsFile { get; init; }
}
