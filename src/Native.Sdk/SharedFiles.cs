namespace Native.Sdk.Tasks;

/// <summary>Where the package's folder <c>native</c> is: see <see cref="Toolchains.BuildSettings.SharedFolder"/>.</summary>
internal static class SharedFiles
{
    /// <summary>
    /// Absolute path of the folder in the package, from <c>tasks/net10.0</c> or a folder below it, where this assembly lies;
    /// null if it is not there.
    /// </summary>
    public static string? Find()
    {
        var folder = Path.GetDirectoryName(typeof(SharedFiles).Assembly.Location);
        for (var up = 0; up < 4 && !string.IsNullOrEmpty(folder); up++, folder = Path.GetDirectoryName(folder))
        {
            var native = Path.Combine(folder, "native");
            if (File.Exists(Path.Combine(native, "include", "native_sdk.h")))
            {
                return native;
            }
        }

        return null;
    }
}
