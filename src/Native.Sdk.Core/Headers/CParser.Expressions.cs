using System.Text;

namespace Native.Sdk.Headers;

/// <content>Constant expressions.</content>
/// <remarks>
/// C23, 6.6. What is not constant or not understood gives null; whoever asked finds the way on by the brackets.
/// </remarks>
public sealed partial class CParser
{
    /// <summary>Reads a conditional expression.</summary>
    private CConstant? Constant()
    {
        if (failure is not null)
        {
            return null;
        }

        var (outer, outerDerivations) = (nesting, derivations.Count);
        var value = Conditional();
        nesting = outer;
        if (failure is not null)
        {
            // Of an expression only its value is lost.
            failure = null;
            derivations.RemoveRange(outerDerivations, derivations.Count - outerDerivations);
            return null;
        }

        return value is { IsPlace: true } ? null : value;
    }

    /// <summary>The type of an operand of <c>typeof</c>.</summary>
    private CType? OperandType()
    {
        if (Kind == CTokenKind.Identifier && Next == CTokenKind.CloseParenthesis)
        {
            switch (Symbol(position))
            {
                case CVariable variable:
                    return variable.Type;
                case CFunction function:
                    return function.Type;
            }
        }

        return Constant()?.Type;
    }

    /// <summary>The value of a macro's text, which has to be an expression as a whole.</summary>
    private CConstant? Evaluate(string text)
    {
        var (outerTokens, outerPosition) = (tokens, position);
        tokens = CLexer.ReadMore(text, names);
        position = 0;
        nesting = 0;
        var value = Constant();
        value = position == tokens.Count ? value : null;
        (tokens, position) = (outerTokens, outerPosition);
        return value;
    }

    private CConstant? Conditional()
    {
        if (!Enter())
        {
            return null;
        }

        var condition = Binary(1);
        if (Kind == CTokenKind.Question)
        {
            position++;
            var first = Kind == CTokenKind.Colon ? condition : Conditional();
            if (!Accept(CTokenKind.Colon))
            {
                return null;
            }

            var second = Conditional();
            var chosen = condition is null ? null : CArithmetic.Truth(condition) ? first : second;
            var other = condition is null ? null : CArithmetic.Truth(condition) ? second : first;
            nesting--;

            // The type is that of both, where both are numbers.
            return chosen is { IsInteger: true } && other is { IsInteger: true } && CArithmetic.Common(chosen.Type, other.Type, layout) is { } common
                ? CArithmetic.Convert(chosen, common, layout)
                : chosen;
        }

        nesting--;
        return condition;
    }

    private static int Precedence(CTokenKind kind) => kind switch
    {
        CTokenKind.OrOr => 1,
        CTokenKind.AndAnd => 2,
        CTokenKind.Bar => 3,
        CTokenKind.Caret => 4,
        CTokenKind.Ampersand => 5,
        CTokenKind.Equal or CTokenKind.NotEqual => 6,
        CTokenKind.Less or CTokenKind.LessEqual or CTokenKind.Greater or CTokenKind.GreaterEqual => 7,
        CTokenKind.ShiftLeft or CTokenKind.ShiftRight => 8,
        CTokenKind.Plus or CTokenKind.Minus => 9,
        CTokenKind.Star or CTokenKind.Slash or CTokenKind.Percent => 10,
        _ => 0,
    };

    private CConstant? Binary(int lowest)
    {
        var left = Unary();
        while (Precedence(Kind) is var precedence && precedence >= lowest)
        {
            var kind = Kind;
            position++;
            var right = Binary(precedence + 1);
            left = left switch
            {
                // What is not evaluated need not be constant: "0 && f()", and "1 || f()".
                { IsPlace: false } when kind is CTokenKind.AndAnd && !CArithmetic.Truth(left) => new CConstant(CArithmetic.Int, 0),
                { IsPlace: false } when kind is CTokenKind.OrOr && CArithmetic.Truth(left) => new CConstant(CArithmetic.Int, 1),
                { IsPlace: false } when right is { IsPlace: false } => CArithmetic.Binary(kind, left, right, layout),
                _ => null,
            };
        }

        return left;
    }

