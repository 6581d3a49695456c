using Native.Sdk.Headers;

namespace Native.Sdk.Bindings.Friendly;

/// <summary>What C types look like behind their names and qualifiers.</summary>
internal static class Shapes
{
    /// <summary>What a pointer points to, with its qualifiers; null for everything else.</summary>
    public static CType? Target(CType type) => (type.Unaliased as CPointerType)?.Target;

    /// <summary>Whether a type is <c>const</c>, by itself or by its typedef.</summary>
    public static bool IsConst(CType type)
    {
        while (true)
        {
            switch (type)
            {
                case CQualifiedType qualified when (qualified.Qualifiers & CQualifiers.Const) != 0:
                    return true;
                case CQualifiedType qualified:
                    type = qualified.Type;
                    break;
                case CTypedefType named:
                    type = named.Target;
                    break;
                default:
                    return false;
            }
        }
    }

    /// <summary>Whether a pointer's target may not be written.</summary>
    public static bool PointsToConst(CType type) => Target(type) is { } target && IsConst(target);

    /// <summary>Which of C's own types it is; null for others.</summary>
    public static CPrimitive? Primitive(CType? type) => (type?.Unaliased as CPrimitiveType)?.Kind;

    /// <summary>Whether it points to plain <c>char</c>, which is how C writes text.</summary>
    public static bool IsCharPointer(CType type) => Primitive(Target(type)) == CPrimitive.Char;

    /// <summary>Whether it is <c>_Bool</c>.</summary>
    public static bool IsBool(CType type) => Primitive(type) == CPrimitive.Bool;

    /// <summary>Whether it is an integer that counts things: no enum, no <c>_Bool</c>, no character.</summary>
    public static bool IsCount(CType type) => Primitive(type) is >= CPrimitive.Short and <= CPrimitive.UnsignedLongLong;

    /// <summary>Whether it is a 32-bit integer or an enum.</summary>
    public static bool IsCode(CType type) => Primitive(type) is CPrimitive.Int or CPrimitive.UnsignedInt || type.Unaliased is CEnumType;

    /// <summary>A number, an enum: what is passed as it is.</summary>
    public static bool IsScalar(CType type) =>
        type.Unaliased is CEnumType || Primitive(type) is (>= CPrimitive.Bool and <= CPrimitive.UnsignedLongLong) or CPrimitive.Float or CPrimitive.Double;

    /// <summary>A member of a structure by its C name, whatever its case; null where C# does not have it.</summary>
    public static BoundField? Field(BoundRecord record, string name) =>
        record.Fields.FirstOrDefault(field => field.C.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A member's name as it is written.</summary>
    public static string Member(BoundRecord record, string name) => CSharpNames.Escape(Field(record, name)!.Name);

    /// <summary>What comments say about what a pointer points to: the typedef's, else the structure's.</summary>
    public static string DocumentationOfTarget(CType pointer)
    {
        for (var type = Target(pointer); type is not null;)
        {
            switch (type)
            {
                case CTypedefType { Documentation.Length: > 0 } named:
                    return named.Documentation;
                case CTypedefType named:
                    type = named.Target;
                    break;
                case CQualifiedType qualified:
                    type = qualified.Type;
                    break;
                default:
                    return (type as CRecordType)?.Documentation ?? "";
            }
        }

        return "";
    }

    /// <summary>What the declarations that a pointer leads to say for the bindings: the typedefs' and the structure's.</summary>
    public static Annotations AnnotationsOfTarget(CType pointer)
    {
        var texts = new List<string>();
        for (var type = Target(pointer); type is not null;)
        {
            switch (type)
            {
                case CTypedefType named:
                    texts.AddRange(named.Annotations);
                    type = named.Target;
                    break;
                case CQualifiedType qualified:
                    type = qualified.Type;
                    break;
                case CRecordType record:
                    texts.AddRange(record.Annotations);
                    type = null;
                    break;
                default:
                    type = null;
                    break;
            }
        }

        return new Annotations(texts);
    }
}
