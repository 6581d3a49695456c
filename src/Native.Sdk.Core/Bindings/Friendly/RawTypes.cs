using Native.Sdk.Headers;

namespace Native.Sdk.Bindings.Friendly;

/// <summary>The raw layer's types, as code outside of its class names them.</summary>
internal sealed class RawTypes(BindingModel model)
{
    private static readonly HashSet<string> BuiltIn =
    [
        "bool", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "nint", "nuint", "float", "double", "void",
    ];

    private readonly Dictionary<CRecordType, BoundRecord?> _records = [];

    /// <summary>The raw layer's class.</summary>
    public string ClassName => model.Settings.ClassName;

    /// <summary>A type of the raw layer, named from outside of its class; pointers stay pointers.</summary>
    public string Qualify(string type)
    {
        var name = type.TrimEnd('*');
        return BuiltIn.Contains(name) || name.Contains('.', StringComparison.Ordinal) ? type : $"{ClassName}.{type}";
    }

    /// <summary>Whether it is C's long, which the raw class has itself where the target framework does not.</summary>
    public static bool IsLong(string type) => type is "CLong" or "CULong";

    /// <summary>
    /// The structure or union that a type is; null for others. Every header and platform has declarations of its own, which
    /// are one thing in C#.
    /// </summary>
    public BoundRecord? RecordOf(CType? type)
    {
        if (type?.Unaliased is not CRecordType record)
        {
            return null;
        }

        if (!_records.TryGetValue(record, out var known))
        {
            _records.Add(record, known = model.RecordOf(record));
        }

        return known;
    }

    /// <summary>The structure or union that a pointer points to.</summary>
    public BoundRecord? TargetOf(CType pointer) => RecordOf(Shapes.Target(pointer));

    /// <summary>The structure or union that a pointer to a pointer leads to.</summary>
    public BoundRecord? TargetOfTarget(CType pointer) => Shapes.Target(pointer) is { } target ? TargetOf(target) : null;

    /// <summary>A structure's name from outside of the raw class.</summary>
    public string NameOf(BoundRecord record) => Qualify(CSharpNames.Escape(record.Name));

    /// <summary>
    /// Whether C# can make one that has the right size on every platform: a number, an enum, or a structure with members that
    /// C# lays out as C does.
    /// </summary>
    public bool IsValue(CType type) => Shapes.IsScalar(type) || (RecordOf(type) is { } record && IsValue(record));

    /// <inheritdoc cref="IsValue(CType)"/>
    public static bool IsValue(BoundRecord record) =>
        record is { IsOpaque: false, IsVarying: false } && record.Legacy.Shape is not (RecordShape.Opaque or RecordShape.Varying);
}
