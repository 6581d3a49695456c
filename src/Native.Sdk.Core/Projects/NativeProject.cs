using Native.Sdk.Platforms;

namespace Native.Sdk.Projects;

/// <summary>A validated NativeProject: one native library.</summary>
public sealed record NativeProject
{
    /// <summary>The Include as written; names the project in messages.</summary>
    public required string Include { get; init; }

    /// <summary>What builds it.</summary>
    public required ProjectKind Kind { get; init; }

    /// <summary>Absolute path of what Include names.</summary>
    public required string Path { get; init; }

    /// <summary>Absolute path of the native project's folder; relative paths in metadata start here.</summary>
    public required string Folder { get; init; }

    /// <summary>Base name of the library, or null where the tool says it (cargo's lib target).</summary>
    public string? Name { get; init; }

    /// <summary>The platforms this item is for; null: all.</summary>
    public IReadOnlyList<Platform>? Platforms { get; init; }

    /// <summary>Variables for the tools, over those of the build.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Absolute paths of the public headers.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>How bindings are made of them; null where there is no header.</summary>
    public BindingOptions? Bindings { get; init; }

    /// <summary>Set for kind C.</summary>
    public CSettings? C { get; init; }

    /// <summary>Set for kind Cargo.</summary>
    public CargoSettings? Cargo { get; init; }

    /// <summary>Set for kind CMake.</summary>
    public CMakeSettings? CMake { get; init; }

    /// <summary>Set for kind Command.</summary>
    public CommandSettings? Command { get; init; }

    /// <summary>It as one of kind C, for whom a header of its is preprocessed.</summary>
    public NativeProject ForHeaders() => C is null ? this with { C = Bindings!.Preprocessing } : this;

    /// <summary>Whether this item is built for the platform.</summary>
    public bool IsFor(Platform platform) => Platforms is null || Platforms.Contains(platform);
}
