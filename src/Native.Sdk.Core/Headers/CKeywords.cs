namespace Native.Sdk.Headers;

/// <summary>C's words, with the spellings that compilers give them.</summary>
/// <remarks>C23, 6.4.1; gcc manual, "Alternate Keywords"; Microsoft C language reference, "C keywords".</remarks>
internal static class CKeywords
{
    /// <summary>Passes every kind with its spellings, blanks between them.</summary>
    public static void ForEach(Action<CTokenKind, string> add)
    {
        add(CTokenKind.Typedef, "typedef");
        add(CTokenKind.Extern, "extern");
        add(CTokenKind.Static, "static");
        add(CTokenKind.Inline, "inline __inline __inline__ __forceinline _inline");
        add(CTokenKind.NoReturn, "_Noreturn");
        add(CTokenKind.ThreadLocal, "_Thread_local thread_local __thread");
        add(CTokenKind.OtherStorage, "auto register constexpr __auto_type");
        add(CTokenKind.Extension, "__extension__");
        add(CTokenKind.StaticAssert, "_Static_assert static_assert");
        add(CTokenKind.Const, "const __const __const__");
        add(CTokenKind.Volatile, "volatile __volatile __volatile__");
        add(CTokenKind.Restrict, "restrict __restrict __restrict__");
        add(CTokenKind.Atomic, "_Atomic");
        add(CTokenKind.Nullability, "_Nonnull _Nullable _Nullable_result _Null_unspecified __nonnull __nullable __ptr32 __ptr64 __unaligned __w64 __sptr __uptr __kindof");
        add(CTokenKind.Cdecl, "__cdecl _cdecl");
        add(CTokenKind.Stdcall, "__stdcall _stdcall");
        add(CTokenKind.Fastcall, "__fastcall _fastcall");
        add(CTokenKind.Thiscall, "__thiscall _thiscall");
        add(CTokenKind.Vectorcall, "__vectorcall");
        add(CTokenKind.OtherConvention, "__regcall __pascal __clrcall");
        add(CTokenKind.Void, "void");
        add(CTokenKind.Bool, "_Bool");
        add(CTokenKind.Char, "char");
        add(CTokenKind.Short, "short");
        add(CTokenKind.Int, "int __int32 _int32");
        add(CTokenKind.Long, "long");
        add(CTokenKind.Float, "float _Float32");
        add(CTokenKind.Double, "double _Float64 _Float32x");
        add(CTokenKind.Signed, "signed __signed __signed__");
        add(CTokenKind.Unsigned, "unsigned");
        add(CTokenKind.Complex, "_Complex __complex__ __complex");
        add(CTokenKind.Int8, "__int8 _int8");
        add(CTokenKind.Int16, "__int16 _int16");
        add(CTokenKind.Int64, "__int64 _int64");
        add(CTokenKind.Int128, "__int128 __int128_t __uint128_t");
        add(CTokenKind.Float16, "_Float16 __fp16");
        add(CTokenKind.BFloat16, "__bf16");
        add(CTokenKind.Float128, "_Float128 __float128");
        add(CTokenKind.FloatExtended, "_Float64x __float80");
        add(CTokenKind.Decimal32, "_Decimal32");
        add(CTokenKind.Decimal64, "_Decimal64");
        add(CTokenKind.Decimal128, "_Decimal128");
        add(CTokenKind.VaList, "__builtin_va_list __builtin_ms_va_list");
        add(CTokenKind.BitInt, "_BitInt _ExtInt");
        add(CTokenKind.Struct, "struct");
        add(CTokenKind.Union, "union");
        add(CTokenKind.Enum, "enum");
        add(CTokenKind.TypeOf, "typeof __typeof __typeof__ typeof_unqual __typeof_unqual__ decltype");
        add(CTokenKind.Attribute, "__attribute__ __attribute");
        add(CTokenKind.Declspec, "__declspec _declspec");
        add(CTokenKind.Asm, "asm __asm __asm__");
        add(CTokenKind.AlignAs, "_Alignas alignas");
        add(CTokenKind.SizeOf, "sizeof");
        add(CTokenKind.AlignOf, "_Alignof alignof __alignof __alignof__");
        add(CTokenKind.OffsetOf, "__builtin_offsetof offsetof");
    }

    public static bool IsType(CTokenKind kind) => kind is >= CTokenKind.Void and <= CTokenKind.TypeOf;

    public static bool IsQualifier(CTokenKind kind) => kind is >= CTokenKind.Const and <= CTokenKind.Nullability;

    public static bool IsConvention(CTokenKind kind) => kind is >= CTokenKind.Cdecl and <= CTokenKind.OtherConvention;

    public static bool IsStorage(CTokenKind kind) => kind is >= CTokenKind.Typedef and <= CTokenKind.Extension;
}
