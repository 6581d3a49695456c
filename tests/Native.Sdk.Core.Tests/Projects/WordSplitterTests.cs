using Native.Sdk.Projects;

namespace Native.Sdk.Core.Tests.Projects;

public sealed class WordSplitterTests
{
    public static TheoryData<string, string[]?> Commands => new()
    {
        { "make all", ["make", "all"] },
        { "  make \t all \n", ["make", "all"] },
        { "a 'b c' d", ["a", "b c", "d"] },
        { "a \"b c\" d", ["a", "b c", "d"] },
        { "a b\\ c", ["a", "b c"] },
        { "a \"b\\\"c\"", ["a", "b\"c"] },
        { "a \"b\\\\c\"", ["a", "b\\c"] },
        { "a \"b\\nc\"", ["a", "b\\nc"] },
        { "a 'b\\c'", ["a", "b\\c"] },
        { "a x'y'\"z\"", ["a", "xyz"] },
        { "a '' \"\"", ["a", "", ""] },
        { "a 'it'\\''s'", ["a", "it's"] },
        { "a \"'\" '\"'", ["a", "'", "\""] },
        { "sh -c \"a | b > c\"", ["sh", "-c", "a | b > c"] },
        { "a --x={output}", ["a", "--x={output}"] },
        { "", [] },
        { "   ", [] },
        { "a 'b", null },
        { "a \"b", null },
        { "a \"b\\\"", null },
        { "a\\", ["a\\"] },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void ACommandIsSplitAsAShellWould(string command, string[]? expected) => Assert.Equal(expected, WordSplitter.Split(command));

    [Fact]
    public void OnWindowsABackslashSeparatesFolders() =>
        Assert.Equal(["C:\\tools\\make.exe", "-C", "C:\\my src"], WordSplitter.Split("C:\\tools\\make.exe -C \"C:\\my src\"", backslashEscapes: false));
}
