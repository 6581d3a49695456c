using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Execution;

namespace Native.Sdk.Core.Tests.Execution;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("gcc", "gcc")]
    [InlineData("-I/a/b", "-I/a/b")]
    [InlineData("", "''")]
    [InlineData("a b", "'a b'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("~/x", "'~/x'")]
    [InlineData("--prefix=~/x", "'--prefix=~/x'")]
    [InlineData("=ls", "'=ls'")]
    public void QuotingIsForReaders(string argument, string expected) =>
        Assert.Equal("/x " + expected, new CommandLine("/x", [argument], "/", new Dictionary<string, string>()).ToString());

    /// <summary>Whatever the arguments are, a shell that is given the line must see just them.</summary>
    [FactIfTool("sh")]
    public void APastedLineGivesAShellTheSameArguments()
    {
        string[] arguments =
        [
            "", " ", "a b", "tab\t", "'", "\"", "''", "\\", "\\\\", "a\\b", "$HOME", "`id`", "$(id)", "*", "?", "[a]", "{a,b}", "!", "!!", "#", "#x", "~", "~/x", "~root", "a~b",
            "a=~", "PATH=x", ";", "&", "|", "<", ">", "(", ")", "größe", "源", "-n", "--", "%s", "^", "@file", "a,b", "x:~", "new\nline", "é'\"$`\\",
        ];
        var line = new CommandLine("/usr/bin/printf", ["%s\\0", .. arguments], "/", new Dictionary<string, string>()).ToString();

        var output = Shell.Run("/", "sh", "-c", line);

        Assert.Equal(arguments, output.Split('\0')[..^1]);
    }

    [Fact]
    public void AnyAsciiCharacterSurvivesAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var arguments = Enumerable.Range(1, 126).Select(code => ((char)code).ToString()).ToArray();
        var line = new CommandLine("/usr/bin/printf", ["%s\\0", .. arguments], "/", new Dictionary<string, string>()).ToString();

        Assert.Equal(arguments, Shell.Run("/", "sh", "-c", line).Split('\0')[..^1]);
    }
}
