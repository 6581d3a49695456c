namespace Native.Sdk.Headers;

/// <content>What stands before the declarators: storage, qualifiers, type.</content>
public sealed partial class CParser
{
    /// <summary>Types that headers use without declaring them, where a preprocessor did not bring them.</summary>
    private readonly Dictionary<string, CTypedefType> builtins = new(StringComparer.Ordinal);

    private void DeclareBuiltins()
    {
        Declare("bool", CPrimitive.Bool);
        Declare("int8_t", CPrimitive.SignedChar);
        Declare("uint8_t", CPrimitive.UnsignedChar);
        Declare("int16_t", CPrimitive.Short);
        Declare("uint16_t", CPrimitive.UnsignedShort);
        Declare("int32_t", CPrimitive.Int);
        Declare("uint32_t", CPrimitive.UnsignedInt);
        Declare("int64_t", model.LongSize == 8 ? CPrimitive.Long : CPrimitive.LongLong);
        Declare("uint64_t", model.LongSize == 8 ? CPrimitive.UnsignedLong : CPrimitive.UnsignedLongLong);
        Declare("char8_t", CPrimitive.UnsignedChar);
        Declare("char16_t", CPrimitive.UnsignedShort);
        Declare("char32_t", CPrimitive.UnsignedInt);
        Declare("va_list", CPrimitive.VaList);
        Declare("__gnuc_va_list", CPrimitive.VaList);
        Declare("__wchar_t", CPrimitive.UnsignedShort);
        var isLong = model.LongSize == model.PointerSize;
        var signed = isLong && model.PointerSize == 8 ? CPrimitive.Long : model.PointerSize == 8 ? CPrimitive.LongLong : CPrimitive.Int;
        Declare("size_t", signed + 1);
        Declare("uintptr_t", signed + 1);
        Declare("ssize_t", signed);
        Declare("intptr_t", signed);
        Declare("ptrdiff_t", signed);
        Declare("wchar_t", model.WideCharSize == 2 ? CPrimitive.UnsignedShort : model.IsWideCharUnsigned ? CPrimitive.UnsignedInt : CPrimitive.Int);

        void Declare(string name, CPrimitive type) => builtins[name] = new CTypedefType(name, CPrimitiveType.Of(type));
    }

    /// <summary>The type that a name stands for; null if it is not known as one.</summary>
    private CTypedefType? TypeNamed(int token) => Symbol(token) switch
    {
        CTypedefType named => named,
        null => builtins.GetValueOrDefault(tokens.Name(token)),
        _ => null,
    };

    /// <summary>Whether a token begins a type.</summary>
    private bool IsTypeStart(int token) => tokens.Kind(token) is var kind &&
        (CKeywords.IsType(kind) || CKeywords.IsQualifier(kind) || kind is CTokenKind.OtherStorage or CTokenKind.Extension || (kind == CTokenKind.Identifier && TypeNamed(token) is not null));

