namespace Native.Sdk.Bindings;

/// <summary>What a NativeProject says about its bindings.</summary>
public sealed record BindingSettings
{
    /// <summary>Base name of the library, as DllImport has it.</summary>
    public required string Library { get; init; }

    /// <summary>Namespace of everything generated; empty: the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The raw layer's class.</summary>
    public required string ClassName { get; init; }

    /// <summary>Whether the friendly layer is made; the raw one always is.</summary>
    public bool Friendly { get; init; } = true;

    /// <summary>C names of functions and types that get no friendly member, besides those that the header marks.</summary>
    public IReadOnlyList<string> RawOnly { get; init; } = [];

    /// <summary>Opaque types whose names follow no convention, with the functions that make and release them.</summary>
    public IReadOnlyList<HandleDeclaration> Handles { get; init; } = [];
}
