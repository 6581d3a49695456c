namespace Native.Sdk.Headers;

/// <content>Declarators: the name, and the pointers, arrays and functions around it.</content>
/// <remarks>
/// C23, 6.7.7. They read from the name outwards, what stands behind first:
/// <code>
/// int (*f(int))[3]                      f: function, pointer, array
/// void (__stdcall *hook)(int)           the convention inside the group is that of the parameters behind it
/// int (f)(int)                          a group only keeps a macro of that name away
/// int f(int (x), int (int), int (*)())  without name: "(" and a type are parameters, else a group
/// </code>
/// </remarks>
public sealed partial class CParser
{
    /// <summary>Derivations of the declarators that are being read, from the names outwards; each reader removes its own.</summary>
    private readonly List<CDerivation> derivations = [];

    /// <param name="specifiers">What stands before it.</param>
    /// <param name="isAbstract">Whether it can be without name.</param>
    /// <param name="isParameter">Whether arrays and functions become pointers.</param>
    private CDeclarator Declarator(CSpecifiers specifiers, bool isAbstract, bool isParameter)
    {
        var result = new CDeclarator();
        var first = derivations.Count;
        var lead = DeclaratorParts(result, isAbstract, isParameter) ?? specifiers.Convention;
        if (failure is null && derivations.Count - first + specifiers.Type.Depth > CType.MaxDepth)
        {
            Fail("its type is nested too deeply");
        }

        if (failure is null)
        {
            if (isParameter && derivations.Count > first && derivations[first] is { Kind: CTokenKind.OpenBracket } array)
            {
                result.ArrayLength = array.Length;
            }

            var type = specifiers.Type;
            for (var i = derivations.Count - 1; i >= first; i--)
            {
                type = derivations[i].Apply(type);
            }

            Trailer(result);
            type = derivations.Count == first ? Adorn(type, result.Attributes) : type;
            lead = result.Attributes?.Convention ?? lead ?? specifiers.Attributes?.Convention;
            type = lead is { } convention and not CCallingConvention.Cdecl ? WithConvention(type, convention) : type;
            result.Type = isParameter ? Adjust(type) : type;
            if (type.Depth > CType.MaxDepth)
            {
                Fail("its type is nested too deeply");
            }
        }

        derivations.RemoveRange(first, derivations.Count - first);
        return result;
    }

    /// <returns>The convention that stands before the first pointer, for the parameters behind a group.</returns>
    private CCallingConvention? DeclaratorParts(CDeclarator result, bool isAbstract, bool isParameter)
    {
        if (!Enter())
        {
            nesting--;
            return null;
        }

        List<CDerivation>? pointers = null;
        CCallingConvention? lead = null, own = null;
        for (var isDone = false; !isDone;)
        {
            switch (Kind)
            {
                case CTokenKind.Star or CTokenKind.Caret or CTokenKind.Ampersand or CTokenKind.AndAnd:
                    // References of C++ and blocks of Objective-C are pointers to the linker.
                    (pointers ??= []).Add(new CDerivation { Kind = CTokenKind.Star });
                    own = null;
                    position++;
                    if (pointers.Count > CType.MaxDepth)
                    {
                        Fail("its type is nested too deeply");
                    }

                    break;
                case >= CTokenKind.Const and <= CTokenKind.Nullability:
                    if (pointers is not null)
                    {
                        pointers[^1].Qualifiers |= Qualifier(Kind);
                    }

                    position++;
                    break;
                case >= CTokenKind.Cdecl and <= CTokenKind.OtherConvention:
                    own = Convention(Kind);
                    lead = pointers is null ? own : lead;
                    position++;
                    break;
                case CTokenKind.Attribute or CTokenKind.Declspec:
                    result.Attributes = Attributes(result.Attributes);
                    if (result.Attributes?.TakeConvention() is { } convention)
                    {
                        own = convention;
                        lead = pointers is null ? own : lead;
                    }

                    break;
                case CTokenKind.Extension:
                    position++;
                    break;
                case CTokenKind.Identifier when IsDecoration():
                    position++;
                    break;
                default:
                    isDone = true;
                    break;
            }
        }

        if (Kind == CTokenKind.Identifier)
        {
            result.Name = position++;
            if (Kind == CTokenKind.DoubleColon || tokens.Name(result.Name) == "operator")
            {
                Fail("its name is C++", CProblemKind.CPlusPlus);
            }
        }
        else if (Kind == CTokenKind.OpenParenthesis && (!isAbstract || IsGroup(position + 1)))
        {
            position++;
            own = DeclaratorParts(result, isAbstract, isParameter) ?? own;
            Expect(CTokenKind.CloseParenthesis, "')'");
        }
        else if (!isAbstract)
        {
            FailHere("a name");
        }

        own ??= pointers is null ? lead : null;
        var isMacro = Kind == CTokenKind.Identifier && IsPrototypeMacro(position);
        position += isMacro ? 2 : 0;
        var isConsumed = Suffixes(result, own, isParameter);
        if (isMacro)
        {
            Expect(CTokenKind.CloseParenthesis, "')'");
        }

        if (pointers is not null)
        {
            for (var i = pointers.Count - 1; i >= 0; i--)
            {
                derivations.Add(pointers[i]);
            }

            if (derivations.Count > CType.MaxDepth * 4)
            {
                Fail("its type is nested too deeply");
            }
        }

        nesting--;
        return pointers is not null ? lead : isConsumed ? null : own;
    }

