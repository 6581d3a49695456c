using System.Globalization;

namespace Native.Sdk.Bindings;

/// <summary>Writes functions.</summary>
internal sealed class FunctionWriter(CSharpWriter writer, Selection selection, IReadOnlyList<PlatformView> views)
{
    /// <summary>Those of a header.</summary>
    public void Write(IReadOnlyList<BoundFunction> functions, string header)
    {
        foreach (var function in functions)
        {
            if (function.Header == header)
            {
                Write(function);
            }
        }
    }

    private void Write(BoundFunction function)
    {
        writer.Separate();
        var c = function.C;
        var remark = function.Platforms is { } platforms ? $"Only on {string.Join(", ", platforms)}." : "";
        if (function.RequiresNet6)
        {
            writer.Directive("#if NET6_0_OR_GREATER");
        }

        var parameters = c.Documentation.Length == 0 ? null : function.Parameters.ToDictionary(static parameter => parameter.C.Name.Length > 0 ? parameter.C.Name : parameter.Name, static parameter => parameter.Name, StringComparer.Ordinal);
        XmlDocumentation.Write(writer, c.Documentation, parameters, remark);
        if (c.Deprecated is { } deprecated)
        {
            writer.Line(deprecated.Length > 0 ? $"[Obsolete({CSharpLiteral.Quote(deprecated)})]" : "[Obsolete]");
        }

        var name = CSharpNames.Identifier(c.Name);
        if (function.Variants.Count > 1)
        {
            Variants(function, name);
        }
        else
        {
            Import(function, name, [.. function.Parameters.Select(static parameter => parameter.Type.CSharp)], function.Result.CSharp, "public");
        }

        if (function.RequiresNet6)
        {
            writer.Directive("#endif");
        }
    }

    private void Import(BoundFunction function, string name, IReadOnlyList<string> types, string result, string access)
    {
        var entryPoint = function.EntryPoint == name ? "" : $"EntryPoint = {CSharpLiteral.Quote(function.EntryPoint)}, ";
        var convention = function.IsStdcall ? "StdCall" : "Cdecl";
        writer.Line($"[DllImport(Library, {entryPoint}CallingConvention = CallingConvention.{convention}, ExactSpelling = true)]");
        writer.Line($"{access} static extern {result} {CSharpNames.Escape(name)}({List(function, types)});");
    }

    private static string List(BoundFunction function, IReadOnlyList<string> types) =>
        string.Join(", ", function.Parameters.Select((parameter, index) => $"{types[index]} {CSharpNames.Escape(parameter.Name)}"));

    /// <summary>One import for each signature, and in front of them the function that picks and converts.</summary>
    private void Variants(BoundFunction function, string name)
    {
        var numbers = new string?[views.Count];
        foreach (var (number, variant) in function.Variants.Index())
        {
            variant.Views.ForEach(view => numbers[view] = number.ToString(CultureInfo.InvariantCulture));
        }

        string[] types = [.. function.Parameters.Select(static parameter => parameter.Type.CSharp)];
        writer.Open($"public static {function.Result.CSharp} {CSharpNames.Escape(name)}({List(function, types)})");
        writer.Open($"switch ({selection.Of(numbers)})");
        foreach (var (number, variant) in function.Variants.Index())
        {
            var arguments = function.Parameters.Select((parameter, index) => types[index] == variant.Parameters[index]
                ? CSharpNames.Escape(parameter.Name)
                : $"checked(({variant.Parameters[index]}){CSharpNames.Escape(parameter.Name)})");
            var call = string.Create(CultureInfo.InvariantCulture, $"Native__{number}_{name}({string.Join(", ", arguments)})");
            var label = number == function.Variants.Count - 1 ? "default" : string.Create(CultureInfo.InvariantCulture, $"case {number}");
            writer.Line(function.Result.CSharp == "void" ? $"{label}: {call}; return;" : $"{label}: return {call};");
        }

        writer.Close();
        writer.Close();
        foreach (var (number, variant) in function.Variants.Index())
        {
            writer.Separate();
            Import(function, string.Create(CultureInfo.InvariantCulture, $"Native__{number}_{name}"), variant.Parameters, variant.Result, "private");
        }
    }
}
