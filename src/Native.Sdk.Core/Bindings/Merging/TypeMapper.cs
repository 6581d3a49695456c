using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>Finds the C# type for a C type, walking the types of all platforms in step.</summary>
internal sealed class TypeMapper
{
    private readonly TypeNames names;
    private readonly ScalarRules scalars;

    public TypeMapper(IReadOnlyList<PlatformView> views, TypeNames names, HeaderReader headers)
    {
        (this.names, scalars) = (names, new ScalarRules(views));
        (Records, Enums) = (new RecordTable(views, names, headers, this), new EnumTable(views, names, headers));
    }

    public RecordTable Records { get; }

    public EnumTable Enums { get; }

    /// <summary>The C# type.</summary>
    /// <param name="types">By platform; null where the declaration does not exist. Not all are.</param>
    public NeutralType Map(CType?[] types)
    {
        var standard = StandardType.Unknown;
        var plain = new CType?[types.Length];
        CType? first = null;
        var (isPointer, isRecord, isEnum, isArray, isVoid) = (true, true, true, true, true);
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] is not { } type)
            {
                continue;
            }

            standard = standard == StandardType.Unknown ? Promise(type) : standard;
            var inner = plain[i] = type.Unaliased;
            first ??= inner;
            isPointer &= inner is CPointerType;
            isRecord &= inner is CRecordType;
            isEnum &= inner is CEnumType;
            isArray &= inner is CArrayType;
            isVoid &= inner is CPrimitiveType { Kind: CPrimitive.Void };
        }

        return isPointer ? Pointer(plain)
            : isVoid ? NeutralType.Void
            : isRecord ? Record(plain)
            : isEnum ? Enumeration(plain)
            : isArray ? Array(plain)
            : first is CFunctionType ? NeutralType.None("a function is no value")
            : scalars.Choose(plain, standard);
    }

    /// <summary>A pointer to a function, as C# has it; null if its signature cannot be said.</summary>
    /// <param name="types">Unaliased, by platform.</param>
    public string? FunctionPointer(CType?[] types)
    {
        var signature = new SignatureMapper(this).Map(types);
        if (signature.Problem is not null || signature.RequiresNet6 || signature.IsVarying)
        {
            return null;
        }

        var convention = signature.IsStdcall ? "Stdcall" : "Cdecl";
        return $"delegate* unmanaged[{convention}]<{string.Concat(signature.Parameters.Select(static parameter => parameter.CSharp + ", "))}{signature.Result.CSharp}>";
    }

    internal static CType?[] Each(CType?[] types, Func<CType, CType?> selector)
    {
        var result = new CType?[types.Length];
        for (var i = 0; i < types.Length; i++)
        {
            result[i] = types[i] is { } type ? selector(type) : null;
        }

        return result;
    }

    internal static CType?[] EachFunction(CFunction?[] functions)
    {
        var result = new CType?[functions.Length];
        for (var i = 0; i < functions.Length; i++)
        {
            result[i] = functions[i]?.Type;
        }

        return result;
    }

    /// <summary>The first name on the way in that promises something.</summary>
    private static StandardType Promise(CType type)
    {
        while (true)
        {
            switch (type)
            {
                case CTypedefType named:
                    if (StandardTypes.Of(named.Name) is var promise && promise != StandardType.Unknown)
                    {
                        return promise;
                    }

                    type = named.Target;
                    break;
                case CQualifiedType qualified:
                    type = qualified.Type;
                    break;
                default:
                    return StandardType.Unknown;
            }
        }
    }

    private NeutralType Pointer(CType?[] pointers)
    {
        var targets = Each(pointers, static pointer => ((CPointerType)pointer).Target);
        if (targets.Any(static target => target?.Unaliased is CFunctionType))
        {
            return FunctionPointer(Each(targets, static target => target.Unaliased)) is { } function ? NeutralType.Pointer(function) : NeutralType.VoidPointer;
        }

        var inner = Map(targets);
        inner = inner.Kind == NeutralKind.Array ? inner.Element! : inner;
        return inner.Kind is NeutralKind.None or NeutralKind.Void or NeutralKind.Varying ? NeutralType.VoidPointer : NeutralType.Pointer(inner.CSharp + "*");
    }

    private NeutralType Record(CType?[] records)
    {
        return SameName(records) is { } name ? NeutralType.Record(Records.Mention(name)) : NeutralType.None("it has no name that is the same on every platform");
    }

    private NeutralType Enumeration(CType?[] enums)
    {
        if (SameName(enums) is not { } name)
        {
            return scalars.Choose(enums, StandardType.Unknown);
        }

        var bound = Enums.Mention(name);
        return bound is null ? NeutralType.None("the size of its enum differs between platforms") : NeutralType.Enum(bound.Name, bound.Size);
    }

    private string? SameName(CType?[] types)
    {
        string? name = null;
        foreach (var type in types)
        {
            if (type is null)
            {
                continue;
            }

            if (names.Of(type) is not { } own || (name is not null && name != own))
            {
                return null;
            }

            name = own;
        }

        return name;
    }

    private NeutralType Array(CType?[] arrays)
    {
        var element = Map(Each(arrays, static array => ((CArrayType)array).Element));
        if (element.Kind is NeutralKind.None or NeutralKind.Varying)
        {
            return NeutralType.None(element.Reason);
        }

        long length = -2;
        foreach (var array in arrays)
        {
            if (array is CArrayType { Length: var own })
            {
                length = length == -2 || length == (own ?? 0) ? own ?? 0 : -1;
            }
        }

        if (element.Kind != NeutralKind.Array)
        {
            return NeutralType.Array(element, length);
        }

        var isKnown = length >= 0 && element.Length >= 0 && (length == 0 || element.Length <= long.MaxValue / Math.Max(length, 1));
        return NeutralType.Array(element.Element!, isKnown ? length * element.Length : -1);
    }
}
