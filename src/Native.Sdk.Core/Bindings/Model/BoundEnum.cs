using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>An enum of the raw layer.</summary>
public sealed class BoundEnum
{
    internal BoundEnum(string name, CEnumType c, string header) => (Name, C, Header) = (name, c, header);

    /// <summary>In C#, unescaped.</summary>
    public string Name { get; }

    /// <summary>Its declaration on the first platform that has it.</summary>
    public CEnumType C { get; }

    /// <summary>Absolute path of the header in whose file it stands.</summary>
    public string Header { get; }

    /// <summary>The C# integer behind it.</summary>
    public string Underlying { get; internal set; } = "int";

    /// <summary>Its values, those that are the same on every platform; the others are among the constants.</summary>
    public IReadOnlyList<BoundConstant> Values { get; internal set; } = [];

    /// <summary>How C names it, by platform: <c>enum tag</c>, or the typedef.</summary>
    internal IReadOnlyList<string> CNames { get; init; } = [];

    /// <summary>Bytes.</summary>
    internal int Size { get; set; } = 4;
}
