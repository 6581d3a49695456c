namespace Native.Sdk.Headers;

/// <summary>The types that C has itself.</summary>
public enum CPrimitive
{
    /// <summary>No value.</summary>
    Void,

    /// <summary><c>_Bool</c>.</summary>
    Bool,

    /// <summary>Plain <c>char</c>, which the platform makes signed or unsigned.</summary>
    Char,

    /// <summary><c>signed char</c>.</summary>
    SignedChar,

    /// <summary><c>unsigned char</c>.</summary>
    UnsignedChar,

    /// <summary><c>short</c>.</summary>
    Short,

    /// <summary><c>unsigned short</c>.</summary>
    UnsignedShort,

    /// <summary><c>int</c>.</summary>
    Int,

    /// <summary><c>unsigned int</c>.</summary>
    UnsignedInt,

    /// <summary><c>long</c>: 4 bytes on Windows and 32-bit platforms, else 8.</summary>
    Long,

    /// <summary><c>unsigned long</c>.</summary>
    UnsignedLong,

    /// <summary><c>long long</c>.</summary>
    LongLong,

    /// <summary><c>unsigned long long</c>.</summary>
    UnsignedLongLong,

    /// <summary><c>__int128</c>.</summary>
    Int128,

    /// <summary><c>unsigned __int128</c>.</summary>
    UnsignedInt128,

    /// <summary><c>_Float16</c>, <c>__fp16</c>.</summary>
    Float16,

    /// <summary><c>__bf16</c>.</summary>
    BFloat16,

    /// <summary><c>float</c>, <c>_Float32</c>.</summary>
    Float,

    /// <summary><c>double</c>, <c>_Float64</c>, <c>_Float32x</c>.</summary>
    Double,

    /// <summary><c>long double</c>, <c>_Float64x</c>.</summary>
    LongDouble,

    /// <summary><c>_Float128</c>, <c>__float128</c>.</summary>
    Float128,

    /// <summary><c>_Decimal32</c>.</summary>
    Decimal32,

    /// <summary><c>_Decimal64</c>.</summary>
    Decimal64,

    /// <summary><c>_Decimal128</c>.</summary>
    Decimal128,

    /// <summary><c>__builtin_va_list</c>: a pointer, a structure or an array of one.</summary>
    VaList,
}
