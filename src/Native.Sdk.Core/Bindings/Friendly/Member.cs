namespace Native.Sdk.Bindings.Friendly;

/// <summary>A friendly method or constructor.</summary>
internal sealed record Member
{
    /// <summary>The function it calls.</summary>
    public required BoundFunction Function { get; init; }

    /// <summary>The class it belongs to; null for the library's own.</summary>
    public required HandleType? Owner { get; init; }

    /// <summary>Whether it is called on an object.</summary>
    public required bool IsInstance { get; init; }

    /// <summary>Its name; null for a constructor.</summary>
    public required string? Name { get; init; }

    /// <summary>What is passed, in the order of the C function.</summary>
    public required IReadOnlyList<Argument> Arguments { get; init; }

    /// <summary>What the C function returns; null for nothing.</summary>
    public required Value? Result { get; init; }

    /// <summary>The local for <see cref="Result"/>.</summary>
    public required string ResultLocal { get; init; }

    /// <summary>Where it says what went wrong; null where it does not.</summary>
    public required ErrorArgument? Error { get; init; }
}
