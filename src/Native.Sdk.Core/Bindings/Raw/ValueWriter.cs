namespace Native.Sdk.Bindings;

/// <summary>Writes enums and constants.</summary>
internal sealed class ValueWriter(CSharpWriter writer, Selection selection, IReadOnlyList<PlatformView> views)
{
    /// <summary>Those of a header.</summary>
    public void Write(BindingModel model, string header)
    {
        Enums(model, header);
        Constants(model, header);
    }

    private void Enums(BindingModel model, string header)
    {
        foreach (var enumeration in model.Enums)
        {
            if (enumeration.Header != header)
            {
                continue;
            }

            writer.Separate();
            XmlDocumentation.Write(writer, enumeration.C.Documentation);
            if (enumeration.C.IsFlags)
            {
                writer.Line("[Flags]");
            }

            writer.Open($"public enum {CSharpNames.Escape(enumeration.Name)} : {enumeration.Underlying}");
            foreach (var value in enumeration.Values)
            {
                XmlDocumentation.Write(writer, value.Documentation);
                writer.Line($"{CSharpNames.Escape(value.Name)} = {CSharpLiteral.Of(value.First, enumeration.Underlying)},");
            }

            writer.Close();
        }
    }

    private string?[] Expressions(BoundConstant constant)
    {
        var result = new string?[views.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = constant.Values[i] is { } value ? CSharpLiteral.Cast(value, constant.CSharp, views[i].Model.PointerSize) : null;
        }

        return result;
    }

    private void Constants(BindingModel model, string header)
    {
        foreach (var constant in model.Constants)
        {
            if (constant.Header != header)
            {
                continue;
            }

            writer.Separate();
            XmlDocumentation.Write(writer, constant.Documentation);
            var isConst = constant.IsSame && constant.CSharp is ("string" or "int" or "uint" or "long" or "ulong" or "byte" or "ushort" or "float" or "double");
            writer.Line(isConst
                ? $"public const {constant.CSharp} {CSharpNames.Escape(constant.Name)} = {CSharpLiteral.Of(constant.First, constant.CSharp)};"
                : $"public static {constant.CSharp} {CSharpNames.Escape(constant.Name)} => {selection.Of(Expressions(constant))};");
        }
    }
}
