using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>A structure or union of the raw layer.</summary>
public sealed class BoundRecord
{
    internal BoundRecord(string name, CRecordType c, string header) => (Name, C, Header) = (name, c, header);

    /// <summary>In C#, unescaped.</summary>
    public string Name { get; }

    /// <summary>Its declaration on the first platform that has it.</summary>
    public CRecordType C { get; }

    /// <summary>Absolute path of the header in whose file it stands.</summary>
    public string Header { get; }

    /// <summary>Whether C# knows no members of it: it can only be pointed to.</summary>
    public bool IsOpaque => Modern.Shape == RecordShape.Opaque;

    /// <summary>Whether its size depends on the platform in a way that C# cannot declare: it is not to be copied, nor to be put into arrays.</summary>
    public bool IsVarying => Modern.Shape == RecordShape.Varying;

    /// <summary>Its members.</summary>
    public IReadOnlyList<BoundField> Fields { get; internal set; } = [];

    /// <summary>How C names it, by platform: <c>struct tag</c>, or the typedef; empty for one within another.</summary>
    internal IReadOnlyList<string> CNames { get; init; } = [];

    /// <summary>Layouts in C, by platform; null where it does not exist there or is not complete.</summary>
    internal CRecordLayout?[] Layouts { get; set; } = [];

    /// <summary>From .NET 6 on, which has CLong.</summary>
    internal RecordForm Modern { get; set; } = new(RecordShape.Opaque, 0, 0, [], []);

    /// <summary>Before: there a long is a pointer's size.</summary>
    internal RecordForm Legacy { get; set; } = new(RecordShape.Opaque, 0, 0, [], []);

    /// <summary>Whether C# passes it as C does, from .NET 6 on and before.</summary>
    internal (bool Modern, bool Legacy) IsPassable { get; set; }

    /// <summary>Why it is opaque although C has members; empty otherwise.</summary>
    internal string Reason { get; set; } = "";

    /// <summary>Whether its members are being found out.</summary>
    internal RecordState State { get; set; }

    internal RecordForm Form(bool isLegacy) => isLegacy ? Legacy : Modern;
}
