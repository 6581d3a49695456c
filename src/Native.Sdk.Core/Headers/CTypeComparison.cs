namespace Native.Sdk.Headers;

/// <summary>Whether two declarations of one name agree, as far as a caller can tell.</summary>
/// <remarks>C23, 6.2.7 (compatible type), without qualifiers, which do not change how anything is passed.</remarks>
internal static class CTypeComparison
{
    public static bool Same(CType left, CType right)
    {
        (left, right) = (left.Unaliased, right.Unaliased);
        if (left == right || left is CUnresolvedType || right is CUnresolvedType)
        {
            return true;
        }

        switch (left, right)
        {
            case (CPointerType one, CPointerType other):
                return Same(one.Target, other.Target);
            case (CArrayType one, CArrayType other):
                return (one.Length is null || other.Length is null || one.Length == other.Length) && Same(one.Element, other.Element);
            case (CVectorType one, CVectorType other):
                return one.Size == other.Size && Same(one.Element, other.Element);
            case (CComplexType one, CComplexType other):
                return Same(one.Part, other.Part);
            case (CBitIntType one, CBitIntType other):
                return one.Width == other.Width && one.IsUnsigned == other.IsUnsigned;
            case (CRecordType one, CRecordType other):
                // A second definition of a tag is compared where it stands.
                return one.Tag.Length > 0 && one.Tag == other.Tag;
            case (CEnumType one, CEnumType other):
                return (one.Tag.Length > 0 && one.Tag == other.Tag) || (one.Tag.Length == 0 && one.Enumerators.Count == other.Enumerators.Count);
            case (CEnumType one, CPrimitiveType { IsInteger: true }):
                return Same(one.Underlying, right) || right is CPrimitiveType { Kind: CPrimitive.Int };
            case (CPrimitiveType { IsInteger: true }, CEnumType):
                return Same(right, left);
            case (CFunctionType one, CFunctionType other):
                return SameFunctions(one, other);
            default:
                return false;
        }
    }

    private static bool SameFunctions(CFunctionType left, CFunctionType right)
    {
        if (!Same(left.ReturnType, right.ReturnType))
        {
            return false;
        }

        if (!left.HasPrototype || !right.HasPrototype)
        {
            return true;
        }

        if (left.Parameters.Count != right.Parameters.Count || left.IsVariadic != right.IsVariadic || left.Convention != right.Convention)
        {
            return false;
        }

        for (var i = 0; i < left.Parameters.Count; i++)
        {
            if (!Same(left.Parameters[i].Type, right.Parameters[i].Type))
            {
                return false;
            }
        }

        return true;
    }
}
