using Native.Sdk.Bindings;

namespace Native.Sdk.Projects;

/// <summary>What a NativeProject with Header says about the bindings.</summary>
public sealed record BindingOptions
{
    /// <summary>Of everything generated; null: the csproj's RootNamespace.</summary>
    public string? Namespace { get; init; }

    /// <summary>Of the raw layer; null: made of the library's name.</summary>
    public string? ClassName { get; init; }

    /// <summary>Absolute paths of the headers that get the friendly layer; null: all.</summary>
    public IReadOnlyList<string>? FriendlyHeaders { get; init; }

    /// <summary>C names that get no friendly member.</summary>
    public IReadOnlyList<string> RawOnly { get; init; } = [];

    /// <summary>Opaque types whose names follow no convention.</summary>
    public IReadOnlyList<HandleDeclaration> Handles { get; init; } = [];

    /// <summary>File name of a header that is not there yet: cbindgen makes it; null: all are there.</summary>
    public string? GeneratedHeader { get; init; }

    /// <summary>How the headers of a project that is not of kind C are preprocessed; null for kind C, which says so itself.</summary>
    public CSettings? Preprocessing { get; init; }
}
