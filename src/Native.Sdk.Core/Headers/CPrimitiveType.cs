namespace Native.Sdk.Headers;

/// <summary>One of C's own types; there is one object for each.</summary>
public sealed class CPrimitiveType : CType
{
    private static readonly string[] Names =
    [
        "void", "_Bool", "char", "signed char", "unsigned char", "short", "unsigned short", "int", "unsigned int", "long", "unsigned long",
        "long long", "unsigned long long", "__int128", "unsigned __int128", "_Float16", "__bf16", "float", "double", "long double", "_Float128",
        "_Decimal32", "_Decimal64", "_Decimal128", "va_list",
    ];

    private static readonly CPrimitiveType[] All = [.. Names.Select((_, index) => new CPrimitiveType((CPrimitive)index))];

    private CPrimitiveType(CPrimitive kind) => Kind = kind;

    /// <summary>Which.</summary>
    public CPrimitive Kind { get; }

    /// <summary>Whether it is an integer; <c>_Bool</c> and the characters are.</summary>
    public bool IsInteger => Kind is >= CPrimitive.Bool and <= CPrimitive.UnsignedInt128;

    /// <summary>The object for a type.</summary>
    public static CPrimitiveType Of(CPrimitive kind) => All[(int)kind];

    /// <inheritdoc/>
    public override string ToString() => Names[(int)Kind];
}
