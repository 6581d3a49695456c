namespace Native.Sdk.Headers;

/// <summary>A pointer; also a reference of C++ and a block of Objective-C, which are pointers to the linker.</summary>
public sealed class CPointerType : CType
{
    internal CPointerType(CType target)
        : base(target.Depth + 1) => Target = target;

    /// <summary>What it points to.</summary>
    public CType Target { get; }

    /// <inheritdoc/>
    public override string ToString() => $"pointer({Target})";
}
