namespace Native.Sdk.Bindings.Friendly;

/// <summary>An opaque type that becomes a class.</summary>
internal sealed record HandleType
{
    /// <summary>Its declaration.</summary>
    public required BoundRecord Record { get; init; }

    /// <summary>The words that its functions begin with: <c>sm map</c> of <c>sm_map_t</c>.</summary>
    public required IReadOnlyList<string> Stem { get; init; }

    /// <summary>The class.</summary>
    public required string ClassName { get; init; }

    /// <summary>What releases one.</summary>
    public required BoundFunction Free { get; init; }

    /// <summary>Functions that would release it too, or a part of it: not to be called by a friendly member.</summary>
    public required IReadOnlyList<BoundFunction> AlsoReleasing { get; init; }

    /// <summary>The functions that make one, as the project lists them; null where it does not.</summary>
    public IReadOnlyList<string>? Constructors { get; init; }
}
