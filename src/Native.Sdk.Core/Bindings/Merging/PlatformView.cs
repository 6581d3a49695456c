using Native.Sdk.Headers;
using Native.Sdk.Platforms;

namespace Native.Sdk.Bindings;

/// <summary>The headers as one platform sees them.</summary>
/// <param name="index">Among the platforms of the request.</param>
/// <param name="platform">Which.</param>
/// <param name="model">Sizes of its types.</param>
internal sealed class PlatformView(int index, Platform platform, CDataModel model)
{
    /// <summary>Among the platforms of the request.</summary>
    public int Index => index;

    public Platform Platform => platform;

    public CDataModel Model => model;

    /// <summary>What was read, by the header's number; null for one without a text for this platform.</summary>
    public required CTranslationUnit?[] Units { get; init; }

    /// <summary>What a running process can tell about where it is: musl it cannot tell from glibc.</summary>
    public string RunTimeKey { get; } = platform.Os + "-" + platform.Cpu;
}
