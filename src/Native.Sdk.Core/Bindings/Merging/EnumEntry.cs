using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>The declarations of an enum on all platforms.</summary>
/// <param name="name">In C#.</param>
/// <param name="header">Number of the first header that brings it.</param>
/// <param name="count">Platforms.</param>
internal sealed class EnumEntry(string name, int header, int count)
{
    public string Name => name;

    public int Header => header;

    /// <summary>By platform; null where it does not exist.</summary>
    public CEnumType?[] Enums { get; } = new CEnumType?[count];

    public bool IsOwn { get; private set; }

    public bool IsMentioned { get; set; }

    public BoundEnum? Bound { get; set; }

    /// <summary>The declaration on the first platform that has it.</summary>
    public CEnumType First => Array.Find(Enums, static one => one is not null)!;

    /// <summary>Of several declarations on one platform the one with values counts.</summary>
    public void Add(int view, CEnumType enumeration)
    {
        IsOwn |= enumeration.IsOwn;
        if (Enums[view] is not { } known || (!known.IsComplete && enumeration.IsComplete))
        {
            Enums[view] = enumeration;
        }
    }
}
