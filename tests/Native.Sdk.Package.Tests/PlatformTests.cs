using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>The table of platforms, changed by a project.</summary>
public sealed class PlatformTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private const string NewPlatform = """
        <NativePlatform Include="linux-bionic-x64" OperatingSystem="linux" Cpu="x64" CLibrary="glibc" GnuPrefix="x86_64-linux-gnu"
                        ZigTarget="x86_64-linux-gnu" RustTarget="x86_64-unknown-linux-gnu" />
        """;

    [FactIfTool("x86_64-linux-gnu-gcc")]
    public async Task APlatformOfTheProjectsOwnIsBuiltAndPackedLikeAnyOther()
    {
        var project = NewProject(new Csproj("Lib", Answers.Item + NewPlatform,
            "<IsPackable>true</IsPackable><NativeToolchain>system</NativeToolchain><NativeRuntimeIdentifiers>linux-bionic-x64</NativeRuntimeIdentifiers>")).WithAnswer();

        var package = await project.PackAsync();

        Assert.Contains("runtimes/linux-bionic-x64/native/libanswers.so", package.Files);
    }

    [Fact]
    public async Task WhatIsWrongWithAPlatformIsSaid()
    {
        var project = NewProject(new Csproj("Lib", Answers.Item + """
            <NativePlatform Include="linux-x64" Basline="2.28" />
            <NativePlatform Include="linux-arm64" Cpu="aarch64" />
            <NativePlatform Include="linux-x68" Cpu="x86" />
            """)).WithAnswer();

        var build = await project.FailToBuildAsync();

        Assert.Contains("'Baseline'", build.Error("NSDK1040"));
        Assert.Contains("'aarch64'", build.Error("NSDK1041"));
        Assert.Contains("ZigTarget", build.Error("NSDK1042"));
    }
}
