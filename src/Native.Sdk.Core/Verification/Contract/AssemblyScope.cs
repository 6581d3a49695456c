using Native.Sdk.Platforms;

namespace Native.Sdk.Verification;

/// <summary>On which platforms an assembly of a package is used.</summary>
internal static class AssemblyScope
{
    /// <summary>Whether it is used on a platform, as far as its target framework and its folder in the package tell.</summary>
    internal static bool Includes(PackagedAssembly assembly, string rid, TargetOs os) =>
        SystemsOf(assembly.TargetFramework).Contains(os) && IncludesRid(assembly.File.Path, rid, os);

    /// <summary>Those of a target framework: <c>net8.0-windows10.0.19041</c>, <c>net472</c>, <c>netstandard2.0</c>.</summary>
    internal static TargetSystems SystemsOf(string targetFramework)
    {
        var dash = targetFramework.IndexOf('-');
        return new TargetFramework(targetFramework).IsFramework || StartsWith("uap") ? TargetSystems.Of(TargetOs.Windows)
            : StartsWith("monoandroid") || StartsWith("xamarin") ? TargetSystems.None
            : StartsWith("net") && dash >= 0 ? TargetSystems.Named(targetFramework[(dash + 1)..])
            : TargetSystems.All;

        bool StartsWith(string start) => targetFramework.StartsWith(start, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary><c>runtimes/unix/lib/net8.0/Sm.dll</c> is for some platforms only: those that have the folder's RID in their ancestry.</summary>
    private static bool IncludesRid(string path, string rid, TargetOs os)
    {
        var parts = path.Split('/');
        return parts is not ["runtimes", var folder, "lib", ..]
            || folder == "any"
            || (folder == "unix" && os != TargetOs.Windows)
            || rid.Equals(folder, StringComparison.OrdinalIgnoreCase)
            || rid.StartsWith(folder + "-", StringComparison.OrdinalIgnoreCase);
    }
}
