using System.Globalization;
using System.Text;

namespace Native.Sdk.Headers;

/// <summary>Values of numbers, characters and strings.</summary>
/// <remarks>C23, 6.4.4 (constants) and 6.4.5 (string literals); gcc's binary numbers; Microsoft's <c>i64</c>.</remarks>
internal static class CLiteral
{
    /// <summary><c>0x7FuL</c>, <c>1'000</c>, <c>1.5e3f</c>; null if it is none.</summary>
    public static CConstant? Number(ReadOnlySpan<char> text, CLayout layout)
    {
        if (text.Contains('\''))
        {
            text = text.ToString().Replace("'", "", StringComparison.Ordinal);
        }

        var radix = text.Length > 1 && text[0] == '0' ? text[1] switch { 'x' or 'X' => 16, 'b' or 'B' => 2, _ => 8 } : 10;
        var isReal = radix == 16 ? text.IndexOfAny("pP.") >= 0 : radix != 2 && text.IndexOfAny("eE.") >= 0;
        return isReal ? Real(text, radix) : Integer(text, radix, layout);
    }

    /// <summary><c>'a'</c>, <c>L'\x41'</c>, <c>'RIFF'</c>; null if it is none.</summary>
    public static CConstant? Character(ReadOnlySpan<char> text, CLayout layout)
    {
        var prefix = text[..text.IndexOf('\'')];
        if (text.Length < prefix.Length + 3 || text[^1] != '\'')
        {
            return null;
        }

        var characters = Unescape(text[(prefix.Length + 1)..^1]);
        var type = Element(prefix, layout.Model, out var size, out var isUnsigned);
        if (prefix.Length > 0)
        {
            return Point(characters) >= 0 ? new CConstant(type, CArithmetic.Wrap(Point(characters), size, isUnsigned)) : null;
        }

        // Several characters: each shifts the ones before, as all compilers do.
        long value = 0;
        var bytes = characters.Length == 1 && characters[0] <= '\xff' && text.Contains('\\') ? [(byte)characters[0]] : Bytes(characters);
        foreach (var one in bytes)
        {
            value = (value << 8) | one;
        }

        return new CConstant(CArithmetic.Int, bytes.Length == 1 ? CArithmetic.Wrap(value, 1, layout.Model.IsCharUnsigned) : (int)value);
    }

    /// <summary>The characters of one string literal, and those of its kind.</summary>
    public static string? String(ReadOnlySpan<char> text, CDataModel model, out CType element)
    {
        var quote = text.IndexOf('"');
        element = Element(text[..quote], model, out _, out _);
        return text.Length >= quote + 2 && text[^1] == '"' && !text.StartsWith("R", StringComparison.Ordinal) ? Unescape(text[(quote + 1)..^1]) : null;
    }

    /// <summary>The only code point; -1 for none or more.</summary>
    private static int Point(string text) =>
        text.Length == 1 ? text[0] : text.Length == 2 && char.IsSurrogatePair(text, 0) ? char.ConvertToUtf32(text, 0) : -1;

    /// <summary>Bytes of a string in UTF-8, of which those given by number are themselves.</summary>
    internal static byte[] Bytes(string text) => IsAscii(text) ? Encoding.ASCII.GetBytes(text) : IsLatin(text) && text.AsSpan().IndexOfAnyInRange('\x80', '\xbf') >= 0 ? Encoding.Latin1.GetBytes(text) : Encoding.UTF8.GetBytes(text);

    private static bool IsAscii(string text) => Ascii.IsValid(text);

    private static bool IsLatin(string text) => text.AsSpan().IndexOfAnyExceptInRange('\0', '\xff') < 0;

    private static CType Element(ReadOnlySpan<char> prefix, CDataModel model, out int size, out bool isUnsigned)
    {
        var kind = prefix switch
        {
            "L" => model.WideCharSize == 2 ? CPrimitive.UnsignedShort : model.IsWideCharUnsigned ? CPrimitive.UnsignedInt : CPrimitive.Int,
            "u" => CPrimitive.UnsignedShort,
            "U" => CPrimitive.UnsignedInt,
            "u8" => CPrimitive.UnsignedChar,
            _ => CPrimitive.Char,
        };
        size = kind switch { CPrimitive.UnsignedShort => 2, CPrimitive.UnsignedInt or CPrimitive.Int => 4, _ => 1 };
        isUnsigned = kind is not (CPrimitive.Int or CPrimitive.Char);
        return CPrimitiveType.Of(kind);
    }

    private static string Unescape(ReadOnlySpan<char> text)
    {
        if (!text.Contains('\\'))
        {
            return text.ToString();
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            var c = text[++i];
            switch (c)
            {
                case >= '0' and <= '7':
                    result.Append((char)Digits(text, ref i, 8, 3));
                    break;
                case 'x':
                    i++;
                    result.Append((char)Digits(text, ref i, 16, 8));
                    break;
                case 'u' or 'U':
                    i++;
                    var point = Digits(text, ref i, 16, c == 'u' ? 4 : 8);
                    result.Append(Rune.IsValid(point) ? new Rune(point).ToString() : "\ufffd");
                    break;
                default:
                    result.Append(c switch
                    {
                        'n' => '\n', 't' => '\t', 'r' => '\r', 'a' => '\a', 'b' => '\b', 'f' => '\f', 'v' => '\v', 'e' => '\x1b', _ => c,
                    });
                    break;
            }
        }

        return result.ToString();
    }

