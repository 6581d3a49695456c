using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Native.Sdk.Toolchains.Bindings;

/// <summary>
/// Gets numbers out of a compiler that cannot be run: they are written into constants of an object file, behind a mark by
/// which they are found whatever the format, byte by byte so that the order of bytes does not matter either.
/// </summary>
internal static class LayoutProbe
{
    private const string Mark = "native-sdk-probe-";

    /// <summary>The proof's source without its assertions, with a constant for each of those that failed.</summary>
    public static string Write(string proof, IReadOnlyList<LayoutAssertion> failures)
    {
        var text = new StringBuilder();
        foreach (var line in proof.Split('\n'))
        {
            if (!line.StartsWith("_Static_assert", StringComparison.Ordinal))
            {
                text.Append(line).Append('\n');
            }
        }

        for (var i = 0; i < failures.Count; i++)
        {
            var value = $"(unsigned long long)({failures[i].Expression})";
            text.Append(CultureInfo.InvariantCulture, $"const unsigned char native_sdk_probe_{i}[] = {{ ");
            foreach (var c in Name(i))
            {
                text.Append(CultureInfo.InvariantCulture, $"{(int)c}, ");
            }

            for (var shift = 56; shift >= 0; shift -= 8)
            {
                text.Append(CultureInfo.InvariantCulture, $"(unsigned char)({value} >> {shift}), ");
            }

            text.Append("0 };\n");
        }

        return text.ToString();
    }

    /// <summary>The numbers, in decimal; null if one is not there.</summary>
    public static IReadOnlyList<string>? Read(ReadOnlySpan<byte> objectFile, int count)
    {
        var numbers = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            var mark = Encoding.ASCII.GetBytes(Name(i));
            var place = objectFile.IndexOf(mark);
            if (place < 0 || objectFile.Length < place + mark.Length + 8)
            {
                return null;
            }

            var value = BinaryPrimitives.ReadUInt64BigEndian(objectFile[(place + mark.Length)..]);
            numbers.Add(value > long.MaxValue ? ((long)value).ToString(CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture));
        }

        return numbers;
    }

    /// <summary>Of the same length for all, so that no name is the beginning of another.</summary>
    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"{Mark}{number:D6}:");
}
