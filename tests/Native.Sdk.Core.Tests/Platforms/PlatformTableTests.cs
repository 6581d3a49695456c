using System.Xml.Linq;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Platforms;

namespace Native.Sdk.Core.Tests.Platforms;

public sealed class PlatformTableTests
{
    /// <summary>DESIGN.md, 3.1.</summary>
    private static readonly string[] Designed =
    [
        "linux-x64", "linux-arm64", "linux-arm", "linux-riscv64", "linux-s390x", "linux-ppc64le", "linux-loongarch64",
        "linux-musl-x64", "linux-musl-arm64", "linux-musl-arm", "linux-musl-riscv64", "linux-musl-s390x", "linux-musl-ppc64le", "linux-musl-loongarch64",
        "win-x64", "win-x86", "win-arm64", "osx-x64", "osx-arm64", "freebsd-x64", "freebsd-arm64",
    ];

    [Fact]
    public void TheTableIsTheDesigns() => Assert.Equal(Designed.Order(), PlatformTable.Default.All.Select(platform => platform.Rid).Order());

    [Fact]
    public void NoTwoRowsShareARidOrATarget()
    {
        Assert.Equal(PlatformTable.Default.All.Count, PlatformTable.Default.All.Select(platform => platform.Rid).Distinct().Count());
        Assert.Equal(PlatformTable.Default.All.Count, PlatformTable.Default.All.Select(platform => platform.ZigTarget).Distinct().Count());
        Assert.Equal(PlatformTable.Default.All.Count, PlatformTable.Default.All.Select(platform => platform.RustTarget).Distinct().Count());
    }

    [Fact]
    public void RidOsCpuAndCLibraryAgree() => Assert.All(PlatformTable.Default.All, platform =>
    {
        var parts = platform.Rid.Split('-');
        Assert.Equal(parts[^1], platform.Cpu);
        Assert.Equal(parts[0], platform.Os switch { TargetOs.Linux => "linux", TargetOs.Windows => "win", TargetOs.MacOS => "osx", _ => "freebsd" });
        Assert.Equal(parts.Contains("musl"), platform.CLibrary == CLibrary.Musl);
        Assert.Equal(platform.CLibrary == CLibrary.Glibc || platform.Os == TargetOs.MacOS, platform.Baseline.Length > 0);
    });

    [Theory]
    [InlineData("linux-x64", "libz.so")]
    [InlineData("freebsd-arm64", "libz.so")]
    [InlineData("win-x86", "z.dll")]
    [InlineData("osx-arm64", "libz.dylib")]
    public void ALibraryIsCalledAsThePlatformWants(string rid, string file) => Assert.Equal(file, PlatformTable.Default.Find(rid)!.DynamicLibrary("z"));

    [Theory]
    [InlineData("linux-x64", "linux-x64")]
    [InlineData("LINUX-X64", "linux-x64")]
    [InlineData("linux-x63", null)]
    [InlineData("linux", null)]
    [InlineData("", null)]
    [InlineData("ubuntu.22.04-x64", null)]
    public void ARidIsFoundWithoutCase(string written, string? expected) => Assert.Equal(expected, PlatformTable.Default.Find(written)?.Rid);

    [Theory]
    [InlineData("ubuntu.22.04-x64", "linux-x64")]
    [InlineData("ubuntu-arm64", "linux-arm64")]
    [InlineData("win10-x64", "win-x64")]
    [InlineData("win7-x86", "win-x86")]
    [InlineData("win81-arm64", "win-arm64")]
    [InlineData("osx.10.12-x64", "osx-x64")]
    [InlineData("osx.11.0-arm64", "osx-arm64")]
    [InlineData("alpine.3.18-x64", "linux-musl-x64")]
    [InlineData("rhel.8-x64", "linux-x64")]
    [InlineData("debian.12-arm", "linux-arm")]
    [InlineData("sles.15.1-x64", "linux-x64")]
    [InlineData("opensuse.15.1-x64", "linux-x64")]
    [InlineData("freebsd.13-x64", "freebsd-x64")]
    [InlineData("win10-x64-aot", "win-x64")]
    [InlineData("ubuntu.22.04-x63", null)]
    [InlineData("ubuntu.22.04", null)]
    [InlineData("-x64", null)]
    [InlineData("", null)]
    [InlineData("linux-x63", null)]
    public void AnOldRidNamesItsPortableOne(string written, string? expected) => Assert.Equal(expected, PlatformTable.Default.FindPortable(written));

    [Fact]
    public void TheReadyMadeListsHoldKnownRids()
    {
        var properties = XDocument.Load(Path.Combine(Repository.Root, "sdk", "Native.Defaults.props")).Descendants();
        string[] List(string name) => properties.Single(element => element.Name.LocalName == name).Value.Split(';');

        Assert.Equal(PlatformTable.Default.All.Select(platform => platform.Rid), List("NativeAllRuntimeIdentifiers"));
        Assert.Subset(Designed.ToHashSet(), List("NativeCommonRuntimeIdentifiers").ToHashSet());
        Assert.Equal(8, List("NativeCommonRuntimeIdentifiers").Length);
    }
}
