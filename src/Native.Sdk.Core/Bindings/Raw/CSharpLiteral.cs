using System.Globalization;
using System.Text;
using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>Values as C# writes them.</summary>
internal static class CSharpLiteral
{
    /// <summary>A constant of a C# type.</summary>
    public static string Of(CConstant value, string type) =>
        value.Text is { } text ? Quote(text)
        : value.Number is { } number ? Real(number, type)
        : type switch
        {
            "int" or "uint" or "long" or "ulong" or "byte" or "ushort" or "short" or "sbyte" => Integer(value, type),

            // An enum.
            _ => $"unchecked(({type})({Number(value)}))",
        };

    /// <summary>A constant of a C# type, as an expression that has the type by itself.</summary>
    /// <param name="value">The constant.</param>
    /// <param name="type">The C# type.</param>
    /// <param name="pointerSize">Of its platform: <c>(size_t)-1</c> has as many bits as there are, as -1 it is the same everywhere.</param>
    public static string Cast(CConstant value, string type, int pointerSize)
    {
        if (!value.IsInteger)
        {
            return Of(value, type);
        }

        var digits = (pointerSize == 4 ? (int)value.Bits : value.Bits).ToString(CultureInfo.InvariantCulture);
        return type is "nint" or "nuint" ? $"unchecked(({type})({digits}))"
            : type.EndsWith('*') || type.Contains('<', StringComparison.Ordinal) ? $"({type})unchecked((nint)({digits}))"
            : $"unchecked(({type})({Number(value)}))";
    }

    /// <summary>A string with its quotes.</summary>
    public static string Quote(string text)
    {
        var result = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => result.Append("\\\""),
                '\\' => result.Append("\\\\"),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                < ' ' or > '~' => result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => result.Append(c),
            };
        }

        return result.Append('"').ToString();
    }

    /// <summary>The digits of an integer.</summary>
    public static string Number(CConstant value) => value.ToString();

    private static string Integer(CConstant value, string type)
    {
        var isIn = type switch
        {
            "int" => !value.IsUnsigned && value.Bits is >= int.MinValue and <= int.MaxValue,
            "uint" => value.Bits is >= 0 and <= uint.MaxValue,
            "long" => !value.IsUnsigned || value.Bits >= 0,
            "ulong" => value.IsUnsigned || value.Bits >= 0,
            "byte" => value.Bits is >= 0 and <= byte.MaxValue,
            "ushort" => value.Bits is >= 0 and <= ushort.MaxValue,
            "sbyte" => value.Bits is >= sbyte.MinValue and <= sbyte.MaxValue,
            _ => value.Bits is >= short.MinValue and <= short.MaxValue,
        };
        return isIn ? Number(value) : $"unchecked(({type})({Number(value)}))";
    }

    private static string Real(double number, string type) =>
        double.IsNaN(number) ? type + ".NaN"
        : double.IsPositiveInfinity(number) || (type == "float" && float.IsPositiveInfinity((float)number)) ? type + ".PositiveInfinity"
        : double.IsNegativeInfinity(number) || (type == "float" && float.IsNegativeInfinity((float)number)) ? type + ".NegativeInfinity"
        : type == "float" ? ((float)number).ToString("R", CultureInfo.InvariantCulture) + "f"
        : number.ToString("R", CultureInfo.InvariantCulture) + "d";
}
