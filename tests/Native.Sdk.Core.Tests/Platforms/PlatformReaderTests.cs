using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Platforms;

namespace Native.Sdk.Core.Tests.Platforms;

public sealed class PlatformReaderTests
{
    private static readonly string[] NewOne = ["OperatingSystem=linux", "Cpu=x86", "CLibrary=glibc", "ZigTarget=x86-linux-gnu", "RustTarget=i686-unknown-linux-gnu"];

    private readonly MessageRecorder messages = new();

    [Fact]
    public void NoItemsLeaveTheTableAsItIs() => Assert.Same(PlatformTable.Default, new PlatformReader(messages).Read([]));

    [Fact]
    public void AnItemOverridesWhatItSaysOfAKnownPlatform()
    {
        var known = PlatformTable.Default.Find("linux-arm64")!;

        var table = Read(("LINUX-ARM64", ["baseline=2.28", "GnuPrefix=aarch64-none-linux-gnu"]));

        Assert.Equal(known with { Baseline = "2.28", GnuPrefix = "aarch64-none-linux-gnu" }, table!.Find("linux-arm64"));
        Assert.Equal(PlatformTable.Default.All.Count, table.All.Count);
    }

    [Fact]
    public void ANewPlatformIsAddedWithTheOldestBaseline()
    {
        var table = Read(("linux-x86", NewOne));

        Assert.Equal(
            new Platform("linux-x86", TargetOs.Linux, "x86", CLibrary.Glibc, "x86-linux-gnu", "i686-unknown-linux-gnu", "", "2.17"),
            table!.Find("linux-x86"));
    }

    [Fact]
    public void TheSecondItemOfAPlatformAddsToTheFirst()
    {
        var table = Read(("linux-x86", NewOne), ("linux-x86", ["Baseline=2.31"]));

        Assert.Equal(("x86-linux-gnu", "2.31"), (table!.Find("linux-x86")!.ZigTarget, table.Find("linux-x86")!.Baseline));
    }

    [Theory]
    [InlineData("linux-x64", "BaseLineVersion=2.28", "NSDK1040", "BaseLineVersion")]
    [InlineData("linux-x64", "CLibary=musl", "NSDK1040", "Did you mean 'CLibrary'?")]
    [InlineData("linux-x64", "OperatingSystem=linx", "NSDK1041", "Did you mean 'linux'?")]
    [InlineData("linux-x64", "Cpu=amd64", "NSDK1041", "loongarch64")]
    [InlineData("linux-x64", "CLibrary=ucrt", "NSDK1041", "glibc or musl")]
    [InlineData("linux-x64", "Baseline=old", "NSDK1041", "2.28")]
    [InlineData("linux/x64", "Baseline=2.28", "NSDK1041", "Include")]
    [InlineData("linux-x68", "ZigTarget=x86-linux-gnu", "NSDK1042", "lacks OperatingSystem, Cpu, CLibrary, RustTarget. Did you mean 'linux-x64'?")]
    [InlineData("ubuntu.22.04-x64", "Baseline=2.35", "NSDK1006", "'linux-x64'")]
    public void WhatIsWrongIsSaid(string rid, string metadata, string code, string words)
    {
        Assert.Null(Read((rid, [metadata])));

        Assert.Equal([code], messages.ErrorCodes);
        Assert.Contains(words, messages.Text);
    }

    private PlatformTable? Read(params (string Rid, string[] Metadata)[] items) => new PlatformReader(messages).Read(items.Select(item => new PlatformDeclaration(
        item.Rid, item.Metadata.Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase))));
}
