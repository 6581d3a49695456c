using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Platforms;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>Which platforms' programs a machine runs, and what it says of the others.</summary>
public sealed class EmulatorTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("linux-x64", "osx-arm64", "libraries of macOS are loaded by macOS only")]
    [InlineData("linux-x64", "freebsd-x64", "libraries of FreeBSD are loaded by FreeBSD only")]
    [InlineData("win-x64", "linux-x64", "libraries of Linux are loaded by Linux only")]
    [InlineData("osx-arm64", "osx-x64", "libraries of macOS are loaded by macOS only")]
    [InlineData("linux-x64", "win-x64", "wine is not on PATH (apt-get install wine, brew install wine-stable)")]
    [InlineData("linux-x64", "win-arm64", "wine here runs programs of x64 only")]
    [InlineData("linux-arm64", "win-x86", "wine here runs programs of arm64 only")]
    [InlineData("linux-x64", "linux-arm64", "qemu-aarch64-static is not on PATH (apt-get install qemu-user-static)")]
    [InlineData("linux-arm64", "linux-musl-x64", "qemu-x86_64-static is not on PATH (apt-get install qemu-user-static)")]
    [InlineData("linux-x64", "linux-loongarch64", "qemu-loongarch64-static is not on PATH (apt-get install qemu-user-static)")]
    public void WhatIsMissingIsNamedWithItsRemedy(string host, string rid, string expected)
    {
        Assert.Null(On(host).Find(Platform(rid), out var missing));
        Assert.Equal(expected, missing);
    }

    [Theory]
    [InlineData("linux-x64", "linux-musl-x64")]
    [InlineData("linux-musl-arm64", "linux-arm64")]
    public void OtherCLibraryNeedsNoEmulator(string host, string rid) => Assert.Equal("", On(host).Find(Platform(rid), out _));

    [FactIfTool("sh")]
    public void EmulatorsAreFoundOnPath()
    {
        foreach (var name in (string[])["wine64", "qemu-s390x"])
        {
            folder.WriteScript(name, "#!/bin/sh\n");
        }

        Assert.Equal(folder["wine64"], On("linux-x64").Find(Platform("win-x64"), out _));
        Assert.Equal(folder["wine64"], On("linux-x64").Find(Platform("win-x86"), out _));
        Assert.Equal(folder["qemu-s390x"], On("linux-x64").Find(Platform("linux-s390x"), out _));
    }

    [FactIfTool("sh")]
    public void WindowsIsNobodysOwnUnlessSomebodySaysSo()
    {
        var cache = On("linux-x64").Start(Platform("win-x64"), "/bin/wine", "/loader.exe", out _)!;
        var named = new Emulator(Platform("linux-x64"), new Dictionary<string, string> { ["WINEPREFIX"] = folder.Path }).Start(Platform("win-x64"), "/bin/wine", "/loader.exe", out _)!;

        Assert.Equal(folder["cache/native-sdk/wine"], cache.Environment["WINEPREFIX"]);
        Assert.Equal(folder.Path, named.Environment["WINEPREFIX"]);
        Assert.Equal(["wineboot", "--init"], cache.Preparation);
        Assert.Null(named.Preparation);
    }

    [FactIfTool("gcc")]
    public void ProgramIsStartedWhereItsDynamicLoaderIs()
    {
        var source = folder.Write("loader.c", "int main(void) { return 0; }\n");
        Shell.Run(folder.Path, "gcc", source, "-o", folder["loader"]);

        var loader = On("linux-musl-x64").Start(Platform("linux-x64"), "", folder["loader"], out _)!;
        var emulated = On("linux-arm64").Start(Platform("linux-x64"), "/bin/qemu-x86_64", folder["loader"], out _)!;

        Assert.Equal(("ld-linux-x86-64.so.2", folder["loader"], 0), (loader.Name, loader.Program, loader.Arguments.Count));
        Assert.Equal(["qemu-x86_64", "/bin/qemu-x86_64", folder["loader"]], [emulated.Name, emulated.Program, .. emulated.Arguments]);
    }

    [Fact]
    public void VariablesOfTheDynamicLoaderDoNotHelpALibrary()
    {
        var variables = Loader.CleanEnvironment(new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = "/x", ["LD_PRELOAD"] = "/x.so", ["DYLD_LIBRARY_PATH"] = "/x", ["LDFLAGS"] = "-lx" });

        Assert.Equal(["LDFLAGS"], variables.Keys.Except(["LC_MESSAGES"]));
    }

    private Emulator On(string host) => new(Platform(host), new Dictionary<string, string> { ["PATH"] = folder.Path, ["XDG_CACHE_HOME"] = folder["cache"] });

    private static Platform Platform(string rid) => PlatformTable.Default.Find(rid)!;
}