    private CConstant? Unary()
    {
        if (!Enter())
        {
            return null;
        }

        var value = UnaryWithin();
        nesting--;
        return value;
    }

    private CConstant? UnaryWithin()
    {
        switch (Kind)
        {
            case CTokenKind.Plus or CTokenKind.Minus or CTokenKind.Tilde or CTokenKind.Not:
                var kind = Kind;
                position++;
                return Unary() is { IsPlace: false } operand ? CArithmetic.Unary(kind, operand, layout) : null;
            case CTokenKind.Ampersand:
                position++;
                return Unary() is { IsPlace: true } place ? new CConstant(new CPointerType(place.Type), place.Bits) : null;
            case CTokenKind.Star:
                position++;
                return Unary() is { IsPlace: false, Type: var type } pointer && type.Unaliased is CPointerType { Target: var target } ? CConstant.Place(target, pointer.Bits) : null;
            case CTokenKind.Extension:
                position++;
                return Unary();
            case CTokenKind.SizeOf or CTokenKind.AlignOf:
                return SizeOf();
            case CTokenKind.OffsetOf:
                return OffsetOf();
            case CTokenKind.OpenParenthesis when IsTypeStart(position + 1) || IsUnknownCast():
                position++;
                var cast = TypeName();
                Expect(CTokenKind.CloseParenthesis, "')'");
                return Kind == CTokenKind.OpenBrace ? null : Unary() is { IsPlace: false } value ? CArithmetic.Convert(value, cast, layout) : null;
            default:
                return Postfix(Primary());
        }
    }

    /// <summary><c>(mytype)1</c>, where mytype is not declared.</summary>
    private bool IsUnknownCast() =>
        position + 3 < tokens.Count && tokens.Kind(position + 1) == CTokenKind.Identifier && tokens.Kind(position + 2) == CTokenKind.CloseParenthesis &&
        tokens.Kind(position + 3) is CTokenKind.Number or CTokenKind.Identifier or CTokenKind.OpenParenthesis or CTokenKind.Character && Symbol(position + 1) is null;

    private CConstant? Primary()
    {
        switch (Kind)
        {
            case CTokenKind.Number:
                return CLiteral.Number(tokens.Span(position++), layout);
            case CTokenKind.Character:
                return CLiteral.Character(tokens.Span(position++), layout);
            case CTokenKind.String:
                return String();
            case CTokenKind.OpenParenthesis:
                position++;
                var value = Conditional();
                return Accept(CTokenKind.CloseParenthesis) ? value : null;
            case CTokenKind.Identifier:
                var token = position++;
                return Symbol(token) switch
                {
                    CConstant constant => constant,
                    CVariable variable => variable.Value ?? CConstant.Place(variable.Type, 0),
                    null => tokens.Name(token) switch
                    {
                        "true" => new CConstant(CPrimitiveType.Of(CPrimitive.Bool), 1),
                        "false" => new CConstant(CPrimitiveType.Of(CPrimitive.Bool), 0),
                        "nullptr" => new CConstant(new CPointerType(CPrimitiveType.Of(CPrimitive.Void)), 0),
                        _ => null,
                    },
                    _ => null,
                };
            default:
                return null;
        }
    }

    /// <summary>Neighbours are one string.</summary>
    private CConstant? String()
    {
        var text = CLiteral.String(tokens.Span(position++), model, out var element);
        if (Kind == CTokenKind.String)
        {
            var all = new StringBuilder(text);
            while (Kind == CTokenKind.String)
            {
                var part = CLiteral.String(tokens.Span(position++), model, out var other);
                text = part is null ? null : text;
                element = element is CPrimitiveType { Kind: CPrimitive.Char } ? other : element;
                all.Append(part);
            }

            text = text is null ? null : all.ToString();
        }

        return text is null ? null : new CConstant(new CPointerType(CQualifiedType.Of(element, CQualifiers.Const)), text);
    }

