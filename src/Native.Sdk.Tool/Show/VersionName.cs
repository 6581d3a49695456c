using System.Globalization;

namespace Native.Sdk.Tool;

/// <summary>The names of symbol versions, <c>GLIBC_2.17</c>.</summary>
internal static class VersionName
{
    /// <summary>By the numbers in them: <c>GLIBC_2.9</c> is before <c>GLIBC_2.17</c>, and <c>GCC_4.0.0</c> before both.</summary>
    public static Comparer<string> Order { get; } = Comparer<string>.Create((one, other) =>
    {
        var (left, right) = (one.Split('_', '.'), other.Split('_', '.'));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var order = uint.TryParse(left[i], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && uint.TryParse(right[i], NumberStyles.None, CultureInfo.InvariantCulture, out var second)
                ? first.CompareTo(second)
                : string.CompareOrdinal(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    });
}
