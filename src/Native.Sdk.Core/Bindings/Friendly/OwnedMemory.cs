using Native.Sdk.Headers;

namespace Native.Sdk.Bindings.Friendly;

/// <summary>Finds what frees strings and buffers that a library hands out.</summary>
internal static class OwnedMemory
{
    /// <summary>
    /// The library's function for strings: the only one that takes a <c>char *</c> alone and is marked as freeing, or has
    /// both words in its name: <c>x_string_free</c>, <c>x_free_str</c>. Null where there is none, or more than one.
    /// </summary>
    public static BoundFunction? StringFree(IReadOnlyList<BoundFunction> functions)
    {
        var candidates = functions
            .Where(static function => function.Parameters.Count == 1 && Shapes.IsCharPointer(function.Parameters[0].C.Type))
            .Where(static function => new Annotations(function.C.Annotations).Has("free") || FreesStrings(function.C))
            .Take(2)
            .ToArray();
        return candidates.Length == 1 ? candidates[0] : null;
    }

    /// <summary>
    /// For each structure of a buffer (<c>data</c>, <c>length</c> or <c>len</c>, perhaps <c>capacity</c>) the one function
    /// that frees it.
    /// </summary>
    public static Dictionary<BoundRecord, BoundFunction> Buffers(IReadOnlyList<BoundFunction> functions, RawTypes raw)
    {
        var buffers = new Dictionary<BoundRecord, BoundFunction>();
        var ambiguous = new HashSet<BoundRecord>();
        foreach (var function in functions)
        {
            if (function.Parameters.Count != 1)
            {
                continue;
            }

            var type = function.Parameters[0].C.Type;
            var record = raw.TargetOf(type) ?? raw.RecordOf(type);
            if (record is not null && IsBuffer(record) && Frees(function.C) && !buffers.TryAdd(record, function))
            {
                ambiguous.Add(record);
            }
        }

        foreach (var record in ambiguous)
        {
            buffers.Remove(record);
        }

        return buffers;
    }

    /// <summary>The member that holds a buffer's length.</summary>
    public static BoundField? Length(BoundRecord record) => Shapes.Field(record, "length") ?? Shapes.Field(record, "len");

    /// <summary>Whether a structure looks like bytes with their length.</summary>
    public static bool IsBuffer(BoundRecord record) =>
        !record.C.IsUnion && RawTypes.IsValue(record)
        && Shapes.Field(record, "data") is { } data
        && Shapes.Target(data.C.Type) is { } target
        && Shapes.Primitive(target) is CPrimitive.Char or CPrimitive.SignedChar or CPrimitive.UnsignedChar
        && !Shapes.IsConst(target)
        && Length(record) is { } length && Shapes.IsCount(length.C.Type)
        && record.Fields.All(static field => field.C.Name.ToLowerInvariant() is "data" or "length" or "len" or "capacity" or "cap");

    private static bool Frees(CFunction function) =>
        new Annotations(function.Annotations).Has("free") || Words.Of(function.Name).Any(static word => Conventions.ReleaseRank(word) is not null);

    private static bool FreesStrings(CFunction function)
    {
        var words = Words.Of(function.Name).Select(static word => word.ToLowerInvariant()).ToArray();
        return words.Any(static word => Conventions.ReleaseRank(word) is not null) && words.Any(static word => word is "string" or "str" or "cstring");
    }
}
