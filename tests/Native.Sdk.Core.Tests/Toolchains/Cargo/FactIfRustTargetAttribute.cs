using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Toolchains.Cargo;

/// <summary>
/// A test that builds crates for another platform: <c>[FactIfRustTarget("aarch64-unknown-linux-gnu", "zig", "readelf")]</c>.
/// Where something is missing it is skipped, visibly, with the line that installs it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfRustTargetAttribute : FactAttribute
{
    public FactIfRustTargetAttribute(string target, params string[] tools)
    {
        var others = new FactIfToolAttribute(["cargo", .. tools.Where(tool => tool != "zig")]).Skip;
        var host = Sandbox.Host.RustTarget == target;
        Skip = !host && RustTargets.EnvironmentFor(target) is null ? $"Missing here: Rust's standard library for {target} ({RustTargets.InstallLine(target)})"
            : tools.Contains("zig") && Zig.Program is null ? $"Missing here: zig ({Zig.InstallLine})"
            : others;
    }
}
