using Native.Sdk.Binaries;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;

namespace Native.Sdk.Verification;

/// <summary>Whether a dylib would load on every Mac that its package supports (dyld's rules; delocate checks much the same).</summary>
internal static class MachOAudit
{
    private static readonly string[] PackageManagers = ["/opt/homebrew/", "/usr/local/", "/opt/local/", "/home/linuxbrew/"];

    /// <summary>Audits the part of a library that is for its platform's CPU.</summary>
    public static void Check(AuditScope scope, MachOImage image, Platform platform)
    {
        foreach (var name in image.Needed.Distinct(StringComparer.Ordinal))
        {
            CheckNeeded(scope, image, platform, name);
        }

        if (image.InstallName is { } own && own.StartsWith('/') && !SystemLibraries.Has(platform, own))
        {
            scope.Report(Catalog.AbsoluteInstallName, own, own, $"@rpath/{scope.Library.Name}");
        }

        foreach (var folder in image.RPaths.Where(folder => !IsRelative(folder)).Distinct(StringComparer.Ordinal))
        {
            scope.Report(Catalog.AbsoluteSearchPath, folder, $"'{folder}'", "@loader_path");
        }

        var (oldest, reason) = scope.Policy.ForMacOS(platform);
        if (image.MinimumOS is { } minimum && minimum > Pad(oldest))
        {
            scope.Report(Catalog.MacOSTooNew, Text(minimum), Text(minimum), reason);
        }

        if (image.Cpu == MachOCpu.Arm64 && !image.HasCodeSignature)
        {
            scope.Report(Catalog.Unsigned, "");
        }
    }

    private static void CheckNeeded(AuditScope scope, MachOImage image, Platform platform, string name)
    {
        if (SystemLibraries.Has(platform, name) || scope.IsAllowed(name))
        {
            return;
        }

        var file = name[(name.LastIndexOf('/') + 1)..];
        if (IsRelative(name))
        {
            if (!scope.IsBeside(file))
            {
                scope.Report(Catalog.NeedsOtherLibrary, name, name, "");
            }
            else if (name.StartsWith("@rpath/", StringComparison.Ordinal) && !image.RPaths.Any(path => path.StartsWith("@loader_path", StringComparison.Ordinal)))
            {
                scope.Report(Catalog.NotFoundBeside, name, file, "a run path of @loader_path (link with -Wl,-rpath,@loader_path)");
            }

            return;
        }

        var manager = PackageManagers.Any(folder => name.StartsWith(folder, StringComparison.Ordinal));
        scope.Report(Catalog.NeedsOtherInstallName, name, name, manager ? "where Homebrew or another package manager put it on the machine that built it" : "which macOS does not have");
    }

    private static bool IsRelative(string path) => path.StartsWith("@loader_path", StringComparison.Ordinal)
        || path.StartsWith("@rpath", StringComparison.Ordinal) || path.StartsWith("@executable_path", StringComparison.Ordinal);

    /// <summary>Files have three numbers; 11.0 is older than 11.0.0 to <see cref="Version"/>.</summary>
    private static Version Pad(Version version) => new(version.Major, version.Minor, Math.Max(version.Build, 0));

    private static string Text(Version version) => version.Build > 0 ? version.ToString(3) : version.ToString(2);
}
