using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>Finds the way to write a structure in C# that has C's layout on every platform.</summary>
/// <remarks>
/// Three ways, the first that fits: members in order, as the runtime lays them out by itself (that is neutral, as pointers
/// are); members at fixed offsets, where all platforms have the same; accessors that pick the offset at run time. It is
/// done twice, with the long of .NET 6 and with the one of before.
/// </remarks>
/// <param name="views">The platforms.</param>
/// <param name="record">Its members are known.</param>
/// <param name="isSame">Whether all platforms have the same members in the same order.</param>
internal sealed class RecordShaper(IReadOnlyList<PlatformView> views, BoundRecord record, bool isSame)
{
    private RuntimeLayout runtime = new(isLegacy: false);

    public void Shape()
    {
        record.Modern = Form();
        var isModernPassable = IsPassable(record.Modern, isLegacy: false);
        runtime = new RuntimeLayout(isLegacy: true);
        record.Legacy = Form();
        record.IsPassable = (isModernPassable, IsPassable(record.Legacy, isLegacy: true));
    }

    private RecordForm Form()
    {
        if (isSame && !record.C.IsUnion && BitUnits.Of(record, views) is { } storage)
        {
            foreach (var pack in Packs())
            {
                if (Sequential(pack, storage) is { } sequential)
                {
                    return sequential;
                }
            }
        }

        return Explicit() ?? (AreDistinguishable() ? new RecordForm(RecordShape.Varying, 0, 0, [], []) : Hide());
    }

    private RecordForm Hide()
    {
        record.Reason = "its layout differs between platforms that a running program cannot tell apart";
        return new RecordForm(RecordShape.Opaque, 0, 0, [], []);
    }

    private IEnumerable<int> Packs() => record.C.IsPacked ? [0, 1, 2, 4] : record.C.PragmaPack > 0 ? [0, record.C.PragmaPack] : [0];

    private RecordForm? Sequential(int pack, List<BitStorage> storage)
    {
        var (sizes, alignments) = (new long[views.Count], new int[views.Count]);
        foreach (var view in views)
        {
            if (record.Layouts[view.Index] is not { } layout)
            {
                continue;
            }

            var (end, largest, next) = (0L, 1, 0);
            for (var i = 0; i < record.Fields.Count; i++)
            {
                var field = record.Fields[i];
                for (; next < storage.Count && storage[next].Before == i; next++)
                {
                    if (Place(storage[next].Size, storage[next].Size) != storage[next].Offset[view.Index])
                    {
                        return null;
                    }
                }

                if (field.C.BitWidth is not null || field.IsFlexible)
                {
                    continue;
                }

                if (!runtime.TryGet(field, view, out var size, out var alignment) || Place(size, alignment) * 8 != field.Offsets[view.Index])
                {
                    return null;
                }
            }

            sizes[view.Index] = UnixRecordLayout.RoundUp(Math.Max(end, 1), largest);
            alignments[view.Index] = largest;

            long Place(long size, int alignment)
            {
                alignment = pack > 0 ? Math.Min(pack, alignment) : alignment;
                largest = Math.Max(largest, alignment);
                var offset = UnixRecordLayout.RoundUp(end, alignment);
                end = offset + size;
                return offset;
            }
        }

        return Sized(RecordShape.Sequential, pack, sizes, alignments) is { } form ? form with { Storage = storage } : null;
    }

    private RecordForm? Explicit()
    {
        var (sizes, alignments) = (new long[views.Count], new int[views.Count]);
        foreach (var view in views)
        {
            if (record.Layouts[view.Index] is not { } layout)
            {
                continue;
            }

            var (end, largest) = (0L, 1);
            foreach (var field in record.Fields)
            {
                if (field.Offsets[view.Index] is not { } offset || offset != field.Offsets[FirstView()])
                {
                    return null;
                }

                if (runtime.IsTooLarge(field.Innermost, view))
                {
                    // Before .NET 6 a long can be larger than C's, and would overlap what follows.
                    return null;
                }

                if (field.C.BitWidth is null && runtime.TryGet(field, view, out var size, out var alignment))
                {
                    end = Math.Max(end, (offset / 8) + size);
                    largest = Math.Max(largest, Math.Min(alignment, layout.Alignment));
                }
            }

            sizes[view.Index] = UnixRecordLayout.RoundUp(Math.Max(end, 1), largest);
            alignments[view.Index] = largest;
        }

        // What is packed says so; the rest has the alignment of its members.
        var first = record.Layouts[FirstView()]!.Alignment;
        var pack = record.C.IsPacked || record.C.PragmaPack > 0 ? Math.Min(first, 8) : 0;
        return Sized(RecordShape.Explicit, pack, sizes, alignments);
    }

    /// <summary>The form, if its size is C's, or can be made it.</summary>
    private RecordForm? Sized(RecordShape shape, int pack, long[] sizes, int[] alignments)
    {
        var (isRight, isFixed, first) = (true, true, record.Layouts[FirstView()]!.Size);
        for (var i = 0; i < views.Count; i++)
        {
            if (record.Layouts[i] is { } layout)
            {
                isRight &= layout.Size == sizes[i];
                isFixed &= layout.Size == first && sizes[i] <= first;
            }
        }

        return isRight ? new RecordForm(shape, pack, 0, sizes, alignments)
            : isFixed ? new RecordForm(shape, pack, first, [.. sizes.Select(size => size == 0 ? 0 : first)], alignments)
            : null;
    }

    private int FirstView() => Array.FindIndex(record.Layouts, static layout => layout is not null);

    /// <summary>Whether platforms that look the same to a running program have the same layout.</summary>
    private bool AreDistinguishable()
    {
        for (var i = 0; i < views.Count; i++)
        {
            for (var j = i + 1; j < views.Count; j++)
            {
                if (views[i].RunTimeKey == views[j].RunTimeKey && record.Layouts[i] is { } one && record.Layouts[j] is { } other
                    && (one.Size != other.Size || record.Fields.Any(field => field.Offsets[i] != field.Offsets[j])))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether all of it is there, aligned as in C: registers are chosen by that.</summary>
    private bool IsPassable(RecordForm form, bool isLegacy)
    {
        if (form.Shape is not (RecordShape.Sequential or RecordShape.Explicit))
        {
            return false;
        }

        foreach (var view in views)
        {
            if (record.Layouts[view.Index] is { } layout && layout.Alignment != form.Alignments[view.Index])
            {
                return false;
            }
        }

        foreach (var field in record.Fields)
        {
            var inner = field.Innermost.RecordType?.IsPassable ?? (true, true);
            var isThere = field.C.BitWidth is null ? !field.IsFlexible && runtime.TryGet(field, views[FirstView()], out _, out _) : form.Shape == RecordShape.Sequential;
            if (!isThere || !(isLegacy ? inner.Item2 : inner.Item1))
            {
                return false;
            }
        }

        return true;
    }
}
