using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Tool;

namespace Native.Sdk.Core.Tests.Tool;

/// <summary>What follows <c>dotnet native show</c>.</summary>
public sealed class ShowOptionsTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public void EveryOptionIsTaken()
    {
        var path = folder.Write("libx.so", "");

        var options = Parse(
            "--json", "--policy", "manylinux2014", "--tfm", "net8.0", "libx.so", "--tfm", ".NETStandard2.0", "--macos", "12",
            "--allow", "libz.so.1", "--allow", "libX11.so.*", "--rid", "linux-musl-x64", "--unused");

        Assert.Equal(path, options.Path);
        Assert.Equal((true, true, false), (options.IsJson, options.ListsUnused, options.ListsExports));
        Assert.Equal((new Version(2, 17), new Version(12, 0)), (options.Glibc, options.MacOS));
        Assert.Equal(["net8.0", "netstandard2.0"], options.TargetFrameworks);
        Assert.Equal(["libz.so.1", "libX11.so.*"], options.Allowed);
        Assert.Equal("linux-musl-x64", options.Rid);
    }

    [Theory]
    [InlineData("What is to be shown?")]
    [InlineData("'--jsn' is no option of show. Did you mean '--json'?", "--jsn", ".")]
    [InlineData("'-v' is no option of show.", "-v", ".")]
    [InlineData("--policy needs a glibc version behind it: --policy 2_17.", ".", "--policy")]
    [InlineData("--rid needs a runtime identifier behind it: --rid linux-x64.", ".", "--rid", "--json")]
    [InlineData("'latest' is no policy. Valid is a version of glibc, 2_17 or 2.17, or one of Python's names: manylinux_2_17, manylinux1 (2.5), manylinux2010 (2.12), manylinux2014 (2.17).", ".", "--policy", "latest")]
    [InlineData("'eight' is no target framework. Valid is for example net8.0, net10.0, netstandard2.0 or net472.", ".", "--tfm", "eight")]
    [InlineData("'9' is no version of macOS. Valid is for example 10.15, 11.0 or 12.", ".", "--macos", "9")]
    [InlineData("'a' and 'b' are two; show takes one package, folder or library.", "a", "b")]
    [InlineData("--exports is for people: the JSON counts the exports, and names the unused ones.", ".", "--json", "--exports")]
    public void WrongUsageIsAnsweredWithWhatIsValid(string message, params string[] arguments) =>
        Assert.Equal(message, Assert.Throws<UsageException>(() => Parse(arguments)).Message);

    [Fact]
    public void UnknownRuntimeIdentifierIsAnsweredWithAllThatAreKnown()
    {
        var message = Assert.Throws<UsageException>(() => Parse(".", "--rid", "linux-x46")).Message;

        Assert.StartsWith("'linux-x46' is none of the runtime identifiers that show knows: linux-x64, ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotThereIsNotAMatterOfUsage() =>
        Assert.Equal($"'{folder["nope.nupkg"]}' does not exist.", Assert.Throws<UnreadableException>(() => Parse("nope.nupkg")).Message);

    [Theory]
    [InlineData("2.17", "2.17")]
    [InlineData("2_17", "2.17")]
    [InlineData("2.9", "2.9")]
    [InlineData("manylinux_2_28", "2.28")]
    [InlineData("manylinux_2_28_x86_64", "2.28")]
    [InlineData("ManyLinux2010", "2.12")]
    [InlineData("manylinux1", "2.5")]
    [InlineData("manylinux2014", "2.17")]
    public void PolicyHasManyNames(string name, string glibc) => Assert.Equal(Version.Parse(glibc), GlibcPolicyName.Parse(name));

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("2.")]
    [InlineData("2.4")]
    [InlineData("3.0")]
    [InlineData("2.17.1")]
    [InlineData("2.x")]
    [InlineData("2.99999999999")]
    [InlineData("glibc_2_17")]
    [InlineData("manylinux")]
    [InlineData("manylinux2015")]
    [InlineData("musllinux_1_2")]
    public void OtherWordsAreNoPolicy(string name) => Assert.Throws<UsageException>(() => GlibcPolicyName.Parse(name));

    public void Dispose() => folder.Dispose();

    private ShowOptions Parse(params string[] arguments) => ShowOptions.Parse(arguments, folder.Path);
}
