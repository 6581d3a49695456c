using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;
using Native.Sdk.Toolchains.C;

namespace Native.Sdk.Core.Tests.Toolchains.C;

public sealed class CompilerDiagnosticTests
{
    /// <summary>Line, and "level|code|file|line|column|text", or nothing where it is no diagnostic.</summary>
    public static TheoryData<string, string?> Lines => new()
    {
        { "src/a.c:3:5: warning: unused variable 'x' [-Wunused-variable]", "Warning|Wunused-variable|/w/src/a.c|3|5|unused variable 'x' [-Wunused-variable]" },
        { "src/a.c:9:12: error: expected ';' before '}' token", "Error||/w/src/a.c|9|12|expected ';' before '}' token" },
        { "a.c:1:10: fatal error: no.h: No such file or directory", "Error||/w/a.c|1|10|no.h: No such file or directory" },
        { "a.c:3:1: error: control reaches end [-Werror=return-type]", "Error|Wreturn-type|/w/a.c|3|1|control reaches end [-Werror=return-type]" },
        { "a.c:3:1: error: unused variable 'x' [-Werror,-Wunused-variable]", "Error|Wunused-variable|/w/a.c|3|1|unused variable 'x' [-Werror,-Wunused-variable]" },
        { "a.c:7: warning: \"X\" redefined", "Warning||/w/a.c|7|0|\"X\" redefined" },
        { "/usr/include/x.h:12:3: error: #error no", "Error||/usr/include/x.h|12|3|#error no" },
        { "../shared/x.c:2:2: error: e", "Error||/shared/x.c|2|2|e" },
        { "my file.c:1:2: error: e", "Error||/w/my file.c|1|2|e" },
        { "größe (copy).c:1:2: error: e", "Error||/w/größe (copy).c|1|2|e" },
        { "a,b;c'd.c:1:2: error: e", "Error||/w/a,b;c'd.c|1|2|e" },
        { "a:b.c:3:5: error: e", "Error||/w/a:b.c|3|5|e" },
        { "a.c:3:5: error: expected ':' in x:1:2: error: y", "Error||/w/a.c|3|5|expected ':' in x:1:2: error: y" },
        { "a.c:3:5: warning: array [-1] is odd", "Warning||/w/a.c|3|5|array [-1] is odd" },
        { "a.c:3:5: warning: x [CWE-401] [-Wanalyzer-malloc-leak]", "Warning|Wanalyzer-malloc-leak|/w/a.c|3|5|x [CWE-401] [-Wanalyzer-malloc-leak]" },
        { "a.c:3:5: note: declared here", null },
        { "In file included from a.h:3,", null },
        { "                 from b.c:1:", null },
        { "a.c: In function 'f':", null },
        { "    3 |   int x;", null },
        { "      |       ^", null },
        { "1 warning generated.", null },
        { "", null },
        { "cc1: error: bad value 'x' for '-march='", "Error||||||cc1: bad value 'x' for '-march='" },
        { "cc1plus: warning: command-line option '-Wno-pointer-sign' is valid for C but not for C++", "Warning||||||cc1plus: command-line option '-Wno-pointer-sign' is valid for C but not for C++" },
        { "gcc: error: unrecognized command-line option '-fno'", "Error||||||gcc: unrecognized command-line option '-fno'" },
        { "clang: error: unknown argument: '-fno'", "Error||||||clang: unknown argument: '-fno'" },
        { "gcc-12: error: unrecognized command-line option '-fno'", "Error||||||gcc-12: unrecognized command-line option '-fno'" },
        { "cc: error: unrecognized command-line option '-fno'", "Error||||||cc: unrecognized command-line option '-fno'" },
        { "aarch64-linux-gnu-gcc: fatal error: no input files", "Error||||||aarch64-linux-gnu-gcc: no input files" },
        { "ld.lld: error: undefined symbol: f", "Error||||||ld.lld: undefined symbol: f" },
        { "/usr/bin/ld: warning: a.o: missing .note.GNU-stack section implies executable stack", "Warning||||||/usr/bin/ld: a.o: missing .note.GNU-stack section implies executable stack" },
        { "a.S: Assembler messages:", null },
        { "src/a.S:3: Error: no such instruction: `frob %eax'", "Error||/w/src/a.S|3|0|no such instruction: `frob %eax'" },
        { "src/a.S:4: Warning: end of file not at end of a line; newline inserted", "Warning||/w/src/a.S|4|0|end of file not at end of a line; newline inserted" },
        { "a.c:4: undefined reference to `missing'", "Error||/w/a.c|4|0|undefined reference to `missing'" },
        { "/usr/bin/ld: a.c:4: undefined reference to `missing'", "Error||/w/a.c|4|0|undefined reference to `missing'" },
        { "/usr/bin/ld: /w/src/a.c:4: undefined reference to `missing'", "Error||/w/src/a.c|4|0|undefined reference to `missing'" },
        { "/usr/bin/ld: a.o:/w/a.c:4: undefined reference to `missing'", "Error||/w/a.c|4|0|undefined reference to `missing'" },
        { "/usr/bin/aarch64-linux-gnu-ld.bfd: libb.a(b.o):b.c:4: undefined reference to `missing'", "Error||/w/b.c|4|0|undefined reference to `missing'" },
        { "a.c:(.text+0x5): undefined reference to `missing'", "Error||||||a.c:(.text+0x5): undefined reference to `missing'" },
        { "/usr/bin/ld: a.c:(.text.startup+0x5): undefined reference to `ns::f(int)'", "Error||||||a.c:(.text.startup+0x5): undefined reference to `ns::f(int)'" },
        { "/w/a.c:4: error: undefined reference to 'missing'", "Error||/w/a.c|4|0|undefined reference to 'missing'" },
        { "a.o:a.c:function g: error: undefined reference to 'missing'", "Error||||||a.c:function g: undefined reference to 'missing'" },
        { "/usr/bin/ld: b.o:/w/b.c:2: multiple definition of `x'; a.o:/w/a.c:2: first defined here", "Error||/w/b.c|2|0|multiple definition of `x'; a.o:/w/a.c:2: first defined here" },
        { "/usr/bin/ld: cannot find -lz: No such file or directory", "Error||||||/usr/bin/ld: cannot find -lz: No such file or directory" },
        { "/usr/bin/ld: a.c:3: warning: the use of `tmpnam' is dangerous, better use `mkstemp'", "Warning||/w/a.c|3|0|the use of `tmpnam' is dangerous, better use `mkstemp'" },
        { "/usr/bin/ld: a.o: in function `g':", null },
        { "/usr/bin/ld: a.c:(.text+0x9): more undefined references to `missing' follow", null },
        { ">>> referenced by a.c:4 (/w/a.c:4)", null },
        { "clang-18: error: unknown argument: '-fno'", "Error||||||clang-18: unknown argument: '-fno'" },
        { "x86_64-w64-mingw32-gcc-12.2.0: error: x", "Error||||||x86_64-w64-mingw32-gcc-12.2.0: x" },
        { "/usr/bin/gcc: error: x", "Error||||||/usr/bin/gcc: x" },
        { "collect2: error: ld returned 1 exit status", "Error||||||collect2: ld returned 1 exit status" },
        { "a.S:3: Fatal error: can't open x", "Error||/w/a.S|3|0|can't open x" },
        { "a.c:3:5: internal compiler error: Segmentation fault", "Error||/w/a.c|3|5|Segmentation fault" },
        { "git: error: no", null },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void ALineIsReadAsWhatItIs(string line, string? expected)
    {
        var message = CompilerDiagnostic.Read(line, "/w", "");

        var seen = message is null ? null
            : message.Location is { } place ? $"{message.Level}|{message.Code}|{place.File}|{place.Line}|{place.Column}|{message.Text}"
            : $"{message.Level}|{message.Code}|||||{message.Text}";
        Assert.Equal(expected, seen);
    }

    [Fact]
    public void TheSuffixStandsBehindTheText()
    {
        var message = CompilerDiagnostic.Read("a.c:1:1: error: bad [-Werror=x]", "/w", " (linux-x64)");

        Assert.Equal("bad [-Werror=x] (linux-x64)", message!.Text);
    }

    [Fact]
    public void AWindowsDriveBelongsToTheFile()
    {
        var message = CompilerDiagnostic.Read("C:\\src\\a.c:1:2: error: e", "/w", "");

        Assert.Equal((MessageLevel.Error, 1, 2), (message!.Level, message.Location!.Line, message.Location.Column));
    }

    [Theory]
    [InlineData("collect2: error: ld returned 1 exit status", true)]
    [InlineData("clang: error: linker command failed with exit code 1 (use -v to see invocation)", true)]
    [InlineData("clang++-18: error: linker command failed with exit code 1 (use -v to see invocation)", true)]
    [InlineData("collect2: fatal error: cannot find 'ld'", false)]
    [InlineData("clang: error: unknown argument: '-fno'", false)]
    public void TheLinkersFailureIsASummary(string line, bool expected) => Assert.Equal(expected, CompilerDiagnostic.IsSummary(line));

    [Theory]
    [InlineData(">>> referenced by a.c:4 (/w/src/a.c:4)", "/w/src/a.c", 4)]
    [InlineData(">>> referenced by a.c:4", "/w/a.c", 4)]
    [InlineData(">>> referenced by a.c", null, 0)]
    [InlineData(">>>               /tmp/a.o:(g)", null, 0)]
    public void LldsReferenceIsAPlace(string line, string? file, int number) =>
        Assert.Equal(file is null ? null : new SourceLocation(file, number), CompilerDiagnostic.ReadReference(line, "/w"));

    /// <summary>What the linker of this machine says of a missing symbol, with and without debug information.</summary>
    [FactIfTool("gcc")]
    public void TheMissingSymbolIsNamed()
    {
        using var folder = new TestFolder();
        folder.Write("a.c", "void missing(void);\nvoid g(void)\n{\n missing();\n missing();\n}\n");

        foreach (var debug in (string[])["-g", "-g0"])
        {
            var lines = Shell.Lines(folder.Path, "sh", "-c", $"gcc {debug} -fPIC -shared -Wl,-z,defs a.c -o a.so 2>&1 || true");
            var read = lines.Where(line => !CompilerDiagnostic.IsSummary(line)).Select(line => CompilerDiagnostic.Read(line, folder.Path, "")).OfType<Message>().ToArray();

            Assert.Equal(2, read.Length);
            Assert.All(read, message => Assert.Contains("missing", message.Text));
            Assert.Equal(debug == "-g" ? [4, 5] : new int?[] { null, null }, read.Select(message => message.Location?.Line));
        }
    }

    [Fact]
    public void TheLinkersSummaryIsNoErrorAndLldsPlaceIsFound()
    {
        var messages = new MessageRecorder();
        var platform = PlatformTable.Default.Find("linux-x64")!;
        string[] lines =
        [
            "ld.lld: error: undefined symbol: missing", ">>> referenced by a.c:4 (/w/a.c:4)", ">>>               /tmp/a.o:(g)",
            "clang: error: linker command failed with exit code 1 (use -v to see invocation)", "collect2: error: ld returned 1 exit status",
        ];

        var errors = CompilerOutput.Report(lines, new GnuDriver(platform, null!), "/w", platform, messages);

        Assert.Equal(1, errors);
        Assert.Equal(new Message(MessageLevel.Error, "", "ld.lld: undefined symbol: missing (linux-x64)", new SourceLocation("/w/a.c", 4)), Assert.Single(messages.Errors));
        Assert.Equal(lines[1..], messages.Of(MessageLevel.Normal).Select(message => message.Text));
    }

    /// <summary>Regular expressions must not take exponential time on what a compiler may print.</summary>
    [Theory]
    [InlineData(':')]
    [InlineData('a')]
    [InlineData(' ')]
    [InlineData('[')]
    [InlineData('1')]
    [InlineData('/')]
    [InlineData('-')]
    [InlineData('(')]
    [InlineData('.')]
    public void ALongLineIsReadInNoTime(char fill)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        CompilerDiagnostic.Read("a.c:1:1: error: " + new string(fill, 200_000), "/w", "");
        CompilerDiagnostic.Read(new string(fill, 20_000), "/w", "");
        CompilerDiagnostic.Read(string.Concat(Enumerable.Repeat("a" + fill, 10_000)), "/w", "");

        Assert.InRange(watch.ElapsedMilliseconds, 0, 2000);
    }
}
