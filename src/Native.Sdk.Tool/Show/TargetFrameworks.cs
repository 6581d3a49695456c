using NuGet.Frameworks;

namespace Native.Sdk.Tool;

/// <summary>What the folders of a package say about the systems that it is for.</summary>
internal static class TargetFrameworks
{
    /// <summary>
    /// In short folder names, each once: those that run on Linux and macOS, and .NET Framework's. A phone's or Windows's own
    /// (<c>net8.0-android</c>, <c>monoandroid90</c>, <c>uap10.0</c>) say nothing about any system that libraries are held to,
    /// nor do those without a version (<c>netstandard</c>), which nuspecs have.
    /// </summary>
    public static IReadOnlyList<string> ForPolicy(IEnumerable<NuGetFramework> frameworks) =>
    [
        .. frameworks.Where(framework => framework.IsSpecificFramework && !framework.HasPlatform && framework.Version.Major > 0 && IsCounted(framework))
            .Distinct().Order(NuGetFrameworkSorter.Instance).Select(framework => framework.GetShortFolderName()),
    ];

    private static bool IsCounted(NuGetFramework framework) => framework.Framework is FrameworkConstants.FrameworkIdentifiers.NetCoreApp
        or FrameworkConstants.FrameworkIdentifiers.NetStandard or FrameworkConstants.FrameworkIdentifiers.Net;
}
