using Native.Sdk.Headers;
using Native.Sdk.Platforms;

namespace Native.Sdk.Toolchains.Bindings;

/// <summary>The text of a header for one platform, before it is read.</summary>
/// <param name="Platform">For which platform.</param>
/// <param name="Model">Sizes of its types.</param>
/// <param name="File">Absolute path.</param>
public sealed record BindText(Platform Platform, CDataModel Model, string File);