    /// <param name="text">Digits, and what follows.</param>
    /// <param name="index">The first digit; then the last.</param>
    /// <param name="radix">8 or 16.</param>
    /// <param name="most">How many at most.</param>
    private static int Digits(ReadOnlySpan<char> text, ref int index, int radix, int most)
    {
        var (value, start) = (0, index);
        while (index < text.Length && index < start + most && Digit(text[index]) is var digit && digit < radix)
        {
            value = unchecked((value * radix) + digit);
            index++;
        }

        index--;
        return value;
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => 99,
    };

    private static CConstant? Integer(ReadOnlySpan<char> text, int radix, CLayout layout)
    {
        var i = radix is 16 or 2 ? 2 : 0;
        var first = i;
        ulong value = 0;
        for (; i < text.Length && Digit(text[i]) is var digit && digit < radix; i++)
        {
            if (value > (ulong.MaxValue - (ulong)digit) / (ulong)radix)
            {
                return null;
            }

            value = (value * (ulong)radix) + (ulong)digit;
        }

        if (i == first)
        {
            return null;
        }

        var (isUnsigned, longs) = (false, 0);
        switch (text[i..].ToString().ToLowerInvariant())
        {
            case "":
                break;
            case "u" or "ui32":
                isUnsigned = true;
                break;
            case "l":
                longs = 1;
                break;
            case "ul" or "lu":
                (isUnsigned, longs) = (true, 1);
                break;
            case "ll" or "i64":
                longs = 2;
                break;
            case "ull" or "llu" or "ui64":
                (isUnsigned, longs) = (true, 2);
                break;
            case "z" or "uz" or "zu":
                (isUnsigned, longs) = (text[i..].IndexOfAny("uU") >= 0, layout.Model.LongSize < layout.Model.PointerSize ? 2 : layout.Model.PointerSize == 8 ? 1 : 0);
                break;
            case "i8" or "i16" or "i32" or "ui8" or "ui16":
                break;
            default:
                return null;
        }

        // The first of int, long, long long that holds it; their unsigned ones too, but for decimal numbers without "u".
        for (var rank = longs; rank <= 2; rank++)
        {
            var kind = rank switch { 0 => CPrimitive.Int, 1 => CPrimitive.Long, _ => CPrimitive.LongLong };
            layout.TryGet(CPrimitiveType.Of(kind), out var size, out _);
            var most = ulong.MaxValue >> (64 - ((int)size * 8));
            if (!isUnsigned && value <= most >> 1)
            {
                return new CConstant(CPrimitiveType.Of(kind), (long)value);
            }

            if ((isUnsigned || radix != 10 || rank == 2) && value <= most)
            {
                return new CConstant(CPrimitiveType.Of(kind + 1), (long)value);
            }
        }

        return null;
    }

    private static CConstant? Real(ReadOnlySpan<char> text, int radix)
    {
        // In hexadecimal an "f" before the exponent is a digit.
        var from = text.IndexOfAny(radix == 16 ? "pP" : "eE") + 1;
        var end = text.Length;
        while (end > from + 1 && !char.IsAsciiDigit(text[end - 1]) && text[end - 1] != '.')
        {
            end--;
        }

        // "f128x": the number of a suffix belongs to it.
        var letter = text[from..].LastIndexOfAny("fF");
        end = letter > 0 && from + letter < end && radix != 16 ? from + letter : end;
        CPrimitive? known = text[end..].ToString().ToLowerInvariant() switch
        {
            "" or "f64" or "f32x" or "d" => CPrimitive.Double,
            "f" or "f32" => CPrimitive.Float,
            "l" or "f64x" or "w" => CPrimitive.LongDouble,
            "f128" or "q" => CPrimitive.Float128,
            "f16" => CPrimitive.Float16,
            "bf16" => CPrimitive.BFloat16,
            "df" => CPrimitive.Decimal32,
            "dd" => CPrimitive.Decimal64,
            "dl" => CPrimitive.Decimal128,
            _ => null,
        };
        if (known is not { } kind)
        {
            return null;
        }

        text = text[..end];
        if (radix == 16)
        {
            return HexReal(text[2..]) is { } value ? new CConstant(CPrimitiveType.Of(kind), value) : null;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? new CConstant(CPrimitiveType.Of(kind), kind == CPrimitive.Float ? (float)number : number)
            : null;
    }

    private static double? HexReal(ReadOnlySpan<char> text)
    {
        var exponentAt = text.IndexOfAny("pP");
        if (exponentAt < 0 || !int.TryParse(text[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) || Math.Abs((long)exponent) > 100_000)
        {
            return null;
        }

        double value = 0;
        var isFraction = false;
        foreach (var c in text[..exponentAt])
        {
            if (c == '.')
            {
                isFraction = true;
                continue;
            }

            if (Digit(c) >= 16)
            {
                return null;
            }

            value = (value * 16) + Digit(c);
            exponent -= isFraction ? 4 : 0;
        }

        return Math.ScaleB(value, exponent);
    }
}
