using System.Globalization;
using System.Text;
using Native.Sdk.Diagnostics;
using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>Writes C that compiles only where the compiler has the layouts and values that the C# has.</summary>
/// <remarks>
/// Each assertion's text says what it is about, for whoever reads the compiler's errors; <c>#line</c> makes the compiler
/// blame the header's line.
/// <code>
/// native-sdk:struct symbol:name:offset:8        structure, member, what, what the C# has
/// native-sdk:struct symbol::size:48             what is about the whole has no member
/// native-sdk:enum color:RED:value:1
/// native-sdk:API_VERSION::value:65538
/// </code>
/// </remarks>
internal sealed class LayoutProof
{
    private readonly StringBuilder text = new();
    private readonly PlatformView view;
    private SourceLocation? last;

    private LayoutProof(PlatformView view) => this.view = view;

    /// <summary>A unit for each platform, by RID.</summary>
    public static Dictionary<string, GeneratedFile> Write(BindingModel model)
    {
        var proofs = new Dictionary<string, GeneratedFile>(StringComparer.Ordinal);
        foreach (var view in model.Views)
        {
            proofs.Add(view.Platform.Rid, new GeneratedFile($"{model.Settings.ClassName}.{view.Platform.Rid}.proof.c", new LayoutProof(view).Of(model)));
        }

        return proofs;
    }

    private string Of(BindingModel model)
    {
        text.Append("/* Compiles only where C has the layouts and values that the C# bindings have. Made by Native.Sdk. */\n");
        text.Append("#ifndef NATIVE_SDK_BINDINGS\n#define NATIVE_SDK_BINDINGS\n#endif\n");
        for (var i = 0; i < model.Headers.Count; i++)
        {
            if (view.Units[i] is not null)
            {
                text.Append("#include \"").Append(model.Headers[i].Replace('\\', '/')).Append("\"\n");
            }
        }

        text.Append("#include <stddef.h>\n");
        foreach (var constant in model.Constants)
        {
            if (constant.IsProvable && constant.Values[view.Index] is { IsInteger: true } value && value.Type.Unaliased is CPrimitiveType)
            {
                Assert(constant.Location, $"({constant.CName}) == {Number(value)}", constant.CName, "", "value", CSharpLiteral.Number(value));
            }
        }

        foreach (var enumeration in model.Enums)
        {
            Enumeration(enumeration);
        }

        // A macro may have the name of a member: its work is done.
        foreach (var name in model.Records.SelectMany(static record => record.Fields).Select(static field => field.C.Name).Where(static name => name.Length > 0).Distinct())
        {
            text.Append("#undef ").Append(name).Append('\n');
        }

        foreach (var record in model.Records)
        {
            if (!record.IsOpaque && record.Layouts[view.Index] is { } layout)
            {
                Record(record, layout);
            }
        }

        return text.ToString();
    }

    private void Enumeration(BoundEnum enumeration)
    {
        var name = enumeration.CNames[view.Index];
        foreach (var value in enumeration.Values)
        {
            if (value.Values[view.Index] is { } own)
            {
                Assert(value.Location, $"{value.CName} == {Number(own)}", name, value.CName, "value", CSharpLiteral.Number(own));
            }
        }

        if (enumeration.Values.Any(value => value.Values[view.Index] is not null))
        {
            Assert(enumeration.C.Location, $"sizeof({name}) == {enumeration.Size}", name, "", "size", Text(enumeration.Size));
        }
    }

    private void Record(BoundRecord record, CRecordLayout layout)
    {
        var name = record.CNames[view.Index];
        Assert(record.C.Location, $"sizeof({name}) == {Text(layout.Size)}", name, "", "size", Text(layout.Size));
        Assert(record.C.Location, $"_Alignof({name}) == {Text(layout.Alignment)}", name, "", "alignment", Text(layout.Alignment));
        Members(record, name, "", 0);
    }

    private void Members(BoundRecord record, string name, string path, long start)
    {
        foreach (var field in record.Fields)
        {
            if (field.C.BitWidth is not null || field.Offsets[view.Index] is not { } bits)
            {
                continue;
            }

            var offset = start + (bits / 8);
            var own = field.C.Name.Length == 0 ? path : path.Length == 0 ? field.C.Name : $"{path}.{field.C.Name}";
            if (field.C.Name.Length > 0)
            {
                Assert(field.C.Location, $"offsetof({name}, {own}) == {Text(offset)}", name, own, "offset", Text(offset));
            }

            if (field.Nested is { IsOpaque: false } nested && field.Type.Kind == NeutralKind.Record)
            {
                Members(nested, name, own, offset);
            }
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(CConstant value) =>
        value.IsUnsigned ? CSharpLiteral.Number(value) + "ull"
        : value.Bits == long.MinValue ? "(-9223372036854775807ll - 1)"
        : CSharpLiteral.Number(value) + "ll";

    private void Assert(SourceLocation location, string condition, string subject, string member, string what, string expected)
    {
        if (location.Line > 0 && location.File.Length > 0 && (location.File != last?.File || location.Line != last.Line + 1))
        {
            text.Append(CultureInfo.InvariantCulture, $"#line {location.Line} \"{location.File.Replace('\\', '/')}\"\n");
        }

        last = location;
        text.Append(CultureInfo.InvariantCulture, $"_Static_assert({condition}, \"native-sdk:{subject}:{member}:{what}:{expected}\");\n");
    }
}