    /// <summary>Parameters and arrays behind a name or group.</summary>
    /// <returns>Whether the convention found its function.</returns>
    private bool Suffixes(CDeclarator result, CCallingConvention? convention, bool isParameter)
    {
        var isConsumed = false;
        var isFirst = true;
        while (true)
        {
            switch (Kind)
            {
                case CTokenKind.OpenParenthesis:
                    Parameters(isConsumed ? null : convention);
                    isConsumed = true;
                    break;
                case CTokenKind.OpenBracket when Next != CTokenKind.OpenBracket:
                    ArrayLength(isParameter, isFirst);
                    break;
                case CTokenKind.OpenBracket when result.Name >= 0 && tokens.Match(position) >= 0:
                    // [[attribute]]
                    result.Attributes = Attributes(result.Attributes);
                    break;
                default:
                    return isConsumed;
            }

            isFirst = false;
        }
    }

    private void ArrayLength(bool isParameter, bool isFirst)
    {
        if (tokens.Match(position) is not (>= 0 and var close))
        {
            Fail("its '[' is not closed");
            return;
        }

        position++;
        while (Kind == CTokenKind.Static || CKeywords.IsQualifier(Kind))
        {
            position++;
        }

        long? length = null;
        if (position < close && !(Kind == CTokenKind.Star && position + 1 == close))
        {
            var value = Constant();
            if (value is { IsInteger: true } && (value.Bits >= 0 || value.IsUnsigned) && position == close)
            {
                length = value.Bits;
            }
            else if (!isParameter || !isFirst)
            {
                Fail("the length of its array is not understood");
            }
        }

        position = failure is null ? close + 1 : position;
        derivations.Add(new CDerivation { Kind = CTokenKind.OpenBracket, Length = length });
    }

    /// <summary>Whether what stands behind a parenthesis is a declarator, and not parameters.</summary>
    private bool IsGroup(int token)
    {
        while (true)
        {
            switch (tokens.Kind(token))
            {
                case CTokenKind.Attribute or CTokenKind.Declspec when tokens.Match(token + 1) is >= 0 and var close:
                    token = close + 1;
                    break;
                case >= CTokenKind.Cdecl and <= CTokenKind.OtherConvention:
                    token++;
                    break;
                case CTokenKind.Identifier:
                    return TypeNamed(token) is null;
                case CTokenKind.Star or CTokenKind.Caret or CTokenKind.Ampersand or CTokenKind.AndAnd or CTokenKind.OpenParenthesis or CTokenKind.OpenBracket:
                    return true;
                default:
                    return false;
            }
        }
    }