    /// <param name="isParameter">Then an unknown name alone is a type: <c>int f(mytype);</c>.</param>
    private CSpecifiers Specifiers(bool isParameter)
    {
        var result = new CSpecifiers { Start = position };
        var (basic, longs, sign, isComplex) = (CTokenKind.End, 0, CTokenKind.End, false);
        CType? type = null;
        while (true)
        {
            var kind = Kind;
            switch (kind)
            {
                case CTokenKind.Typedef:
                    result.IsTypedef = true;
                    break;
                case CTokenKind.Extern:
                    result.IsExtern = true;
                    position += Next == CTokenKind.String ? 1 : 0;
                    break;
                case CTokenKind.Static:
                    result.IsStatic = true;
                    break;
                case CTokenKind.Inline:
                    result.IsInline = true;
                    break;
                case CTokenKind.NoReturn:
                    result.IsNoReturn = true;
                    break;
                case CTokenKind.ThreadLocal:
                    result.IsThreadLocal = true;
                    break;
                case CTokenKind.Atomic when Next == CTokenKind.OpenParenthesis:
                    position++;
                    type = CQualifiedType.Of(TypeInParentheses(), CQualifiers.Atomic);
                    continue;
                case >= CTokenKind.Const and <= CTokenKind.Nullability:
                    result.Qualifiers |= Qualifier(kind);
                    break;
                case CTokenKind.OtherStorage or CTokenKind.Extension:
                    break;
                case >= CTokenKind.Cdecl and <= CTokenKind.OtherConvention:
                    result.Convention = Convention(kind);
                    break;
                case CTokenKind.Attribute or CTokenKind.Declspec or CTokenKind.AlignAs:
                    result.Attributes = Attributes(result.Attributes);
                    continue;
                case CTokenKind.OpenBracket when Next == CTokenKind.OpenBracket:
                    result.Attributes = Attributes(result.Attributes);
                    continue;
                case CTokenKind.Long:
                    longs++;
                    type = DropDecoration(type);
                    break;
                case CTokenKind.Signed or CTokenKind.Unsigned:
                    sign = kind;
                    type = DropDecoration(type);
                    break;
                case CTokenKind.Complex:
                    isComplex = true;
                    break;
                case CTokenKind.Struct or CTokenKind.Union:
                    type = Record(result);
                    continue;
                case CTokenKind.Enum:
                    type = Enumeration(result);
                    continue;
                case CTokenKind.TypeOf:
                    type = TypeOf();
                    continue;
                case CTokenKind.BitInt:
                    basic = CTokenKind.BitInt;
                    type = BitInt(sign);
                    continue;
                case >= CTokenKind.Void and < CTokenKind.BitInt:
                    // "unsigned __uint128_t" does not exist: the name has the sign.
                    sign = kind == CTokenKind.Int128 && tokens.Name(position) == "__uint128_t" ? CTokenKind.Unsigned : sign;
                    basic = kind == CTokenKind.Int && basic is CTokenKind.Short or CTokenKind.Int16 or CTokenKind.Int64 ? basic : kind == CTokenKind.Short || basic != CTokenKind.Short ? kind : basic;
                    type = DropDecoration(type);
                    break;
                case CTokenKind.Identifier when type is null or CUnresolvedType || IsDecoration():
                    if (!TakeName(ref type, basic != CTokenKind.End || longs > 0 || sign != CTokenKind.End, isParameter, result))
                    {
                        goto default;
                    }

                    continue;
                default:
                    var isEmpty = type is null && basic == CTokenKind.End && longs == 0 && sign == CTokenKind.End;
                    if (isEmpty && isComplex)
                    {
                        basic = CTokenKind.Double;
                    }
                    else if (isEmpty && (isParameter || Kind != CTokenKind.Identifier || Next != CTokenKind.OpenParenthesis))
                    {
                        FailHere("a type");
                    }

                    type ??= CPrimitiveType.Of(Combine(basic, longs, sign));
                    type = isComplex ? new CComplexType(type) : type;
                    result.Type = CQualifiedType.Of(Adorn(type, result.Attributes), result.Qualifiers);
                    return result;
            }

            position++;
        }
    }

    /// <summary>A name that was taken for a type decorates one, if a type follows.</summary>
    private static CType? DropDecoration(CType? type) => type is CUnresolvedType ? null : type;

    /// <summary>A macro between type and name: <c>int ZEXPORT f(void);</c>.</summary>
    private bool IsDecoration() => Next is CTokenKind.Identifier or CTokenKind.Star && !IsPrototypeMacro(position + 1);

    /// <summary><c>int f OF((int));</c>: the macro gave old compilers no parameters.</summary>
    private bool IsPrototypeMacro(int token) =>
        token + 2 < tokens.Count && tokens.Kind(token) == CTokenKind.Identifier && tokens.Kind(token + 1) == CTokenKind.OpenParenthesis && tokens.Kind(token + 2) == CTokenKind.OpenParenthesis
        && tokens.Match(token + 2) is >= 0 and var close && tokens.Match(token + 1) == close + 1;

