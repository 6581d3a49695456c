using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>
/// A test with the native libraries of real packages: <c>NATIVE_SDK_TEST_NUPKGS</c> names a folder into which some were
/// unpacked or restored (minutes).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfPackagesAttribute : FactAttribute
{
    public FactIfPackagesAttribute(params string[] tools) => Skip = Folder is null
        ? "Missing here: packages (restore some with <PackageDownload> and set NATIVE_SDK_TEST_NUPKGS=<folder>)"
        : new FactIfToolAttribute(tools).Skip;

    /// <summary>The folder; null if there is none.</summary>
    public static string? Folder { get; } =
        Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_NUPKGS") is { Length: > 0 } folder
        && Directory.Exists(folder) ? folder : null;
}