    private void Parameters(CCallingConvention? convention)
    {
        position++;
        var parameters = new List<CParameter>();
        var isVariadic = false;
        var hasPrototype = Kind != CTokenKind.CloseParenthesis;
        if (Kind == CTokenKind.Void && Next == CTokenKind.CloseParenthesis)
        {
            position++;
        }
        else if (hasPrototype && Enter())
        {
            do
            {
                if (Accept(CTokenKind.Ellipsis))
                {
                    isVariadic = true;
                    break;
                }

                var specifiers = Specifiers(isParameter: true);
                var declarator = Declarator(specifiers, isAbstract: true, isParameter: true);
                if (Kind == CTokenKind.Assign)
                {
                    SkipTo(CTokenKind.Comma, CTokenKind.CloseParenthesis);
                }

                parameters.Add(new CParameter(declarator.Name < 0 ? "" : tokens.Name(declarator.Name), declarator.Type) 
                {
                    ArrayLength = declarator.ArrayLength,
                    Annotations = CAttributes.Join(specifiers.Attributes, declarator.Attributes),
                });
            }
            while (Accept(CTokenKind.Comma));

            nesting--;
        }
        else if (hasPrototype)
        {
            nesting--;
        }

        Expect(CTokenKind.CloseParenthesis, "')'");
        if (parameters is [{ Name: "", Type: var only }] && only.Unaliased is CPrimitiveType { Kind: CPrimitive.Void })
        {
            parameters.Clear();
        }

        derivations.Add(new CDerivation
        {
            Kind = CTokenKind.OpenParenthesis,
            Parameters = [.. parameters],
            IsVariadic = isVariadic,
            HasPrototype = hasPrototype,
            Convention = convention ?? CCallingConvention.Cdecl,
        });
    }

    /// <summary>C23, 6.7.7.4: parameters of array and function type are pointers; a qualified array has qualified elements.</summary>
    private static CType Adjust(CType type)
    {
        var qualifiers = CQualifiers.None;
        for (var inner = type; ;)
        {
            switch (inner)
            {
                case CTypedefType named:
                    inner = named.Target;
                    break;
                case CQualifiedType qualified:
                    qualifiers |= qualified.Qualifiers;
                    inner = qualified.Type;
                    break;
                case CArrayType array:
                    return new CPointerType(CQualifiedType.Of(array.Element, qualifiers));
                case CFunctionType:
                    return new CPointerType(type);
                default:
                    return type;
            }
        }
    }

    /// <summary>What may stand behind a declarator: a label, attributes, macros that decorate.</summary>
    private void Trailer(CDeclarator result)
    {
        while (true)
        {
            switch (Kind)
            {
                case CTokenKind.Asm:
                    position++;
                    if (Kind != CTokenKind.OpenParenthesis || tokens.Match(position) is not (>= 0 and var close))
                    {
                        FailHere("a label");
                        return;
                    }

                    position++;
                    result.Label = Kind == CTokenKind.String ? Constant()?.Text ?? "" : "";
                    position = close + 1;
                    break;
                case CTokenKind.Attribute or CTokenKind.Declspec:
                    result.Attributes = Attributes(result.Attributes);
                    break;
                case CTokenKind.OpenBracket when Next == CTokenKind.OpenBracket:
                    result.Attributes = Attributes(result.Attributes);
                    break;
                case CTokenKind.Nullability or CTokenKind.Const or CTokenKind.Volatile or CTokenKind.Extension:
                    position++;
                    break;
                case CTokenKind.Identifier when Next is CTokenKind.Semicolon or CTokenKind.Comma or CTokenKind.CloseParenthesis or CTokenKind.Identifier or CTokenKind.OpenBrace:
                    position++;
                    break;
                case CTokenKind.Identifier when Next == CTokenKind.OpenParenthesis:
                    position++;
                    SkipBrackets();
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>The convention goes to the function, or to the one that is pointed to.</summary>
    private static CType WithConvention(CType type, CCallingConvention convention) => type switch
    {
        CFunctionType { Convention: CCallingConvention.Cdecl } function => function.With(convention),
        CPointerType pointer when WithConvention(pointer.Target, convention) is var target && target != pointer.Target => new CPointerType(target),
        CQualifiedType qualified when WithConvention(qualified.Type, convention) is var inner && inner != qualified.Type => CQualifiedType.Of(inner, qualified.Qualifiers),
        _ => type,
    };
}
