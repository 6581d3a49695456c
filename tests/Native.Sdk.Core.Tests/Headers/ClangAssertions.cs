using System.Globalization;
using System.Text;
using Native.Sdk.Headers;

namespace Native.Sdk.Core.Tests.Headers;

/// <summary>What a header was read as, as assertions that the compiler of that header has to agree with.</summary>
internal static class ClangAssertions
{
    /// <summary>To stand behind the header's own text.</summary>
    /// <param name="unit">What was read.</param>
    /// <param name="count">How many there are.</param>
    public static string Of(CTranslationUnit unit, out int count)
    {
        var text = new StringBuilder("\n");
        var number = 0;

        // A macro takes the place of the member of its name.
        var macros = unit.Macros.Select(macro => macro.Name).Concat(unit.OtherMacros).ToHashSet();
        foreach (var function in unit.Functions.Where(function => !function.Name.StartsWith('_')))
        {
            // Conventions are compared with the names that the linker sees.
            if (function.Type.Convention == CCallingConvention.Cdecl && CRendering.Of(function.Type) is { } type)
            {
                Assert($"__builtin_types_compatible_p(__typeof__({function.Name}), {type})", function.Name);
            }
        }

        foreach (var named in unit.Typedefs)
        {
            if (CRendering.Of(named.Target) is { } type && !type.Contains("_Float", StringComparison.Ordinal))
            {
                Assert($"__builtin_types_compatible_p({named.Name}, {type})", named.Name);
            }

            if (unit.Layout.TryGet(named, out var size, out var alignment))
            {
                Assert($"sizeof({named.Name}) == {size} && _Alignof({named.Name}) == {alignment}", named.Name);
            }
        }

        foreach (var enumeration in unit.Enums.Where(enumeration => enumeration.IsComplete))
        {
            foreach (var value in enumeration.Enumerators)
            {
                Assert($"{value.Name} == {Number(value.Value)}", value.Name);
            }

            if (enumeration.Tag.Length > 0)
            {
                Assert($"__builtin_types_compatible_p(enum {enumeration.Tag}, {CRendering.Of(enumeration.Underlying)})", enumeration.Tag);
            }
        }

        foreach (var record in unit.Records.Where(record => record is { IsComplete: true, Tag.Length: > 0 }))
        {
            var layout = unit.Layout.Of(record)!;
            Assert($"sizeof({record}) == {layout.Size} && _Alignof({record}) == {layout.Alignment}", record.Tag);
            for (var i = 0; i < record.Fields.Count; i++)
            {
                if (record.Fields[i] is { Name.Length: > 0, BitWidth: null } field && !macros.Contains(field.Name))
                {
                    Assert($"__builtin_offsetof({record}, {field.Name}) == {layout.BitOffsets[i] / 8}", $"{record.Tag}.{field.Name}");
                }
            }
        }

        foreach (var macro in unit.Macros)
        {
            var value = macro.Value;
            if (value.Text is not null)
            {
                if (value.Text.All(char.IsAscii) && value.Type is CPointerType { Target: CQualifiedType { Type: CPrimitiveType { Kind: CPrimitive.Char } } })
                {
                    Assert($"__builtin_strcmp({macro.Name}, {Quote(value.Text)}) == 0", macro.Name);
                }
            }
            else if (value.Type.Unaliased is CPrimitiveType { Kind: var kind } && kind is not (CPrimitive.LongDouble or CPrimitive.Float128 or CPrimitive.Decimal32 or CPrimitive.Decimal64 or CPrimitive.Decimal128 or CPrimitive.Float16))
            {
                var expected = value.Number is { } real ? "(" + CRendering.Of(value.Type) + ")" + real.ToString("R", CultureInfo.InvariantCulture) : Number(value);
                if (value.Number is { } finite)
                {
                    // No integer constant expression, but clang folds it.
                    text.Append(CultureInfo.InvariantCulture, $"extern char value_{number}[({macro.Name}) == {(double.IsFinite(finite) ? expected : macro.Name)} ? 1 : -1];\n");
                    number++;
                }
                else
                {
                    Assert($"({macro.Name}) == {expected}", macro.Name);
                }

                Assert($"__builtin_types_compatible_p(__typeof__({macro.Name}), {CRendering.Of(value.Type)})", macro.Name);
            }
        }

        count = number;
        return text.ToString();

        void Assert(string condition, string about)
        {
            number++;
            text.Append(CultureInfo.InvariantCulture, $"_Static_assert({condition}, \"{about}\");\n");
        }
    }

    private static string Number(CConstant value) =>
        value.IsUnsigned ? ((ulong)value.Bits).ToString(CultureInfo.InvariantCulture) + "ull"
        : value.Bits == long.MinValue ? "(-9223372036854775807ll - 1)"
        : value.Bits.ToString(CultureInfo.InvariantCulture) + "ll";

    private static string Quote(string text) =>
        '"' + string.Concat(text.Select(c => c is '"' or '\\' ? "\\" + c : c < ' ' ? "\\" + Convert.ToString(c, 8).PadLeft(3, '0') : c.ToString())) + '"';
}
