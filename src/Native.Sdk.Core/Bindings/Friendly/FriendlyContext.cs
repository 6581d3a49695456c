namespace Native.Sdk.Bindings.Friendly;

/// <summary>What is known of all headers together when a function is looked at.</summary>
internal sealed record FriendlyContext
{
    /// <summary>The raw layer.</summary>
    public required BindingModel Model { get; init; }

    /// <summary>The headers whose functions get friendly members.</summary>
    public required IReadOnlySet<string> Headers { get; init; }

    /// <summary>Its names.</summary>
    public required RawTypes Raw { get; init; }

    /// <summary>The friendly layer's names.</summary>
    public required FriendlyNames Names { get; init; }

    /// <summary>Types of errors.</summary>
    public required ErrorTypes Errors { get; init; }

    /// <summary>Types that become classes.</summary>
    public required HandleTypes Handles { get; init; }

    /// <summary>Structures of bytes that the caller owns, with what frees them.</summary>
    public required IReadOnlyDictionary<BoundRecord, BoundFunction> Buffers { get; init; }

    /// <summary>What frees the library's strings by convention; null for nothing.</summary>
    public required BoundFunction? StringFree { get; init; }

    /// <summary>Functions by their C name.</summary>
    public required IReadOnlyDictionary<string, BoundFunction> Functions { get; init; }

    /// <summary>What is called before everything else; null without.</summary>
    public Initializer? Initializer { get; init; }

    /// <summary>The nested class with the helpers, from outside of the raw class.</summary>
    public required string Support { get; init; }

    /// <summary>A call of a raw function, without its arguments.</summary>
    public string Call(BoundFunction function) => $"{Raw.ClassName}.{CSharpNames.Escape(CSharpNames.Identifier(function.C.Name))}";
}
