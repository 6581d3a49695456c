using System.Globalization;

namespace Native.Sdk.Verification;

/// <summary>Numbers for people.</summary>
internal static class Text
{
    /// <summary><c>812 KB</c>, <c>2.4 MB</c>.</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) / 1024} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):0.0} MB");
}
