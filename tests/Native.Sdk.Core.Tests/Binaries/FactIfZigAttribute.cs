using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>A test with zig, and with other tools: like <see cref="FactIfToolAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfZigAttribute : FactAttribute
{
    public FactIfZigAttribute(params string[] tools) => Skip = Zig.Program is null
        ? $"Missing here: zig ({Zig.InstallLine})"
        : new FactIfToolAttribute(tools).Skip;
}
