using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>Enums of all platforms, by the names they have in C#.</summary>
/// <param name="views">The platforms.</param>
/// <param name="names">What they are called.</param>
/// <param name="headers">Where they belong.</param>
internal sealed class EnumTable(IReadOnlyList<PlatformView> views, TypeNames names, HeaderReader headers)
{
    private readonly Dictionary<string, EnumEntry> entries = new(StringComparer.Ordinal);
    private readonly List<EnumEntry> order = [];

    /// <summary>Those that are mentioned, in that order.</summary>
    public List<BoundEnum> Bound { get; } = [];

    /// <summary>Values that are constants of the class: of enums without a name, and those that differ between platforms.</summary>
    public List<BoundConstant> Constants { get; } = [];

    /// <summary>Takes in what the views declare.</summary>
    public void Collect()
    {
        foreach (var view in views)
        {
            for (var header = 0; header < view.Units.Length; header++)
            {
                if (view.Units[header] is not { } unit)
                {
                    continue;
                }

                foreach (var enumeration in unit.Enums)
                {
                    // One without a name is known by its first value.
                    var name = names.Of(enumeration) ?? (enumeration is { IsOwn: true, Enumerators.Count: > 0 } ? "{" + enumeration.Enumerators[0].Name : null);
                    if (name is not null)
                    {
                        Entry(name, header).Add(view.Index, enumeration);
                    }
                }
            }
        }
    }

    /// <summary>Mentions the project's own.</summary>
    public void MentionOwn()
    {
        foreach (var entry in order)
        {
            // Where no C# enum can have its size, its values are still good.
            if (entry.IsOwn && (entry.Name[0] == '{' || Mention(entry.Name) is null))
            {
                Constants.AddRange(Values(entry, "", headers.HeaderOf(entry.First.Location, entry.Header)));
            }
        }
    }

    /// <summary>Something needs it: it will be written. Null if its size differs between platforms.</summary>
    public BoundEnum? Mention(string name)
    {
        var entry = entries[name];
        if (!entry.IsMentioned)
        {
            entry.IsMentioned = true;
            entry.Bound = Build(entry);
        }

        return entry.Bound;
    }

    private BoundEnum? Build(EnumEntry entry)
    {
        var (size, isNegative, isLarge) = (0L, false, false);
        for (var i = 0; i < views.Count; i++)
        {
            if (entry.Enums[i] is not { } own)
            {
                continue;
            }

            var bytes = views[i].Units.First(static unit => unit is not null)!.Layout.TryGet(own.Underlying, out var known, out _) ? known : 0;
            if (bytes is not (1 or 2 or 4 or 8) || (size != 0 && size != bytes))
            {
                return null;
            }

            size = bytes;
            foreach (var enumerator in own.Enumerators)
            {
                var isUnsigned = enumerator.Value.IsUnsigned || enumerator.Value.Bits >= 0;
                isNegative |= !isUnsigned;
                isLarge |= isUnsigned && (ulong)enumerator.Value.Bits > ulong.MaxValue >> (int)(65 - (bytes * 8));
            }
        }

        var header = headers.HeaderOf(entry.First.Location, entry.Header);
        var bound = new BoundEnum(entry.Name, entry.First, header)
        {
            Underlying = NeutralType.Integer(size, isSigned: isNegative || (size >= 4 && !isLarge)).CSharp,
            Size = (int)size,
            CNames = names.CNames(entry.Enums),
        };
        var same = new List<BoundConstant>();
        foreach (var value in Values(entry, CSharpNames.Escape(bound.Name), header))
        {
            (value.IsSame ? same : Constants).Add(value);
        }

        bound.Values = same;
        Bound.Add(bound);
        return bound;
    }

    /// <param name="entry">The enum.</param>
    /// <param name="type">C# type of the values; empty if it is not this enum.</param>
    /// <param name="header">Where they stand.</param>
    private List<BoundConstant> Values(EnumEntry entry, string type, string header)
    {
        var values = new Dictionary<string, BoundConstant>(StringComparer.Ordinal);
        var result = new List<BoundConstant>();
        for (var i = 0; i < views.Count; i++)
        {
            foreach (var enumerator in entry.Enums[i]?.Enumerators ?? [])
            {
                if (!values.TryGetValue(enumerator.Name, out var known))
                {
                    values.Add(enumerator.Name, known = new BoundConstant(CSharpNames.Identifier(enumerator.Name), enumerator.Name, type, new CConstant?[views.Count])
                    {
                        Header = header,
                        Location = enumerator.Location,
                        Documentation = enumerator.Documentation,
                    });
                    result.Add(known);
                }

                ((CConstant?[])known.Values)[i] = enumerator.Value;
            }
        }

        return result;
    }

    private EnumEntry Entry(string name, int header)
    {
        if (!entries.TryGetValue(name, out var entry))
        {
            entries.Add(name, entry = new EnumEntry(name, header, views.Count));
            order.Add(entry);
        }

        return entry;
    }
}
