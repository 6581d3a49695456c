using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Headers;

namespace Native.Sdk.Core.Tests.Bindings;

/// <summary>A test over real headers for several platforms: like <see cref="FactIfHeadersAttribute"/>, with zig.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfHeadersAndZigAttribute : FactAttribute
{
    public FactIfHeadersAndZigAttribute(params string[] tools) => Skip = new FactIfHeadersAttribute(tools).Skip ?? new FactIfZigAttribute().Skip;
}
