using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>Structures and unions of all platforms, by the names they have in C#.</summary>
/// <param name="views">The platforms.</param>
/// <param name="names">What they are called.</param>
/// <param name="headers">Where they belong.</param>
/// <param name="mapper">For the types of their members.</param>
internal sealed class RecordTable(IReadOnlyList<PlatformView> views, TypeNames names, HeaderReader headers, TypeMapper mapper)
{
    /// <summary>Structures within structures within … that are followed.</summary>
    private const int MaxDepth = 100;

    private readonly Dictionary<string, RecordEntry> entries = new(StringComparer.Ordinal);
    private readonly List<RecordEntry> order = [];
    private readonly Queue<BoundRecord> mentioned = new();
    private int depth;

    /// <summary>Those that are mentioned, in that order.</summary>
    public List<BoundRecord> Bound { get; } = [];

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

                foreach (var record in unit.Records)
                {
                    if (names.Of(record) is { } name)
                    {
                        Entry(name, header).Add(view.Index, record, unit.Layout);
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
            if (entry.IsOwn)
            {
                Complete(Mention(entry.Name));
            }
        }
    }

    /// <summary>
    /// Completes all that was mentioned, and what that mentions; but of a system's types, whose tags begin with an
    /// underscore, only those that are a part of something: what is in a FILE is nobody's business.
    /// </summary>
    public void CompleteMentioned()
    {
        while (mentioned.TryDequeue(out var record))
        {
            if (entries[record.Name].IsOwn || !record.C.Tag.StartsWith('_'))
            {
                Complete(record);
            }
        }
    }

    /// <summary>Whether a structure has a name of its own.</summary>
    public bool IsNamed(CRecordType record) => names.Of(record) is not null;

    /// <summary>Something needs it: it will be written.</summary>
    public BoundRecord Mention(string name)
    {
        var entry = entries[name];
        if (entry.Bound is null)
        {
            entry.Bound = new BoundRecord(name, entry.First, headers.HeaderOf(entry.First.Location, entry.Header)) { CNames = names.CNames(entry.Records) };
            Bound.Add(entry.Bound);
            mentioned.Enqueue(entry.Bound);
        }

        return entry.Bound;
    }

    /// <summary>Finds out its members and how they are laid out.</summary>
    public void Complete(BoundRecord record)
    {
        if (record.State == RecordState.Mentioned && entries.TryGetValue(record.Name, out var entry) && entry.Bound == record)
        {
            Complete(record, entry.Records, entry.Layouts);
        }
    }

    /// <inheritdoc cref="Complete(BoundRecord)"/>
    /// <param name="record">Mentioned only.</param>
    /// <param name="records">Its declarations, by platform.</param>
    /// <param name="layouts">Of the units that they are from.</param>
    public void Complete(BoundRecord record, CRecordType?[] records, CLayout?[] layouts)
    {
        record.State = RecordState.InProgress;
        if (++depth <= MaxDepth)
        {
            new RecordBuilder(views, mapper, record, records, layouts).Build();
        }

        depth--;
        record.State = RecordState.Complete;
    }

    private RecordEntry Entry(string name, int header)
    {
        if (!entries.TryGetValue(name, out var entry))
        {
            entries.Add(name, entry = new RecordEntry(name, header, views.Count));
            order.Add(entry);
        }

        return entry;
    }
}
