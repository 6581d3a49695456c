using System.Runtime.Versioning;
using Native.Sdk.Fuzz.Engine;

namespace Native.Sdk.Core.Tests.Fuzz;

/// <summary>A test that mounts file systems, as root or in a user namespace; skipped where that is not allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
[SupportedOSPlatform("linux")]
public sealed class FactIfMountsAttribute : FactAttribute
{
    private static readonly bool CanMount = Workspace.FindNamespace() is not null;

    public FactIfMountsAttribute()
    {
        if (!CanMount)
        {
            Skip = "Not allowed here: to mount a file system. Run as root, or allow unprivileged user namespaces (sysctl kernel.unprivileged_userns_clone=1).";
        }
    }
}
