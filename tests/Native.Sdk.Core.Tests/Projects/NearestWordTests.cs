using Native.Sdk.Projects;

namespace Native.Sdk.Core.Tests.Projects;

public sealed class NearestWordTests
{
    private static readonly string[] Words = ["Sources", "ExcludeSources", "Defines", "Libraries", "Exports", "CStandard", "CppStandard"];

    [Theory]
    [InlineData("Source", "Sources")]
    [InlineData("sources", "Sources")]
    [InlineData("Suorces", "Sources")]
    [InlineData("Define", "Defines")]
    [InlineData("Librarys", "Libraries")]
    [InlineData("Optimize", null)]
    [InlineData("", null)]
    public void TheNearestWordIsTheSlip(string written, string? expected) => Assert.Equal(expected, NearestWord.Find(written, Words));

    [Fact]
    public void OfTwoEquallyNearTheFirstByOrdinalIsTaken() => Assert.Equal("aab", NearestWord.Find("aaa", ["aac", "aab"]));

    [Fact]
    public void WithoutWordsThereIsNoHint() => Assert.Equal("", NearestWord.Hint("x", []));

    [Fact]
    public void TheHintStandsBehindASentence() => Assert.Equal(" Did you mean 'Defines'?", NearestWord.Hint("Defins", Words));
}
