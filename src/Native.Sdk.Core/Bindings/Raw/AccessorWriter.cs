using System.Globalization;

namespace Native.Sdk.Bindings;

/// <summary>Writes members whose place is computed: bit-fields, what lies behind a structure, all of a varying one.</summary>
internal sealed class AccessorWriter(CSharpWriter writer, Selection selection)
{
    /// <summary>Whether some of them take bits apart.</summary>
    public bool UsesBits { get; private set; }

    /// <summary>A member; nothing if C# has no type for it.</summary>
    public void Write(BoundRecord record, BoundField field, bool isLegacy)
    {
        var type = field.Innermost;
        if (type.Kind is NeutralKind.None or NeutralKind.Void)
        {
            return;
        }

        var (self, name) = (CSharpNames.Escape(record.Name), CSharpNames.Escape(field.Name));
        var offset = selection.Of(field.Offsets.Select(offset => field.C.BitWidth is null ? offset / 8 : offset));
        XmlDocumentation.Write(writer, field.C.Documentation);
        if (field.C.BitWidth is { } width)
        {
            Bits(type, self, name, offset, width);
            return;
        }

        var place = $"(byte*)self + {offset}";
        if (type.Kind == NeutralKind.Record || field.Type.Kind == NeutralKind.Array)
        {
            // A long before .NET 6 is larger than Windows': only single ones are converted.
            var element = isLegacy && type.Kind == NeutralKind.Long ? "void" : type.CSharp;
            writer.Line($"public {element}* {name} {{ get {{ fixed ({self}* self = &this) {{ return ({element}*)({place}); }} }} }}");
            return;
        }

        writer.Open($"public {type.CSharp} {name}");
        if (type.Kind == NeutralKind.Varying)
        {
            Integer(type, self, place);
            writer.Close();
            return;
        }

        var isConverted = isLegacy && type.Kind == NeutralKind.Long;
        writer.Line($"get {{ fixed ({self}* self = &this) {{ return {(isConverted ? $"{type.CSharp}.Read({place})" : $"*({type.CSharp}*)({place})")}; }} }}");
        writer.Line($"set {{ fixed ({self}* self = &this) {{ {(isConverted ? $"value.Write({place})" : $"*({type.CSharp}*)({place}) = value")}; }} }}");
        writer.Close();
    }

    /// <summary>An integer whose size varies: it is read and written in its own.</summary>
    private void Integer(NeutralType type, string self, string place)
    {
        var sizes = type.Sizes.Where(static size => size > 0).Distinct().Order().ToArray();
        var size = selection.Of(type.Sizes.Select(static size => size > 0 ? (long?)size : null));
        var (reads, writes) = ("", "");
        foreach (var own in sizes)
        {
            var csharp = NeutralType.Integer(own, type.IsSigned).CSharp;
            var label = own == sizes[^1] ? "default" : Invariant($"case {own}");
            reads += $"{label}: return *({csharp}*)at; ";
            writes += $"{label}: *({csharp}*)at = checked(({csharp})value); break; ";
        }

        writer.Line($"get {{ fixed ({self}* self = &this) {{ byte* at = {place}; switch ({size}) {{ {reads}}} }} }}");
        writer.Line($"set {{ fixed ({self}* self = &this) {{ byte* at = {place}; switch ({size}) {{ {writes}}} }} }}");
    }

    private void Bits(NeutralType type, string self, string name, string offset, int width)
    {
        UsesBits = true;
        var isSigned = type.CSharp is "sbyte" or "short" or "int" or "long" or "nint" or "CLong";
        var csharp = type.Kind == NeutralKind.Long ? isSigned ? "long" : "ulong" : type.CSharp;
        var read = Invariant($"Native__Bits.Read(self, {offset}, {width})");
        read = isSigned && width < 64 ? Invariant($"(long)({read} << {64 - width}) >> {64 - width}") : read;
        writer.Open($"public {csharp} {name}");
        writer.Line($"get {{ fixed ({self}* self = &this) {{ return unchecked(({csharp})({read})); }} }}");
        writer.Line(Invariant($"set {{ fixed ({self}* self = &this) {{ Native__Bits.Write(self, {offset}, {width}, unchecked((ulong)value)); }} }}"));
        writer.Close();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
