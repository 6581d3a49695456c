namespace Native.Sdk.Core.Tests.Toolchains.CMake;

/// <summary>With make, on machines without ninja.</summary>
public sealed class MakefileBuildTests : CMakeBuildTests
{
    private protected override NativeSandbox Prepare(NativeSandbox sandbox) => sandbox.WithoutNinja();
}
