using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Headers;

/// <summary>A test over the real headers of <see cref="RealHeaders"/>, with tools: like <see cref="FactIfToolAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfHeadersAttribute : FactAttribute
{
    public FactIfHeadersAttribute(params string[] tools) => Skip = RealHeaders.Missing.Length > 0
        ? $"Missing here: {string.Join(", ", RealHeaders.Missing)} (apt-get install {RealHeaders.Packages})"
        : new FactIfToolAttribute(tools).Skip;
}