    /// <summary>A name among the specifiers: a type, a macro that decorates (passed by), or the declarator's (false).</summary>
    private bool TakeName(ref CType? type, bool hasBasic, bool isParameter, CSpecifiers specifiers)
    {
        var next = Next;
        if (hasBasic || type is not null and not CUnresolvedType)
        {
            if (!IsDecoration())
            {
                return false;
            }

            position++;
            return true;
        }

        var named = TypeNamed(position);
        if (type is null)
        {
            if (named is not null)
            {
                type = named;
                position++;
                return true;
            }

            return TakeUnknown(ref type, isParameter, specifiers);
        }

        if (CKeywords.IsType(next) || CKeywords.IsQualifier(next))
        {
            // Two macros before the type.
            position++;
            return true;
        }

        // Two names that may be types: "API mytype *f(void)", "mytype CALL f(void)", or "mytype f(void)".
        var isType = named is not null && next is not (CTokenKind.OpenParenthesis or CTokenKind.Semicolon or CTokenKind.Comma or CTokenKind.CloseParenthesis or CTokenKind.OpenBracket or CTokenKind.Assign);
        if (!isType && (next is not (CTokenKind.Identifier or CTokenKind.Star) || IsPrototypeMacro(position + 1)))
        {
            return false;
        }

        if (isType || next == CTokenKind.Star || !IsScreaming(tokens.Name(position)) || IsScreaming(((CUnresolvedType)type).Name))
        {
            type = named ?? (CType)new CUnresolvedType(tokens.Name(position));
        }

        position++;
        return true;
    }

    private bool TakeUnknown(ref CType? type, bool isParameter, CSpecifiers specifiers)
    {
        switch (Next)
        {
            case CTokenKind.OpenParenthesis:
                var close = tokens.Match(position + 1);
                var after = close < 0 ? CTokenKind.End : tokens.Kind(close + 1);
                if (close < 0 || close == position + 2)
                {
                    // "extern f();"
                    return false;
                }

                if (after is CTokenKind.Identifier || CKeywords.IsType(after) || CKeywords.IsStorage(after) || CKeywords.IsQualifier(after))
                {
                    position = close + 1;
                    return true;
                }

                if (after is not (CTokenKind.OpenParenthesis or CTokenKind.OpenBracket) && !isParameter && specifiers.Start == position)
                {
                    Fail($"'{tokens.Name(position)}' is no type, and perhaps a macro");
                    return false;
                }

                break;
            case CTokenKind.DoubleColon or CTokenKind.Less:
                Fail($"'{tokens.Name(position)}{tokens.Span(position + 1)}' is C++", CProblemKind.CPlusPlus);
                return false;
            case CTokenKind.Semicolon or CTokenKind.Comma or CTokenKind.Assign or CTokenKind.OpenBracket or CTokenKind.CloseParenthesis when !isParameter:
                return false;
        }

        if (Symbol(position) is not null)
        {
            return false;
        }

        type = new CUnresolvedType(tokens.Name(position));
        position++;
        return true;
    }

    private static bool IsScreaming(string name)
    {
        foreach (var c in name)
        {
            if (char.IsAsciiLetterLower(c))
            {
                return false;
            }
        }

        return true;
    }

    private static CQualifiers Qualifier(CTokenKind kind) => kind switch
    {
        CTokenKind.Const => CQualifiers.Const,
        CTokenKind.Volatile => CQualifiers.Volatile,
        CTokenKind.Restrict => CQualifiers.Restrict,
        CTokenKind.Atomic => CQualifiers.Atomic,
        _ => CQualifiers.None,
    };

    private static CCallingConvention Convention(CTokenKind kind) => kind switch
    {
        CTokenKind.Stdcall => CCallingConvention.Stdcall,
        CTokenKind.Fastcall => CCallingConvention.Fastcall,
        CTokenKind.Thiscall => CCallingConvention.Thiscall,
        CTokenKind.Vectorcall => CCallingConvention.Vectorcall,
        CTokenKind.OtherConvention => CCallingConvention.Other,
        _ => CCallingConvention.Cdecl,
    };

