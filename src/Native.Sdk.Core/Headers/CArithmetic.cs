namespace Native.Sdk.Headers;

/// <summary>Computes with constants as C does: types of operands and results, and what overflows.</summary>
/// <remarks>C23, 6.3.1 (conversions of arithmetic operands) and 6.5.</remarks>
internal static class CArithmetic
{
    public static readonly CType Int = CPrimitiveType.Of(CPrimitive.Int);

    /// <summary>A cast; null if it is none of constants.</summary>
    public static CConstant? Convert(CConstant value, CType type, CLayout layout)
    {
        var target = type.Unaliased is CEnumType enumeration ? enumeration.Underlying.Unaliased : type.Unaliased;
        switch (target)
        {
            case CPrimitiveType { Kind: CPrimitive.Bool } when value.Text is null:
                return new CConstant(type, value.Number is { } number ? number != 0 ? 1 : 0 : value.Bits != 0 ? 1 : 0);
            case CPrimitiveType { IsInteger: true } when value.Text is null && layout.TryGet(target, out var size, out _) && size <= 8:
                var bits = value.Number is { } real ? FromReal(real, target, size) : value.Bits;
                return new CConstant(type, Wrap(bits, (int)size, IsUnsigned(target, layout.Model)));
            case CPointerType when value.Number is null:
                return value.Text is { } text ? new CConstant(type, text) : new CConstant(type, layout.Model.PointerSize == 4 ? (uint)value.Bits : value.Bits);
            case CPrimitiveType { Kind: CPrimitive.Float } when value.Text is null:
                return new CConstant(type, (double)(float)Real(value));
            case CPrimitiveType { Kind: CPrimitive.Double or CPrimitive.LongDouble } when value.Text is null:
                return new CConstant(type, Real(value));
            case CUnresolvedType when value.Text is null:
                return value;
            default:
                return null;
        }
    }

    public static CConstant? Unary(CTokenKind kind, CConstant operand, CLayout layout)
    {
        if (operand.Text is not null)
        {
            return null;
        }

        if (kind == CTokenKind.Not)
        {
            return new CConstant(Int, Truth(operand) ? 0 : 1);
        }

        if (operand.Number is { } number)
        {
            return kind == CTokenKind.Minus ? new CConstant(operand.Type, -number) : kind == CTokenKind.Plus ? operand : null;
        }

        var type = Promote(operand.Type, layout);
        if (type is null || !layout.TryGet(type, out var size, out _))
        {
            return null;
        }

        var bits = kind switch
        {
            CTokenKind.Minus => unchecked(-operand.Bits),
            CTokenKind.Tilde => ~operand.Bits,
            _ => operand.Bits,
        };
        return new CConstant(type, Wrap(bits, (int)size, IsUnsigned(type, layout.Model)));
    }

    public static CConstant? Binary(CTokenKind kind, CConstant left, CConstant right, CLayout layout)
    {
        if (left.Text is not null || right.Text is not null)
        {
            return null;
        }

        switch (kind)
        {
            case CTokenKind.AndAnd:
                return new CConstant(Int, Truth(left) && Truth(right) ? 1 : 0);
            case CTokenKind.OrOr:
                return new CConstant(Int, Truth(left) || Truth(right) ? 1 : 0);
        }

        if (left.Number is not null || right.Number is not null)
        {
            return OfReals(kind, left, right);
        }

        var isShift = kind is CTokenKind.ShiftLeft or CTokenKind.ShiftRight;
        var type = isShift ? Promote(left.Type, layout) : Common(left.Type, right.Type, layout);
        if (type is null || !layout.TryGet(type, out var size, out _))
        {
            return null;
        }

        var isUnsigned = IsUnsigned(type, layout.Model);
        var (a, b) = (Wrap(left.Bits, (int)size, isUnsigned), isShift ? right.Bits : Wrap(right.Bits, (int)size, isUnsigned));
        if (kind is CTokenKind.Slash or CTokenKind.Percent && (b == 0 || (b == -1 && a == long.MinValue && !isUnsigned)))
        {
            return null;
        }

        if (isShift && (b < 0 || b >= size * 8))
        {
            return null;
        }

        long? bits = kind switch
        {
            CTokenKind.Plus => unchecked(a + b),
            CTokenKind.Minus => unchecked(a - b),
            CTokenKind.Star => unchecked(a * b),
            CTokenKind.Slash => isUnsigned ? (long)((ulong)a / (ulong)b) : a / b,
            CTokenKind.Percent => isUnsigned ? (long)((ulong)a % (ulong)b) : a % b,
            CTokenKind.ShiftLeft => a << (int)b,
            CTokenKind.ShiftRight => isUnsigned ? (long)((ulong)a >> (int)b) : a >> (int)b,
            CTokenKind.Ampersand => a & b,
            CTokenKind.Bar => a | b,
            CTokenKind.Caret => a ^ b,
            _ => null,
        };
        if (bits is { } result)
        {
            return new CConstant(type, Wrap(result, (int)size, isUnsigned));
        }

        var order = isUnsigned ? ((ulong)a).CompareTo((ulong)b) : a.CompareTo(b);
        return Comparison(kind, order);
    }

