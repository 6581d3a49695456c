using Native.Sdk.Projects;

namespace Native.Sdk.Core.Tests.Projects;

public sealed class GlobTests
{
    [Theory]
    [InlineData("*.c", "a.c", true)]
    [InlineData("*.c", "sub/a.c", false)]
    [InlineData("*.c", "a.cc", false)]
    [InlineData("*.c", ".c", true)]
    [InlineData("**/*.c", "a.c", true)]
    [InlineData("**/*.c", "x/y/z/a.c", true)]
    [InlineData("src/**/*.c", "src/a.c", true)]
    [InlineData("src/**/*.c", "src/x/a.c", true)]
    [InlineData("src/**/*.c", "xsrc/a.c", false)]
    [InlineData("src/**", "src/a/b.h", true)]
    [InlineData("**", "a/b", true)]
    [InlineData("**/test/**", "a/test/b.c", true)]
    [InlineData("**/test/**", "test/b.c", true)]
    [InlineData("**/test/**", "a/tests/b.c", false)]
    [InlineData("**/a/**/b/*.c", "x/a/y/a/z/b/q.c", true)]
    [InlineData("?.c", "a.c", true)]
    [InlineData("?.c", "ab.c", false)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("./src/*.c", "src/a.c", true)]
    [InlineData("src\\*.c", "src/a.c", true)]
    [InlineData("a.c", "a.c", true)]
    [InlineData("a.c", "A.c", false)]
    [InlineData("*", "a", true)]
    [InlineData("*.*", "noextension", false)]
    [InlineData("größe*.c", "größe1.c", true)]
    [InlineData("a[1].c", "a[1].c", true)]
    [InlineData("a[1].c", "a1.c", false)]
    [InlineData("src//*.c", "src/a.c", true)]
    [InlineData("src/", "src/a.c", false)]
    public void APatternMatchesAsMSBuildsDo(string pattern, string path, bool expected) => Assert.Equal(expected, new Glob(pattern).IsMatch(path));

    [Fact]
    public void ManyStarsTakeNoTime()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        new Glob("**/a/**/a/**/a/**/b.c").IsMatch(string.Concat(Enumerable.Repeat("a/", 100)) + "c.c");

        Assert.InRange(watch.ElapsedMilliseconds, 0, 500);
    }
}
