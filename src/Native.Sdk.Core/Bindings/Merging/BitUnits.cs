namespace Native.Sdk.Bindings;

/// <summary>Finds the integers that bit-fields share.</summary>
internal static class BitUnits
{
    /// <summary>
    /// Integers in which the bit-fields lie, each of the size of its bit-fields' type; null where they do not lie in such,
    /// or in others on each platform.
    /// </summary>
    /// <param name="record">Its members are known.</param>
    /// <param name="views">The platforms.</param>
    public static List<BitStorage>? Of(BoundRecord record, IReadOnlyList<PlatformView> views)
    {
        var result = new List<BitStorage>();
        var isFirst = true;
        for (var view = 0; view < views.Count; view++)
        {
            if (record.Layouts[view] is null)
            {
                continue;
            }

            var number = -1;
            long last = -1;
            for (var i = 0; i < record.Fields.Count; i++)
            {
                var field = record.Fields[i];
                if (field.C.BitWidth is not { } width)
                {
                    last = -1;
                    continue;
                }

                var bits = Unit(field.Type, views[view]) * 8;
                var offset = field.Offsets[view]!.Value;
                if (bits == 0 || (offset % bits) + width > bits)
                {
                    return null;
                }

                var start = offset / bits * bits / 8;
                if (start == last)
                {
                    continue;
                }

                last = start;
                number++;
                if (isFirst)
                {
                    result.Add(new BitStorage(i, (int)(bits / 8), new long[views.Count]));
                }
                else if (number >= result.Count || result[number].Before != i || result[number].Size != bits / 8)
                {
                    return null;
                }

                result[number].Offset[view] = start;
            }

            if (number != result.Count - 1)
            {
                return null;
            }

            isFirst = false;
        }

        return result;
    }

    private static long Unit(NeutralType type, PlatformView view) => type.Kind switch
    {
        NeutralKind.Fixed or NeutralKind.Enum => type.Size,
        NeutralKind.Long => view.Model.LongSize,
        NeutralKind.PointerSized => view.Model.PointerSize,
        NeutralKind.Varying => type.Sizes[view.Index],
        _ => 0,
    };
}
