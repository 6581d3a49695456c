using Native.Sdk.Bindings;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Bindings;

/// <summary>Headers that are not what bindings are made of: each gets a diagnostic with file and line.</summary>
public sealed class BadHeaderTests
{
    public static TheoryData<string, string> Headers => new()
    {
        { "namespace n { class c { int f(); }; }", "NSDK5001 1" },
        { "int f(int);\nint f(char *);", "NSDK5002 2" },
        { "struct s { int x; };\n#define A 1", "NSDK5003 1" },
        { "", "NSDK5003 1" },
        { "int f(int);\nint g(int %);", "NSDK5004 2" },
        { "int f(void);\nint printf(const char *, ...);", "NSDK5010 2" },
        { "int f(void);\nstatic inline int g(void) { return 1; }", "NSDK5011 2" },
        { "int f(void);\nlong double g(void);", "NSDK5012 2" },
        { "int f(void);\n__int128 g(void);", "NSDK5012 2" },
        { "int f(void);\nvoid g(double _Complex x);", "NSDK5012 2" },
        { "int f(void);\ntypedef float v __attribute__((vector_size(16))); void g(v x);", "NSDK5012 2" },
        { "int f(void);\nvoid g(wchar_t x);", "NSDK5012 2" },
        { "int f(void);\nstruct s;\nvoid g(struct s x);", "NSDK5012 3" },
        { "int f(void);\nvoid g(mystery x);", "NSDK5012 2" },
        { "int f(void);\n__va_list_tag *g; va_list h(void);", "NSDK5012 2, NSDK5016 2" },
        { "int f(void);\nint __attribute__((fastcall)) g(int);", "NSDK5013 2" },
        { "int f(void);\nint __attribute__((visibility(\"hidden\"))) g(int);", "NSDK5015 2" },
        { "int f(void);\nextern int g;", "NSDK5016 2" },
        { "int f(void);\nstruct s { int x; int y[9999999]; };", "NSDK5017 2" },
        { "int f(void);\nstruct s { int x; long double y; };", "NSDK5018 2" },
        { "int f(void);\nstruct f { int x; };", "NSDK5020 2" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void IsNamedWithItsLine(string text, string expected)
    {
        var messages = new MessageRecorder();

        BindingGenerator.Generate(Generation.Request(("linux-x64", text)), messages);

        var coded = messages.All.Where(message => message.Code.Length > 0).ToArray();
        Assert.Equal(expected, string.Join(", ", coded.Select(message => $"{message.Code} {message.Location!.Line}").Order(StringComparer.Ordinal)));
        Assert.All(coded, message => Assert.Equal(Generation.Header, message.Location!.File));
    }

    [Fact]
    public void NothingIsMadeAfterAnError() =>
        Assert.Null(BindingGenerator.Generate(Generation.Request(("linux-x64", "template <class T> class c { };")), new MessageRecorder()));

    [Fact]
    public void TheSameMistakeOnTwoPlatformsIsSaidOnce() =>
        Assert.Single(Generation.Messages(("linux-x64", "int f(int); int f(char *);"), ("win-x64", "int f(int); int f(char *);")));

    [Theory]
    [InlineData("int f(int);", "int f(int, int);", "NSDK5014")]
    [InlineData("int f(int) __asm__(\"a\");", "int f(int) __asm__(\"b\");", "NSDK5014")]
    [InlineData("int f; int g(void);", "int f(int); int g(void);", "NSDK5016")]
    [InlineData("int g(void);\n#define A 1", "int g(void);\n#define A \"a\"", "NSDK5019")]
    public void WhatIsNotTheSameOnAllPlatformsIsNamed(string linux, string windows, string expected) =>
        Assert.Equal([expected], Generation.Messages(("linux-x64", linux), ("win-x64", windows)).Select(message => message.Split(' ')[0]));

    [Fact]
    public void WhatARunningProgramCannotTellApartIsOpaque()
    {
        const string glibc = "struct s { int x; int y; };\nenum e { A = 1 };\nint f(struct s *, enum e);", musl = "struct s { int y; int x; };\nenum e { A = 2 };\nint f(struct s *, enum e);";

        Assert.Equal(["NSDK5019", "NSDK5017"], Generation.Messages(("linux-x64", glibc), ("linux-musl-x64", musl)).Select(message => message.Split(' ')[0]));
    }

    [Fact]
    public void TenMegabytesAreRead()
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"/** Number {i} of a great many functions that are all alike. */\nint function_{i}(const char *name, unsigned long size);\n"));
        Assert.InRange(text.Length, 10_000_000, 20_000_000);

        Assert.Contains("function_99999(byte* name, CULong size);", Generation.CSharp(text), StringComparison.Ordinal);
    }
}
