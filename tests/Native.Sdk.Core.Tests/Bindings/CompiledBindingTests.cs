using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Native.Sdk.Bindings;
using Native.Sdk.Core.Tests.Headers;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Bindings;

/// <summary>What the C# compiler and the runtime make of bindings, against what clang makes of their headers.</summary>
public sealed class CompiledBindingTests(CompiledBindings compiled) : IClassFixture<CompiledBindings>
{
    [FactIfHeadersAndZig("clang", "cp")]
    public void EveryFrameworkCompilesThemWithoutWarning()
    {
        Assert.NotNull(compiled.Assembly);
        foreach (var framework in new[] { "net10.0", "net8.0", "netstandard2.0" })
        {
            Assert.Contains($"/{framework}/all.dll", compiled.Log, StringComparison.Ordinal);
        }
    }

    /// <summary>clang is asked for the size of every parameter and result, the runtime likewise.</summary>
    [FactIfHeadersAndZig("clang", "cp")]
    public void ParametersAndResultsHaveClangsSizes()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var header in RealHeader.All)
        {
            var type = compiled.Assembly.GetType($"Single.{header.Name}.{header.Name}Native")!;
            var methods = type.GetMethods(BindingFlags.Static | BindingFlags.Public).Where(method => method.GetCustomAttribute<DllImportAttribute>() is not null)
                .ToDictionary(method => method.Name, StringComparer.Ordinal);
            var functions = RealHeaderBindingTests.Signatures(compiled.Texts, header).Where(function => methods.ContainsKey(function.Name)).ToArray();
            var sizes = ClangSizes(header, functions);
            for (var i = 0; i < functions.Length; i++)
            {
                var method = methods[functions[i].Name];
                Type[] types = [.. method.GetParameters().Select(parameter => parameter.ParameterType), method.ReturnType];
                var ours = string.Join(' ', types.Select(SizeOf));
                count += types.Length;
                if (sizes[i] != $"{functions[i].Name} {ours}")
                {
                    wrong.Add($"{header.Name}: {functions[i].Name}: {ours}, clang: {sizes[i]}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(count > 15_000, $"There are only {count} parameters and results.");
    }

    /// <summary>Every field of every structure lies where clang puts it.</summary>
    [FactIfHeadersAndZig("clang", "cp")]
    public void FieldsLieWhereClangPutsThem()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var header in RealHeader.All)
        {
            _ = compiled.Assembly;
            var request = compiled.Single[header.Name];
            var reader = new HeaderReader(request);
            var views = reader.Read(new MessageRecorder())!;
            var model = new ModelBuilder(request, reader, views, new MessageRecorder()).Build();
            var records = model.Records.Where(record => !record.IsOpaque).ToArray();
            File.WriteAllText(compiled.Texts.File("layouts.c"), $"#include <{header.Path}>\n" + string.Concat(records.Select((record, index) => $"char uses_{index}[sizeof({record.CNames[0]}) + 1];\n")));
            var truth = ClangLayouts.OfClang(compiled.Texts.Run(["clang", .. compiled.Texts.Options, .. ClangLayouts.Arguments, "layouts.c"])).ToHashSet(StringComparer.Ordinal);
            foreach (var record in records)
            {
                var type = compiled.Assembly.GetType($"Single.{header.Name}.{header.Name}Native+{record.Name}")!;
                var offsets = record.C.Fields.Select(field => Offset(record, field, type)).ToArray();
                count += offsets.Length;

                // A bit-field, or a member that C# has no name for, is taken from the layout that the proof compares.
                var layout = record.Layouts[0]!;
                var line = string.Create(CultureInfo.InvariantCulture, $"{record.CNames[0]}: {SizeOf(type)}/{layout.Alignment} [{string.Join(", ", offsets.Index().Select(at => at.Item ?? layout.BitOffsets[at.Index]))}]");
                if (!truth.Contains(line))
                {
                    wrong.Add($"{header.Name}: {line}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(count > 7_000, $"There are only {count} fields.");
    }

    private static long? Offset(BoundRecord record, Native.Sdk.Headers.CField field, Type type)
    {
        var bound = record.Fields.FirstOrDefault(bound => bound.C == field);
        var actual = bound is null ? null : type.GetField(bound.Name);
        return actual is null ? null : Marshal.OffsetOf(type, actual.Name) * 8;
    }

    private string[] ClangSizes(RealHeader header, ClangSignature[] functions)
    {
        var lines = functions.Select(function =>
        {
            var arguments = string.Join(", ", function.Parameters.Select(parameter => $"*(__typeof__({parameter}) *)0"));
            var result = $"__typeof__({function.Name}({arguments}))";
            var sizes = function.Parameters.Select(parameter => $"(int)sizeof({parameter})")
                .Append($"__builtin_types_compatible_p({result}, void) ? 0 : (int)sizeof({result})");
            return $"  printf(\"{function.Name}{string.Concat(Enumerable.Repeat(" %d", function.Parameters.Count + 1))}\\n\", {string.Join(", ", sizes)});\n";
        });
        File.WriteAllText(compiled.Texts.File("sizes.c"), $"#include <{header.Path}>\n#include <stdio.h>\n#undef main\nint main(void) {{\n{string.Concat(functions.Select(function => $"#undef {function.Name}\n"))}{string.Concat(lines)}  return 0;\n}}\n");
        compiled.Texts.Run(["clang", .. compiled.Texts.Options, "-w", "sizes.c", "-o", "sizes"]);
        return compiled.Texts.Run(compiled.Texts.File("sizes")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static int SizeOf(Type type) =>
        type == typeof(void) ? 0
        : type.IsPointer || type.IsFunctionPointer || type.IsUnmanagedFunctionPointer ? nint.Size
        : (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!;
}
