namespace Native.Sdk.Core.Tests.Toolchains.CMake;

/// <summary>With ninja, the usual case.</summary>
public sealed class NinjaBuildTests : CMakeBuildTests
{
    private protected override NativeSandbox Prepare(NativeSandbox sandbox) => sandbox;
}
