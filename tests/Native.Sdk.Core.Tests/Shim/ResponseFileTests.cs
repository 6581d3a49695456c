using Native.Sdk.Shim;

namespace Native.Sdk.Core.Tests.Shim;

/// <summary>Files full of arguments, as they are read and written.</summary>
public sealed class ResponseFileTests
{
    [Theory]
    [InlineData("-shared\n/w/libx.rlib\n", new[] { "-shared", "/w/libx.rlib" })]
    [InlineData("/w/my\\ crate/a\\\\b.o\n", new[] { "/w/my crate/a\\b.o" })]
    [InlineData("/w/it's\\ mine/a.o -lm", new[] { "/w/it's mine/a.o", "-lm" })]
    [InlineData("\"/w/my crate/a.o\" '-Dx=\"y\"'", new[] { "/w/my crate/a.o", "-Dx=\"y\"" })]
    [InlineData("\"\" a", new[] { "", "a" })]
    [InlineData("a\\", new[] { "a\\" })]
    [InlineData("", new string[0])]
    public void WhatRustcAndGnuToolsWriteIsRead(string text, string[] arguments) => Assert.Equal(arguments, ResponseFile.Read(text));

    [Theory]
    [InlineData("a b", "\"a b\"\n")]
    [InlineData("C:\\a b\\c", "\"C:\\a b\\c\"\n")]
    [InlineData("C:\\a b\\", "\"C:\\a b\\\\\"\n")]
    [InlineData("-Dx=\"y\"", "\"-Dx=\\\"y\\\"\"\n")]
    [InlineData("\\\"", "\"\\\\\\\"\"\n")]
    public void ZigReadsWhatIsWritten(string argument, string text) => Assert.Equal(text, ResponseFile.WriteForZig([argument]));

    [Fact]
    public void WhatIsWrittenForGnuToolsIsReadBack()
    {
        string[] arguments = ["a b", "it's", "back\\slash", "\"quoted\"", "", "-o", "x%y"];

        Assert.Equal(arguments, ResponseFile.Read(ResponseFile.WriteForGnu(arguments)));
    }

    [Fact]
    public void AnApostropheCannotBeWrittenForZig()
    {
        Assert.False(ResponseFile.CanWriteForZig("/w/it's/a.o"));
        Assert.True(ResponseFile.CanWriteForZig("/w/a \"b\"/a.o"));
    }
}
