namespace Native.Sdk.Bindings;

/// <summary>Kinds of <see cref="NeutralType"/>.</summary>
internal enum NeutralKind
{
    /// <summary>Nothing in C# stands for it on all platforms.</summary>
    None,

    /// <summary>No value.</summary>
    Void,

    /// <summary>A number of the same size everywhere.</summary>
    Fixed,

    /// <summary><c>nint</c>, <c>nuint</c>.</summary>
    PointerSized,

    /// <summary>C's long: <c>CLong</c>, <c>CULong</c>.</summary>
    Long,

    /// <summary>An integer whose size is another on some platforms: in C# the largest, converted at the border.</summary>
    Varying,

    /// <summary>A pointer, to functions too.</summary>
    Pointer,

    /// <summary>A structure or union.</summary>
    Record,

    /// <summary>An enum.</summary>
    Enum,

    /// <summary>An array with a length, in a structure.</summary>
    Array,
}
