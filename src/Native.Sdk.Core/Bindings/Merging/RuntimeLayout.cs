namespace Native.Sdk.Bindings;

/// <summary>Sizes, as .NET's runtime has them, of what stands in a structure.</summary>
/// <remarks>
/// ECMA-335, II.10.1.2 and II.10.7: sequential members lie at multiples of their own alignment, or of Pack if that is less;
/// the size is a multiple of the largest. What is made of C's numbers alone has their alignment.
/// </remarks>
/// <param name="isLegacy">Before .NET 6, where a long is a pointer's size.</param>
internal sealed class RuntimeLayout(bool isLegacy)
{
    /// <summary>Elements of an array that is not C#'s own, each of which is written.</summary>
    public const int MaxElements = 1024;

    /// <summary>Size and alignment of a member in bytes.</summary>
    /// <returns>False if C# cannot have it as a member.</returns>
    public bool TryGet(BoundField field, PlatformView view, out long size, out int alignment)
    {
        var type = field.Type;
        if (type.Kind != NeutralKind.Array)
        {
            return TryGet(type, view, out size, out alignment);
        }

        var count = field.Count ?? -1;
        var isElement = TryGet(type.Element!, view, out size, out alignment);
        size *= Math.Max(count, 0);
        return isElement && count > 0 && size <= int.MaxValue && (field.IsFixedBuffer || count <= MaxElements);
    }

    /// <summary>Whether a long is larger than C's.</summary>
    public bool IsTooLarge(NeutralType type, PlatformView view) => isLegacy && type.Kind == NeutralKind.Long && view.Model.LongSize != view.Model.PointerSize;

    private bool TryGet(NeutralType type, PlatformView view, out long size, out int alignment)
    {
        size = type.Kind switch
        {
            NeutralKind.Fixed or NeutralKind.Enum => type.Size,
            NeutralKind.PointerSized or NeutralKind.Pointer => view.Model.PointerSize,
            NeutralKind.Long => isLegacy ? view.Model.PointerSize : view.Model.LongSize,
            _ => 0,
        };
        alignment = (int)size;
        if (type.Kind == NeutralKind.Record && type.RecordType!.State == RecordState.Complete)
        {
            var form = type.RecordType.Form(isLegacy);
            if (form.Shape is RecordShape.Sequential or RecordShape.Explicit)
            {
                (size, alignment) = (form.Sizes[view.Index], form.Alignments[view.Index]);
            }
        }

        return size > 0;
    }
}
