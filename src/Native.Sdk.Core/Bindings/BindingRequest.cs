namespace Native.Sdk.Bindings;

/// <summary>What bindings are to be made of.</summary>
public sealed record BindingRequest
{
    /// <summary>How.</summary>
    public required BindingSettings Settings { get; init; }

    /// <summary>The headers, in the order of the project. Each becomes a file of its own; what one includes of another stands in the other's.</summary>
    public required IReadOnlyList<BindingHeader> Headers { get; init; }

    /// <summary>Absolute folder that relative names in line markers start from.</summary>
    public required string Folder { get; init; }
}
