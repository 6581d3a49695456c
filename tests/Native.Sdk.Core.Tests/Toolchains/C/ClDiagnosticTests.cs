using Native.Sdk.Diagnostics;
using Native.Sdk.Toolchains.C;

namespace Native.Sdk.Core.Tests.Toolchains.C;

public sealed class ClDiagnosticTests
{
    [Theory]
    [InlineData("src/a.c(3): error C2065: 'x': undeclared identifier", MessageLevel.Error, "C2065", "/w/src/a.c", 3, 0, "'x': undeclared identifier")]
    [InlineData("src/a.c(3,5): warning C4101: 'x': unreferenced local variable", MessageLevel.Warning, "C4101", "/w/src/a.c", 3, 5, "'x': unreferenced local variable")]
    [InlineData("src/a.c(3,5): error: use of undeclared identifier 'x'", MessageLevel.Error, "", "/w/src/a.c", 3, 5, "use of undeclared identifier 'x'")]
    [InlineData("src/a.c(3,5): warning: unused variable 'x' [-Wunused-variable]", MessageLevel.Warning, "Wunused-variable", "/w/src/a.c", 3, 5, "unused variable 'x' [-Wunused-variable]")]
    [InlineData("src/a.c(3,5): error: implicit [-Werror,-Wimplicit-int]", MessageLevel.Error, "Wimplicit-int", "/w/src/a.c", 3, 5, "implicit [-Werror,-Wimplicit-int]")]
    [InlineData("/x/a (copy).c(12): fatal error C1083: Cannot open include file: 'z.h': No such file or directory", MessageLevel.Error, "C1083", "/x/a (copy).c", 12, 0, "Cannot open include file: 'z.h': No such file or directory")]
    [InlineData("src/a.c(7): error C2143: syntax error: missing ';' before '}'", MessageLevel.Error, "C2143", "/w/src/a.c", 7, 0, "syntax error: missing ';' before '}'")]
    public void APlaceIsRead(string line, MessageLevel level, string code, string file, int row, int column, string text) =>
        Assert.Equal(new Message(level, code, text + " (win-x64)", new SourceLocation(file, row, column)), ClDiagnostic.Read(line, "/w", " (win-x64)"));

    [Theory]
    [InlineData("a.obj : error LNK2019: unresolved external symbol f referenced in function g", MessageLevel.Error, "LNK2019", "a.obj: unresolved external symbol f referenced in function g")]
    [InlineData("LINK : fatal error LNK1104: cannot open file 'z.lib'", MessageLevel.Error, "LNK1104", "LINK: cannot open file 'z.lib'")]
    [InlineData("LINK : warning LNK4098: defaultlib 'LIBCMT' conflicts with use of other libs", MessageLevel.Warning, "LNK4098", "LINK: defaultlib 'LIBCMT' conflicts with use of other libs")]
    [InlineData("lld-link: error: undefined symbol: f", MessageLevel.Error, "", "lld-link: undefined symbol: f")]
    [InlineData("lld-link: warning: ignoring unknown argument '/x'", MessageLevel.Warning, "", "lld-link: ignoring unknown argument '/x'")]
    [InlineData("cl : Command line warning D9002 : ignoring unknown option '/x'", MessageLevel.Warning, "D9002", "cl: ignoring unknown option '/x'")]
    [InlineData("cl : Command line error D8021 : invalid numeric argument '/Wx'", MessageLevel.Error, "D8021", "cl: invalid numeric argument '/Wx'")]
    public void WithoutAPlaceTheToolIsNamed(string line, MessageLevel level, string code, string text) =>
        Assert.Equal(new Message(level, code, text + " (win-x64)"), ClDiagnostic.Read(line, "/w", " (win-x64)"));

    [Theory]
    [InlineData("a.c")]
    [InlineData("src/a.c(3): note: see declaration of 'x'")]
    [InlineData("Microsoft (R) Incremental Linker Version 14.44.35207.1")]
    [InlineData("   Creating library x.lib and object x.exp")]
    [InlineData(">>> referenced by /w/src/a.c:2")]
    [InlineData("int one(void) { return two() + x; }")]
    [InlineData("1 error generated.")]
    [InlineData("")]
    public void TheRestIsText(string line) => Assert.Null(ClDiagnostic.Read(line, "/w", ""));
}
