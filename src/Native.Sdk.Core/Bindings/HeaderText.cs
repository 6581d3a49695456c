using Native.Sdk.Headers;
using Native.Sdk.Platforms;

namespace Native.Sdk.Bindings;

/// <summary>A header as the compiler of one platform sees it.</summary>
/// <param name="Platform">For which platform.</param>
/// <param name="Model">Sizes of its types, which depend on the compiler too.</param>
/// <param name="Text">Output of <c>cc -E -dD -C -DNATIVE_SDK_BINDINGS</c>.</param>
public sealed record HeaderText(Platform Platform, CDataModel Model, string Text);
