using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Headers;

namespace Native.Sdk.Core.Tests.Headers;

public sealed class HeaderIntakeTests
{
    [Theory]
    [InlineData("int f(void);", "")]
    [InlineData("namespace sm {\nclass c { public: int f(); };\n}", "NSDK5001 api.h:1")]
    [InlineData("extern \"C\" {\nint f(void);\n}\ntemplate <class T> T g(T);", "NSDK5004 api.h:4")]
    [InlineData("int f(int);\n\nlong f(int);", "NSDK5002 api.h:3")]
    [InlineData("int f(int);\nint f(int a);\nint f();", "")]
    [InlineData("typedef int t;\ntypedef long t;\nint f(t);", "NSDK5002 api.h:2")]
    [InlineData("struct s { int x; };", "NSDK5003 api.h:1")]
    [InlineData("static inline int f(void) { return 1; }", "NSDK5003 api.h:1")]
    [InlineData("", "NSDK5003 api.h:1")]
    [InlineData("int f(void);\nint g(int %);", "NSDK5004 api.h:2")]
    [InlineData("int f(void);\nstruct s {\n  int operator+(int);\n};", "NSDK5004 api.h:3")]
    public void WhatIsWrongWithAHeaderIsSaidWithFileAndLine(string text, string expected) => Assert.Equal(expected, Read(text, new CParseOptions { File = "api.h" }));

    [Fact]
    public void AHeaderOfTenMegabytesIsReadOrRefused()
    {
        var text = string.Concat(Enumerable.Range(0, 250_000).Select(i => $"int function_number_{i}(const char *a, int b);\n"));
        Assert.True(text.Length > 10_000_000);

        Assert.Equal("", Read(text, new CParseOptions { File = "api.h" }));
        Assert.Equal("NSDK5005 api.h:1", Read(text, new CParseOptions { File = "api.h", MaxLength = 10_000_000 }));
    }

    private static string Read(string text, CParseOptions options)
    {
        var messages = new MessageRecorder();
        HeaderIntake.Read(text, "api.h", options, messages);
        return string.Join(' ', messages.All.Select(message => $"{message.Code} {message.Location?.File}:{message.Location?.Line}"));
    }
}
