using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Platforms;
using Native.Sdk.Toolchains;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Core.Tests.Toolchains.Compilers;

/// <summary>When zig's package is needed. The machine is a linux-x64, its PATH has what the test puts there.</summary>
public sealed class ZigPackageTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "linux-x64", "there is no C compiler")]
    [InlineData("gcc", "linux-x64", null)]
    [InlineData("clang", "linux-x64", null)]
    [InlineData("zig", "linux-x64;win-x64", null)]
    [InlineData("gcc", "linux-x64;win-x64;osx-arm64", "nothing else here builds for win-x64, osx-arm64")]
    [InlineData("gcc x86_64-w64-mingw32-gcc", "linux-x64;win-x64", null)]
    [InlineData("gcc aarch64-linux-gnu-gcc", "linux-arm64;linux-musl-arm64", "nothing else here builds for linux-musl-arm64")]
    [InlineData("x86_64-w64-mingw32-gcc", "win-x64", "there is no C compiler")]
    public void ItIsNeededWhereNothingElseBuilds(string tools, string rids, string? need) => Assert.Equal(need, Need(tools, rids));

    [Fact]
    public void WhatIsBuiltElsewhereNeedsNoCompiler()
    {
        Directory.CreateDirectory(folder["prebuilt/win-x64"]);

        Assert.Equal("nothing else here builds for win-arm64", Need("gcc", "linux-x64;win-x64;win-arm64", prebuilt: folder["prebuilt"]));
    }

    [Theory]
    [InlineData(NativeToolchain.System, "", null)]
    [InlineData(NativeToolchain.Zig, "gcc", "NativeToolchain is zig")]
    [InlineData(NativeToolchain.Zig, "gcc zig", null)]
    public void NativeToolchainDecides(NativeToolchain toolchain, string tools, string? need) =>
        Assert.Equal(need, Need(tools, "linux-x64", settings => settings with { Toolchain = toolchain }));

    [Fact]
    public void WhoNamesAZigWantsNoOther() => Assert.Null(Need("", "win-x64", settings => settings with { ZigPath = "/nowhere/zig" }));

    [Theory]
    [InlineData("/opt/gcc/bin/gcc-14", null)]
    [InlineData("/opt/cross/bin/aarch64-linux-gnu-gcc", "there is no C compiler")]
    public void ANamedCompilerCountsIfItIsTheMachinesOwn(string compiler, string? need) =>
        Assert.Equal(need, Need("", "linux-x64", settings => settings with { Compiler = compiler }));

    [Fact]
    public void OnAMacBothCpusAreTheSystems() => Assert.Null(Need("clang", "osx-x64;osx-arm64", settings => settings with { Host = Platform("osx-arm64") }));

    [Fact]
    public void ItLiesWhereNuGetPutsIt()
    {
        Assert.Equal(Path.Combine("/p", "vezel.zig.toolsets.linux-x64", "0.16.0.1", "tools", "zig"), new ZigPackage(Platform("linux-x64"), "0.16.0.1").FileIn("/p"));
        Assert.Equal(Path.Combine("/p", "vezel.zig.toolsets.win-arm64", "0.17.0-rc.1", "tools", "zig.exe"), new ZigPackage(Platform("win-arm64"), "0.17.0-RC.1").FileIn("/p"));
    }

    private string? Need(string tools, string rids, Func<BuildSettings, BuildSettings>? change = null, string? prebuilt = null)
    {
        foreach (var tool in tools.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            folder.WriteScript("bin/" + tool, "");
        }

        var settings = new BuildSettings
        {
            Configuration = "Release",
            Host = Platform("linux-x64"),
            Environment = new Dictionary<string, string> { ["PATH"] = folder["bin"] },
            DebugSymbols = DebugSymbols.Split,
        };
        return ZigPackage.Need(change?.Invoke(settings) ?? settings, rids.Split(';').Select(Platform), prebuilt, folder.Path);
    }

    private static Platform Platform(string rid) => PlatformTable.Default.Find(rid)!;
}
