using System.Globalization;
using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>Writes structures and unions.</summary>
internal sealed class RecordWriter(CSharpWriter writer, Selection selection)
{
    private readonly AccessorWriter accessors = new(writer, selection);

    /// <summary>Whether some accessor takes bits apart.</summary>
    public bool UsesBits => accessors.UsesBits;

    public void Write(BoundRecord record)
    {
        writer.Separate();
        if (IsSame(record))
        {
            Write(record, isLegacy: false);
            return;
        }

        writer.Directive("#if NET6_0_OR_GREATER");
        Write(record, isLegacy: false);
        writer.Directive("#else");
        Write(record, isLegacy: true);
        writer.Directive("#endif");
    }

    /// <summary>Whether it is the same with .NET 6's long and with the one of before.</summary>
    private static bool IsSame(BoundRecord record) =>
        record.Modern.Shape == record.Legacy.Shape && record.Modern.Pack == record.Legacy.Pack && record.Modern.Size == record.Legacy.Size
        && !(record.IsVarying && record.Fields.Any(static field => field.Innermost.Kind == NeutralKind.Long))
        && record.Fields.All(static field => field.Nested is null || IsSame(field.Nested));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Write(BoundRecord record, bool isLegacy)
    {
        var form = record.Form(isLegacy);
        XmlDocumentation.Write(writer, record.C.Documentation, remark: Remark(record, form));
        var pack = form.Pack > 0 ? Invariant($", Pack = {form.Pack}") : "";
        switch (form.Shape)
        {
            case RecordShape.Opaque:
                writer.Open($"public struct {CSharpNames.Escape(record.Name)}");
                writer.Close();
                return;
            case RecordShape.Varying:
                Varying(record, isLegacy);
                return;
            case RecordShape.Explicit:
                writer.Line($"[StructLayout(LayoutKind.Explicit{pack}{(form.Size > 0 ? Invariant($", Size = {form.Size}") : "")})]");
                break;
            default:
                writer.Line($"[StructLayout(LayoutKind.Sequential{pack}{(form.Size > 0 ? Invariant($", Size = {form.Size}") : "")})]");
                break;
        }

        writer.Open($"public struct {CSharpNames.Escape(record.Name)}");
        var storage = 0;
        for (var i = 0; i < record.Fields.Count; i++)
        {
            for (; storage < form.Storage.Count && form.Storage[storage].Before == i; storage++)
            {
                writer.Separate();
                writer.Line(Invariant($"private {NeutralType.Integer(form.Storage[storage].Size, isSigned: false).CSharp} _bits{storage};"));
            }

            Field(record, record.Fields[i], form, isLegacy);
        }

        Nested(record, isLegacy);
        Promoted(record);
        writer.Close();
    }

    private static string Remark(BoundRecord record, RecordForm form) => form.Shape switch
    {
        RecordShape.Opaque => record.Reason.Length > 0 ? $"It can only be pointed to: {record.Reason}." : "It can only be pointed to.",
        RecordShape.Varying => "Its size depends on the platform: this is the largest. Do not copy it, and make no arrays of it; allocate as many bytes as it says.",
        _ when record.Layouts.Max(static layout => layout?.Alignment ?? 1) is > 8 and var alignment => Invariant($"In C it lies at multiples of {alignment} bytes."),
        _ => "",
    };

    private void Field(BoundRecord record, BoundField field, RecordForm form, bool isLegacy)
    {
        var runtime = new RuntimeLayout(isLegacy);
        var view = selection.FirstOf(record.Layouts);
        var name = CSharpNames.Escape(field.Name);
        if (field.C.BitWidth is not null || field.IsFlexible || field.Type.Kind == NeutralKind.Varying)
        {
            writer.Separate();
            accessors.Write(record, field, isLegacy);
            return;
        }

        if (!runtime.TryGet(field, view, out _, out _))
        {
            return;
        }

        XmlDocumentation.Write(writer, field.C.Documentation);
        if (form.Shape == RecordShape.Explicit)
        {
            writer.Line(Invariant($"[FieldOffset({field.Offsets[view.Index] / 8})]"));
        }

        writer.Line(
            field.IsFixedBuffer ? Invariant($"public fixed {field.CSharp} {name}[{field.Count}];")
            : field.ArrayType.Length > 0 ? $"public {field.ArrayType} {name};"
            : $"public {field.CSharp} {name};");
    }

