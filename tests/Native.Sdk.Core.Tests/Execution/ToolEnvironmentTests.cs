using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Execution;
using Native.Sdk.Toolchains;

namespace Native.Sdk.Core.Tests.Execution;

public sealed class ToolEnvironmentTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Platform")]
    [InlineData("PLATFORM")]
    [InlineData("Configuration")]
    [InlineData("MSBuildSDKsPath")]
    [InlineData("MSBUILDDISABLENODEREUSE")]
    [InlineData("VSINSTALLDIR")]
    [InlineData("MAKEFLAGS")]
    [InlineData("LANGUAGE")]
    [InlineData("LC_ALL")]
    public void WhatMSBuildLeavesDoesNotReachTools(string name) =>
        Assert.DoesNotContain(name, ToolEnvironment.Create(new Dictionary<string, string> { [name] = "x" }).Keys);

    [Theory]
    [InlineData("PATH")]
    [InlineData("HOME")]
    [InlineData("CFLAGS")]
    [InlineData("PLATFORM_SDK")]
    [InlineData("RUSTFLAGS")]
    public void TheRestStays(string name) => Assert.Equal("x", ToolEnvironment.Create(new Dictionary<string, string> { [name] = "x" })[name]);

    [Fact]
    public void MessagesAreInEnglishAndTheCharacterSetStays()
    {
        var environment = ToolEnvironment.Create(new Dictionary<string, string> { ["LC_ALL"] = "de_DE.UTF-8", ["LANG"] = "fr_FR.UTF-8" });

        Assert.Equal(("de_DE.UTF-8", "C"), (environment["LC_CTYPE"], environment["LC_MESSAGES"]));
    }

    [Fact]
    public void ToolsAreFoundAsAShellFindsThem()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        folder.Write("one/tool", "not executable");
        folder.WriteScript("two/tool", "");
        folder.WriteScript("three/tool", "");
        Directory.CreateDirectory(folder["zero/tool"]);
        var finder = new ToolFinder(new Dictionary<string, string> { ["PATH"] = $":relative:{folder["zero"]}:{folder["none"]}:{folder["one"]}:{folder["two"]}:{folder["three"]}" });

        Assert.Equal(folder["two/tool"], finder.Find("tool", folder.Path));
        Assert.Equal(folder["three/tool"], finder.Find("three/tool", folder.Path));
        Assert.Equal(folder["three/tool"], finder.Find("./three/../three/tool", folder.Path));
        Assert.Equal(folder["three/tool"], finder.Find(folder["three/tool"], "/"));
        Assert.Equal(folder["two/tool"], finder.FindFirst(["nothing", "tool"], "/"));
        Assert.Null(finder.Find("one/tool", folder.Path));
        Assert.Null(finder.Find("nothing", folder.Path));
        Assert.Null(finder.Find("zero/tool", folder.Path));
    }

    [Fact]
    public void WithoutPathNothingIsFound() => Assert.Null(new ToolFinder(new Dictionary<string, string>()).Find("sh", "/"));
}
