using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>Chooses the C# number for a C number, by what it is on all platforms.</summary>
/// <remarks>
/// In this order: what C calls long is CLong; what has one size everywhere is the C# number of that size; what is as large
/// as a pointer is nint; what is as large as a long is CLong. Names that C's own headers promise something about come
/// before: see <see cref="StandardTypes"/>.
/// </remarks>
internal sealed class ScalarRules(IReadOnlyList<PlatformView> views)
{
    /// <param name="types">Unaliased, by platform; null where the declaration does not exist.</param>
    /// <param name="standard">What the name promises.</param>
    public NeutralType Choose(CType?[] types, StandardType standard)
    {
        if (standard == StandardType.WideCharacter)
        {
            return NeutralType.None("wchar_t has two bytes on Windows and four elsewhere");
        }

        var (isFirst, isLong, isPointerSized, isLongSized, isSame) = (true, standard == StandardType.Unknown, true, true, true);
        var (size, isSigned, isPlainChar, isFloat) = (0L, false, false, false);
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] is not { } type)
            {
                continue;
            }

            var model = views[i].Model;
            if (Problem(type) is { } problem)
            {
                return NeutralType.None(problem);
            }

            var (bytes, signed, primitive) = Measure(type, model);
            if (isFirst)
            {
                (size, isSigned, isPlainChar, isFloat) = (bytes, signed, primitive == CPrimitive.Char, primitive is CPrimitive.Float or CPrimitive.Double);
                isFirst = false;
            }
            else if (isFloat != primitive is CPrimitive.Float or CPrimitive.Double)
            {
                return NeutralType.None("it is an integer on some platforms only");
            }

            isLong &= primitive is CPrimitive.Long or CPrimitive.UnsignedLong;
            isPointerSized &= bytes == model.PointerSize;
            isLongSized &= bytes == model.LongSize;
            isSame &= bytes == size;
        }

        return isFloat ? isSame ? size == 4 ? NeutralType.Float : NeutralType.Double : NeutralType.None("its size differs between platforms")
            : isLong ? isSigned ? NeutralType.CLong : NeutralType.CULong
            : standard == StandardType.PointerSized && isPointerSized ? PointerSized(isSigned)
            : isSame ? NeutralType.Integer(size, isSigned && !isPlainChar)
            : isPointerSized ? PointerSized(isSigned)
            : isLongSized ? isSigned ? NeutralType.CLong : NeutralType.CULong
            : Disagreement(types, isSigned);
    }

    private static NeutralType PointerSized(bool isSigned) => isSigned ? NeutralType.NInt : NeutralType.NUInt;

    /// <summary>Why nothing in C# stands for a type; null if something does.</summary>
    private static string? Problem(CType type) => type switch
    {
        CPrimitiveType primitive => primitive.Kind switch
        {
            CPrimitive.Int128 or CPrimitive.UnsignedInt128 => $"{primitive} has no C# type that is passed like it on every framework",
            CPrimitive.LongDouble => "long double has no C# type",
            CPrimitive.VaList => "va_list cannot be made in C#",
            > CPrimitive.UnsignedInt128 and not (CPrimitive.Float or CPrimitive.Double) => $"{primitive} has no C# type",
            CPrimitive.Void => "void has no value",
            _ => null,
        },
        CPointerType or CEnumType => null,
        CComplexType => "complex numbers are passed as no C# type is",
        CVectorType => "SIMD vectors are passed as no C# type is",
        CBitIntType => $"{type} has no C# type",
        CUnresolvedType unresolved => $"'{unresolved.Name}' is declared nowhere",
        CRecordType => "it is a structure on some platforms only",
        CFunctionType => "a function is no value",
        _ => "it is an array on some platforms only",
    };

    private static (long Size, bool IsSigned, CPrimitive Primitive) Measure(CType type, CDataModel model)
    {
        switch (type)
        {
            case CEnumType enumeration:
                return Measure(enumeration.Underlying.Unaliased, model);
            case CPrimitiveType primitive:
                var kind = primitive.Kind;
                var isSigned = kind is CPrimitive.Char ? !model.IsCharUnsigned : kind is CPrimitive.SignedChar or CPrimitive.Short or CPrimitive.Int or CPrimitive.Long or CPrimitive.LongLong;
                return (kind switch
                {
                    CPrimitive.Bool or CPrimitive.Char or CPrimitive.SignedChar or CPrimitive.UnsignedChar => 1,
                    CPrimitive.Short or CPrimitive.UnsignedShort => 2,
                    CPrimitive.Int or CPrimitive.UnsignedInt or CPrimitive.Float => 4,
                    CPrimitive.Long or CPrimitive.UnsignedLong => model.LongSize,
                    _ => 8,
                }, isSigned, kind);
            default:
                return (model.PointerSize, false, CPrimitive.Void);
        }
    }

    private NeutralType Disagreement(CType?[] types, bool isSigned)
    {
        var sizes = new int[types.Length];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = types[i] is { } type ? (int)Measure(type, views[i].Model).Size : 0;
        }

        var words = sizes.Index().Where(static at => at.Item > 0).Select(at => $"{at.Item} on {views[at.Index].Platform.Rid}");
        return NeutralType.Varying(sizes, isSigned, "its size differs between platforms: " + string.Join(", ", words));
    }
}
