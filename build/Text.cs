using System.Globalization;

namespace Native.Sdk.Build;

/// <summary>How numbers are written.</summary>
internal static class Text
{
    public static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:N1} KB");

    public static string Time(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:N1} s");
}
