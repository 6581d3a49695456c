using Native.Sdk.Headers;
using Native.Sdk.Platforms;

namespace Native.Sdk.Bindings;

/// <summary>What a project's headers become in C#, before it is written: the same for all platforms.</summary>
public sealed class BindingModel
{
    private readonly Dictionary<CType, string> names;
    private Dictionary<string, BoundRecord>? records;
    private Dictionary<string, BoundEnum>? enums;

    internal BindingModel(Dictionary<CType, string> names) => this.names = names;

    /// <summary>What the project says.</summary>
    public required BindingSettings Settings { get; init; }

    /// <summary>The headers' absolute paths, in order.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>The platforms whose headers were read, the leading one first.</summary>
    public required IReadOnlyList<Platform> Platforms { get; init; }

    /// <summary>Functions that are bound, in the order of the headers.</summary>
    public required IReadOnlyList<BoundFunction> Functions { get; init; }

    /// <summary>Structures and unions: all of the project's own, and those of others that are needed.</summary>
    public required IReadOnlyList<BoundRecord> Records { get; init; }

    /// <summary>Enums, likewise.</summary>
    public required IReadOnlyList<BoundEnum> Enums { get; init; }

    /// <summary>Macros, values of enums without a name, constant variables.</summary>
    public required IReadOnlyList<BoundConstant> Constants { get; init; }

    internal IReadOnlyList<PlatformView> Views { get; init; } = [];

    /// <summary>The structure or union behind a type's typedefs and qualifiers; null if it is none, or not bound.</summary>
    public BoundRecord? RecordOf(CType type) =>
        type.Unaliased is CRecordType record && names.TryGetValue(record, out var name)
            ? (records ??= Records.ToDictionary(static bound => bound.Name, StringComparer.Ordinal)).GetValueOrDefault(name)
            : null;

    /// <summary>The enum behind a type's typedefs and qualifiers; null if it is none, or not bound.</summary>
    public BoundEnum? EnumOf(CType type) =>
        type.Unaliased is CEnumType enumeration && names.TryGetValue(enumeration, out var name)
            ? (enums ??= Enums.ToDictionary(static bound => bound.Name, StringComparer.Ordinal)).GetValueOrDefault(name)
            : null;
}