    /// <summary>C23, 6.7.3.1: the sets of words and their types.</summary>
    private static CPrimitive Combine(CTokenKind basic, int longs, CTokenKind sign)
    {
        var unsigned = sign == CTokenKind.Unsigned ? 1 : 0;
        return basic switch
        {
            CTokenKind.Void => CPrimitive.Void,
            CTokenKind.Bool => CPrimitive.Bool,
            CTokenKind.Char or CTokenKind.Int8 => sign == CTokenKind.Unsigned ? CPrimitive.UnsignedChar : sign == CTokenKind.Signed ? CPrimitive.SignedChar : CPrimitive.Char,
            CTokenKind.Short or CTokenKind.Int16 => CPrimitive.Short + unsigned,
            CTokenKind.Int64 => CPrimitive.LongLong + unsigned,
            CTokenKind.Int128 => CPrimitive.Int128 + unsigned,
            CTokenKind.Float => CPrimitive.Float,
            CTokenKind.Double => longs > 0 ? CPrimitive.LongDouble : CPrimitive.Double,
            CTokenKind.FloatExtended => CPrimitive.LongDouble,
            CTokenKind.Float16 => CPrimitive.Float16,
            CTokenKind.BFloat16 => CPrimitive.BFloat16,
            CTokenKind.Float128 => CPrimitive.Float128,
            CTokenKind.Decimal32 => CPrimitive.Decimal32,
            CTokenKind.Decimal64 => CPrimitive.Decimal64,
            CTokenKind.Decimal128 => CPrimitive.Decimal128,
            CTokenKind.VaList => CPrimitive.VaList,
            _ => (longs > 1 ? CPrimitive.LongLong : longs == 1 ? CPrimitive.Long : CPrimitive.Int) + unsigned,
        };
    }

    private CType BitInt(CTokenKind sign)
    {
        position++;
        if (Kind != CTokenKind.OpenParenthesis || tokens.Match(position) is not (>= 0 and var close))
        {
            FailHere("'('");
            return CPrimitiveType.Of(CPrimitive.Int);
        }

        position++;
        var width = Constant();
        position = close + 1;
        if (width is not { IsInteger: true, Bits: > 0 and < 1 << 24 })
        {
            Fail("the width of its _BitInt is not understood");
            return CPrimitiveType.Of(CPrimitive.Int);
        }

        // "unsigned _BitInt(8)" and "_BitInt(8) unsigned".
        var isUnsigned = sign == CTokenKind.Unsigned || Kind == CTokenKind.Unsigned;
        return new CBitIntType((int)width.Bits, isUnsigned);
    }

    private CType TypeInParentheses()
    {
        Expect(CTokenKind.OpenParenthesis, "'('");
        var type = TypeName();
        Expect(CTokenKind.CloseParenthesis, "')'");
        return type;
    }

    private CType TypeName()
    {
        if (!Enter())
        {
            return CPrimitiveType.Of(CPrimitive.Int);
        }

        var specifiers = Specifiers(isParameter: true);
        var type = Declarator(specifiers, isAbstract: true, isParameter: false).Type;
        nesting--;
        return type;
    }

    /// <summary><c>typeof(type)</c>, <c>typeof(expression)</c>.</summary>
    private CType TypeOf()
    {
        position++;
        if (Kind != CTokenKind.OpenParenthesis || tokens.Match(position) is not (>= 0 and var close))
        {
            FailHere("'('");
            return CPrimitiveType.Of(CPrimitive.Int);
        }

        if (IsTypeStart(position + 1))
        {
            return TypeInParentheses();
        }

        position++;
        var type = OperandType() ?? new CUnresolvedType("typeof");
        position = close + 1;
        return type;
    }
}
