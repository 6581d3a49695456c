using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>The declarations of a structure or union on all platforms.</summary>
/// <param name="name">In C#.</param>
/// <param name="header">Number of the first header that brings it.</param>
/// <param name="count">Platforms.</param>
internal sealed class RecordEntry(string name, int header, int count)
{
    public string Name => name;

    public int Header => header;

    /// <summary>By platform; null where it does not exist.</summary>
    public CRecordType?[] Records { get; } = new CRecordType?[count];

    /// <summary>Of the units that they are from.</summary>
    public CLayout?[] Layouts { get; } = new CLayout?[count];

    public bool IsOwn { get; private set; }

    public BoundRecord? Bound { get; set; }

    /// <summary>The declaration on the first platform that has it.</summary>
    public CRecordType First => Array.Find(Records, static record => record is not null)!;

    /// <summary>Of several declarations on one platform the one with members counts.</summary>
    public void Add(int view, CRecordType record, CLayout layout)
    {
        IsOwn |= record.IsOwn;
        if (Records[view] is not { } known || (!known.IsComplete && record.IsComplete))
        {
            (Records[view], Layouts[view]) = (record, layout);
        }
    }
}
