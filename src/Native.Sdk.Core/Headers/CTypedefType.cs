using Native.Sdk.Diagnostics;

namespace Native.Sdk.Headers;

/// <summary>A name for a type, and its declaration.</summary>
public sealed class CTypedefType : CType
{
    internal CTypedefType(string name, CType target)
        : base(target.Depth + 1) => (Name, Target) = (name, target);

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What it stands for.</summary>
    public CType Target { get; }

    /// <summary>Bytes that <c>aligned</c> on the typedef asks for, which may be fewer than the type's own; 0 without.</summary>
    public int Alignment { get; internal init; }

    /// <summary>What <c>native_sdk.h</c> says about it to the generator of bindings: <c>length=count</c>, without the prefix <c>native_sdk:</c>.</summary>
    public IReadOnlyList<string> Annotations { get; internal init; } = [];

    /// <summary>Where it stands; empty for the compiler's own.</summary>
    public SourceLocation Location { get; internal init; } = new("");

    /// <summary>Whether it is from one of the project's own files.</summary>
    public bool IsOwn { get; internal init; }

    /// <summary>What a comment says about it; empty without.</summary>
    public string Documentation { get; internal init; } = "";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