    /// <summary><c>((struct s *)0)->member.x[2]</c>: what old <c>offsetof</c> macros take the address of.</summary>
    private CConstant? Postfix(CConstant? value)
    {
        while (true)
        {
            switch (Kind)
            {
                case CTokenKind.Arrow or CTokenKind.Dot when Next == CTokenKind.Identifier:
                    var isArrow = Kind == CTokenKind.Arrow;
                    position++;
                    var record = value is null ? null : isArrow ? value is { IsPlace: false } ? (value.Type.Unaliased as CPointerType)?.Target : null : value.IsPlace ? value.Type : null;
                    value = record is null ? null : Member(record, value!.Bits, tokens.Span(position));
                    position++;
                    break;
                case CTokenKind.OpenBracket:
                    position++;
                    var index = Conditional();
                    var element = (value?.Type.Unaliased as CArrayType)?.Element;
                    value = value is { IsPlace: true } && element is not null && index is { IsInteger: true } && layout.TryGet(element, out var size, out _)
                        ? CConstant.Place(element, unchecked(value.Bits + (index.Bits * size)))
                        : null;
                    if (!Accept(CTokenKind.CloseBracket))
                    {
                        return null;
                    }

                    break;
                case CTokenKind.OpenParenthesis:
                    // A call.
                    SkipBrackets();
                    value = null;
                    break;
                default:
                    return value;
            }
        }
    }

    /// <summary>A member by name, those of anonymous structures included.</summary>
    private CConstant? Member(CType type, long address, ReadOnlySpan<char> name, int depth = 0)
    {
        if (depth > MaxNesting || type.Unaliased is not CRecordType record || layout.Of(record) is not { } place)
        {
            return null;
        }

        for (var i = 0; i < record.Fields.Count; i++)
        {
            var field = record.Fields[i];
            var at = unchecked(address + (place.BitOffsets[i] / 8));
            if (field.Name.Length == 0)
            {
                if (Member(field.Type, at, name, depth + 1) is { } inner)
                {
                    return inner;
                }
            }
            else if (name.SequenceEqual(field.Name))
            {
                return field.BitWidth is null ? CConstant.Place(field.Type, at) : null;
            }
        }

        return null;
    }

    private CConstant? SizeOf()
    {
        var isSize = Kind == CTokenKind.SizeOf;
        position++;
        CType? type;
        if (Kind == CTokenKind.OpenParenthesis && IsTypeStart(position + 1))
        {
            type = TypeInParentheses();
        }
        else if (Unary() is { } operand)
        {
            if (operand.Text is { } text && operand.Type is CPointerType { Target: var character })
            {
                return layout.TryGet(character, out var width, out _) ? Size(width == 1 ? CLiteral.Bytes(text).Length + 1 : (text.Length + 1) * width) : null;
            }

            type = operand.Type;
        }
        else
        {
            return null;
        }

        return layout.TryGet(type, out var size, out var alignment) ? Size(isSize ? size : alignment) : null;
    }

    private CConstant Size(long value) => new(builtins["size_t"].Target, value);

    /// <summary><c>__builtin_offsetof(struct s, member.x[2])</c>.</summary>
    private CConstant? OffsetOf()
    {
        position++;
        if (!Accept(CTokenKind.OpenParenthesis) || !IsTypeStart(position))
        {
            return null;
        }

        var type = TypeName();
        if (!Accept(CTokenKind.Comma) || Kind != CTokenKind.Identifier)
        {
            return null;
        }

        var member = Postfix(Member(type, 0, tokens.Span(position++)));
        return Accept(CTokenKind.CloseParenthesis) && member is not null ? Size(member.Bits) : null;
    }
}
