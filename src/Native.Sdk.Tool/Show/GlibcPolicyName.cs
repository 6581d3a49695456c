using System.Globalization;

namespace Native.Sdk.Tool;

/// <summary>The names that people have for "runs on every Linux since then".</summary>
/// <remarks>
/// <code>
/// 2.17  2_17                                      the glibc
/// manylinux_2_17  manylinux_2_17_x86_64           Python's name for it (PEP 600)
/// manylinux1  manylinux2010  manylinux2014        its older names for 2.5, 2.12, 2.17 (PEP 513, 571, 599)
/// </code>
/// </remarks>
internal static class GlibcPolicyName
{
    private const string Prefix = "manylinux";

    /// <summary>The glibc of that name.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static Version Parse(string name)
    {
        var text = name.Trim().ToLowerInvariant();
        if (text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            text = text[Prefix.Length..] switch
            {
                "1" => "2.5",
                "2010" => "2.12",
                "2014" => "2.17",
                ['_', .. var version] => version,
                _ => "",
            };
        }

        // What follows the second number is Python's word for a CPU, which libraries tell themselves.
        var parts = text.Split('.', '_');
        var isVersion = parts is ["2", _] || (parts is ["2", _, not "", ..] && !char.IsAsciiDigit(parts[2][0]));
        return isVersion && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor) && minor >= 5
            ? new Version(2, minor)
            : throw new UsageException(
                $"'{name}' is no policy. Valid is a version of glibc, 2_17 or 2.17, or one of Python's names: manylinux_2_17, manylinux1 (2.5), manylinux2010 (2.12), manylinux2014 (2.17).");
    }
}