    public static bool Truth(CConstant value) => value.Number is { } number ? number != 0 : value.Text is not null || value.Bits != 0;

    /// <summary>The type of both branches of a condition, and of both operands of most operators; null for other than numbers.</summary>
    public static CType? Common(CType left, CType right, CLayout layout)
    {
        // A pointer and a number: their difference is not needed, only the order and sum of addresses.
        if (left.Unaliased is CPointerType || right.Unaliased is CPointerType)
        {
            return left.Unaliased is CPointerType ? left : right;
        }

        if (Promote(left, layout) is not CPrimitiveType a || Promote(right, layout) is not CPrimitiveType b)
        {
            return null;
        }

        if (a.Kind == b.Kind)
        {
            return a;
        }

        // Kinds are in the order of their ranks, each signed one before its unsigned one.
        var (low, high) = a.Kind < b.Kind ? (a, b) : (b, a);
        layout.TryGet(low, out var lowSize, out _);
        layout.TryGet(high, out var highSize, out _);
        var isLost = IsUnsigned(low, layout.Model) && !IsUnsigned(high, layout.Model) && highSize <= lowSize;
        return isLost ? CPrimitiveType.Of(high.Kind + 1) : high;
    }

    /// <summary>The low bytes, with their sign.</summary>
    public static long Wrap(long bits, int size, bool isUnsigned) => (size, isUnsigned) switch
    {
        (1, true) => (byte)bits,
        (1, false) => (sbyte)bits,
        (2, true) => (ushort)bits,
        (2, false) => (short)bits,
        (4, true) => (uint)bits,
        (4, false) => (int)bits,
        _ => bits,
    };

    private static bool IsUnsigned(CType type, CDataModel model) => type.Unaliased switch
    {
        CPrimitiveType { Kind: CPrimitive.Char } => model.IsCharUnsigned,
        CPrimitiveType { Kind: CPrimitive.Bool } or CPointerType => true,
        CPrimitiveType { Kind: var kind } => kind is CPrimitive.UnsignedChar or CPrimitive.UnsignedShort or CPrimitive.UnsignedInt or CPrimitive.UnsignedLong or CPrimitive.UnsignedLongLong,
        _ => false,
    };

    private static CType? Promote(CType type, CLayout layout) => type.Unaliased switch
    {
        CEnumType enumeration => Promote(enumeration.Underlying, layout),
        CPrimitiveType { Kind: >= CPrimitive.Bool and <= CPrimitive.UnsignedShort } => Int,
        CPrimitiveType { IsInteger: true, Kind: < CPrimitive.Int128 } primitive => primitive,
        CPointerType => type,
        _ => null,
    };

    private static double Real(CConstant value) => value.Number ?? (value.IsUnsigned ? (ulong)value.Bits : value.Bits);

    private static long FromReal(double real, CType target, long size) =>
        size == 8 && target is CPrimitiveType { Kind: CPrimitive.UnsignedLong or CPrimitive.UnsignedLongLong } ? unchecked((long)(ulong)real) : unchecked((long)real);

    private static CConstant? OfReals(CTokenKind kind, CConstant left, CConstant right)
    {
        var (a, b) = (Real(left), Real(right));
        var type = left.Number is null ? right.Type : right.Number is null ? left.Type : Rank(left.Type) >= Rank(right.Type) ? left.Type : right.Type;
        double? result = kind switch
        {
            CTokenKind.Plus => a + b,
            CTokenKind.Minus => a - b,
            CTokenKind.Star => a * b,
            CTokenKind.Slash => a / b,
            _ => null,
        };
        return result is { } number
            ? new CConstant(type, type.Unaliased is CPrimitiveType { Kind: CPrimitive.Float } ? (float)number : number)
            : Comparison(kind, a.CompareTo(b));
    }

    private static CPrimitive Rank(CType type) => type.Unaliased is CPrimitiveType primitive ? primitive.Kind : CPrimitive.Void;

    private static CConstant? Comparison(CTokenKind kind, int order) => kind switch
    {
        CTokenKind.Less => new CConstant(Int, order < 0 ? 1 : 0),
        CTokenKind.LessEqual => new CConstant(Int, order <= 0 ? 1 : 0),
        CTokenKind.Greater => new CConstant(Int, order > 0 ? 1 : 0),
        CTokenKind.GreaterEqual => new CConstant(Int, order >= 0 ? 1 : 0),
        CTokenKind.Equal => new CConstant(Int, order == 0 ? 1 : 0),
        CTokenKind.NotEqual => new CConstant(Int, order != 0 ? 1 : 0),
        _ => null,
    };
}
