using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>Finds out the members of a structure or union: those of all platforms together.</summary>
/// <param name="views">The platforms.</param>
/// <param name="mapper">For the members' types.</param>
/// <param name="record">Takes what is found.</param>
/// <param name="records">Its declarations, by platform.</param>
/// <param name="layouts">Of the units that they are from.</param>
internal sealed class RecordBuilder(IReadOnlyList<PlatformView> views, TypeMapper mapper, BoundRecord record, CRecordType?[] records, CLayout?[] layouts)
{
    /// <summary>Bytes; the runtime refuses structures not much larger.</summary>
    private const long MaxSize = 1 << 20;

    private readonly HashSet<string> scope = new(StringComparer.Ordinal) { record.Name };

    public void Build()
    {
        if (!Lay())
        {
            return;
        }

        var keys = Keys(out var isSame);
        var fields = new List<BoundField>();
        foreach (var key in keys)
        {
            fields.Add(Field(key, fields.Count));
        }

        record.Fields = fields;
        new RecordShaper(views, record, isSame).Shape();
    }

    /// <summary>Whether every platform that has it knows its layout.</summary>
    private bool Lay()
    {
        var result = new CRecordLayout?[views.Count];
        for (var i = 0; i < views.Count; i++)
        {
            if (records[i] is not { } own)
            {
                continue;
            }

            result[i] = own.IsComplete ? layouts[i]!.Of(own) : null;
            if (result[i] is not { Size: > 0 and <= MaxSize })
            {
                record.Reason = !own.IsComplete ? "" : result[i] is null ? "not all of its members are understood" : result[i]!.Size == 0 ? "it has no members" : "it is too large for C#";
                return false;
            }
        }

        record.Layouts = result;
        return true;
    }

    /// <summary>The members by name, or by number if they have none; those of the first platform first. Bit-fields without name only fill.</summary>
    private List<string> Keys(out bool isSame)
    {
        var keys = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        isSame = true;
        foreach (var own in records)
        {
            if (own is null)
            {
                continue;
            }

            var number = 0;
            var isFirst = keys.Count == 0;
            foreach (var field in own.Fields)
            {
                if (Key(field, number) is { } key)
                {
                    isSame &= isFirst || (number < keys.Count && keys[number] == key);
                    if (known.Add(key))
                    {
                        keys.Add(key);
                    }

                    number++;
                }
            }

            isSame &= number == keys.Count;
        }

        return keys;
    }

    private static string? Key(CField field, int number) =>
        field.Name.Length > 0 ? field.Name : field.BitWidth is null ? "#" + number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;

    private BoundField Field(string key, int index)
    {
        var types = new CType?[views.Count];
        var offsets = new long?[views.Count];
        CField? first = null;
        for (var i = 0; i < views.Count; i++)
        {
            var number = 0;
            for (var j = 0; records[i] is { } own && j < own.Fields.Count; j++)
            {
                var field = own.Fields[j];
                if (Key(field, number) is not { } mine)
                {
                    continue;
                }

                number++;
                if (mine == key)
                {
                    first ??= field;
                    types[i] = field.Type;
                    offsets[i] = record.Layouts[i]!.BitOffsets[j];
                    break;
                }
            }
        }

        var name = CSharpNames.Unique(first!.Name.Length > 0 ? CSharpNames.Identifier(first.Name) : $"anonymous{index}", scope);
        var nested = Nested(types, name);
        var type = nested ?? mapper.Map(types);
        if (type.Kind == NeutralKind.Record || type is { Kind: NeutralKind.Array, Element.Kind: NeutralKind.Record })
        {
            mapper.Records.Complete((type.RecordType ?? type.Element!.RecordType)!);
        }

        var result = new BoundField(name, first, type, offsets)
        {
            Nested = nested?.RecordType ?? nested?.Element!.RecordType,
            Count = type is { Kind: NeutralKind.Array, Length: >= 0 } ? type.Length : null,
            IsFlexible = type is { Kind: NeutralKind.Array, Length: 0 },
        };
        if (type.Kind == NeutralKind.Array && !result.IsFixedBuffer && result.Count > 0)
        {
            result.ArrayType = CSharpNames.Unique($"_{name}_array", scope);
        }

        return result;
    }

    /// <summary>Elements of arrays of so many elements; -1 if platforms disagree, or there are too many.</summary>
    private static long Times(long length, CType?[] arrays)
    {
        long own = -1;
        foreach (var type in arrays)
        {
            if (type is CArrayType { Length: { } mine })
            {
                if ((own >= 0 && own != mine) || mine > int.MaxValue)
                {
                    return -1;
                }

                own = mine;
            }
        }

        return length < 0 || length * own > int.MaxValue ? -1 : length * own;
    }

    /// <summary>The structure without tag that a member, or each element of it, is; null if it is none.</summary>
    private NeutralType? Nested(CType?[] types, string name)
    {
        long length = 1;
        var isArray = false;
        var inner = TypeMapper.Each(types, static type => type.Unaliased);
        while (inner.All(static type => type is null or CArrayType { Length: not null }) && inner.Any(static type => type is not null))
        {
            isArray = true;
            length = Times(length, inner);
            inner = TypeMapper.Each(inner, static array => ((CArrayType)array).Element.Unaliased);
        }

        var own = new CRecordType?[types.Length];
        CRecordType? first = null;
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] is { } type)
            {
                if (type is not CRecordType one || mapper.Records.IsNamed(one))
                {
                    return null;
                }

                first ??= one;
                own[i] = one;
            }
        }

        var nested = new BoundRecord(CSharpNames.Unique("_" + name, scope), first!, record.Header);
        mapper.Records.Complete(nested, own, layouts);
        return isArray ? NeutralType.Array(NeutralType.Record(nested), length) : NeutralType.Record(nested);
    }
}