    /// <summary>Types that only this one has: anonymous structures, arrays that C# has no type for.</summary>
    private void Nested(BoundRecord record, bool isLegacy)
    {
        foreach (var field in record.Fields)
        {
            if (field.Nested is { } nested)
            {
                writer.Separate();
                Write(nested, isLegacy);
            }

            if (field.ArrayType.Length > 0 && record.Form(isLegacy).Shape != RecordShape.Varying && field.Count <= RuntimeLayout.MaxElements)
            {
                writer.Separate();
                ArrayOf(field);
            }
        }
    }

    private void ArrayOf(BoundField field)
    {
        var (type, element) = (field.ArrayType, field.CSharp);
        XmlDocumentation.Write(writer, Invariant($"{field.Count} elements, one behind the other."));
        writer.Open($"public struct {type}");
        writer.Line($"private {element} {string.Join(", ", Enumerable.Range(0, (int)field.Count!).Select(static i => Invariant($"_{i}")))};");
        writer.Separate();
        writer.Line("/// <summary>The element of a number; not checked.</summary>");
        writer.Line($"public ref {element} this[int index] {{ get {{ fixed ({element}* first = &_0) {{ return ref first[index]; }} }} }}");
        writer.Close();
    }

    /// <summary>What is in an anonymous member is found without naming that, as in C.</summary>
    private void Promoted(BoundRecord record)
    {
        var taken = new HashSet<string>(record.Fields.Select(static field => field.Name), StringComparer.Ordinal) { record.Name };
        foreach (var field in record.Fields)
        {
            if (field.Nested is null || field.C.Name.Length > 0 || field.Nested.IsOpaque)
            {
                continue;
            }

            foreach (var (path, types, inner) in Inner(field.Nested, CSharpNames.Escape(field.Name), field.Nested.Name))
            {
                if (inner.C.BitWidth is not null || inner.IsFlexible || !taken.Add(inner.Name) || field.Nested.IsVarying || !new RuntimeLayout(false).TryGet(inner, selection.FirstOf(record.Layouts), out _, out _))
                {
                    continue;
                }

                var self = CSharpNames.Escape(record.Name);
                var name = CSharpNames.Escape(inner.Name);
                writer.Separate();
                XmlDocumentation.Write(writer, inner.C.Documentation);
                writer.Line(inner.IsFixedBuffer
                    ? $"public {inner.CSharp}* {name} {{ get {{ fixed ({self}* self = &this) {{ return self->{path}; }} }} }}"
                    : $"public ref {Type(inner, types)} {name} {{ get {{ fixed ({self}* self = &this) {{ return ref self->{path}; }} }} }}");
            }
        }
    }

    /// <summary>The type of an inner member, seen from outside: nested ones by the types that they stand in.</summary>
    private static string Type(BoundField field, string types) =>
        field.ArrayType.Length > 0 ? $"{types}.{field.ArrayType}" : field.Nested is not null ? $"{types}.{CSharpNames.Escape(field.Nested.Name)}" : field.CSharp;

    private static IEnumerable<(string Path, string Types, BoundField Field)> Inner(BoundRecord record, string path, string types)
    {
        foreach (var field in record.Fields)
        {
            var own = $"{path}.{CSharpNames.Escape(field.Name)}";
            if (field.Nested is { } nested && field.C.Name.Length == 0)
            {
                foreach (var inner in Inner(nested, own, $"{types}.{nested.Name}"))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return (own, types, field);
            }
        }
    }

    private void Varying(BoundRecord record, bool isLegacy)
    {
        var size = record.Layouts.Max(static layout => layout?.Size ?? 0);
        var alignment = (int)Math.Min(record.Layouts.Max(static layout => layout?.Alignment ?? 1), 8);
        var taken = new HashSet<string>(record.Fields.Select(static field => field.Name), StringComparer.Ordinal) { record.Name };
        writer.Line(Invariant($"[StructLayout(LayoutKind.Sequential, Size = {size})]"));
        writer.Open($"public struct {CSharpNames.Escape(record.Name)}");
        writer.Line($"private {NeutralType.Integer(alignment, isSigned: false).CSharp} {CSharpNames.Unique("_storage", taken)};");
        writer.Separate();
        writer.Line("/// <summary>Bytes that it has on this platform.</summary>");
        writer.Line($"public static nuint {CSharpNames.Unique("Size", taken)} => (nuint){selection.Of(record.Layouts.Select(static layout => layout?.Size))};");
        foreach (var field in record.Fields)
        {
            writer.Separate();
            accessors.Write(record, field, isLegacy);
        }

        Nested(record, isLegacy);
        writer.Close();
    }
}
