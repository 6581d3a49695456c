using System.Diagnostics;
using Native.Sdk.Headers;

namespace Native.Sdk.Core.Tests.Headers;

/// <summary>
/// A damaged header is read as far as it goes: no exception, no hang, no allocation out of proportion.
/// <c>NATIVE_SDK_TEST_HEADER_MUTATIONS</c> sets how many.
/// </summary>
public sealed class HeaderMutationTests
{
    private static readonly int Mutations =
        int.TryParse(Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_HEADER_MUTATIONS"), out var count) ? count : 3_000;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    [Fact]
    public void DamagedHeaderIsReadAsFarAsItGoes()
    {
        var (slowest, largest) = HeaderMutations.Run(Mutations, seed: 20_260_404);

        Assert.True(slowest < MostTime, $"{slowest} for one header");
        Assert.InRange(largest, 0, 8_000_000);
    }

    [Theory]
    [InlineData("(", 300_000)]
    [InlineData("{", 300_000)]
    [InlineData("[", 300_000)]
    [InlineData("int (", 100_000)]
    [InlineData("struct {", 100_000)]
    [InlineData("enum { A = (", 100_000)]
    [InlineData("int a[sizeof(struct { ", 50_000)]
    [InlineData("typedef int *", 100_000)]
    [InlineData("int f(int (*)(", 100_000)]
    [InlineData("__attribute__((", 100_000)]
    [InlineData("extern \"C\" {", 100_000)]
    [InlineData("x ", 300_000)]
    [InlineData("x,", 300_000)]
    [InlineData("1+", 300_000)]
    [InlineData("*", 300_000)]
    [InlineData("/*", 300_000)]
    [InlineData("\"", 300_000)]
    [InlineData("int x; }", 100_000)]
    [InlineData("#define A A A\nA\n", 50_000)]
    [InlineData("#pragma pack(push, 1)\n", 100_000)]
    [InlineData("# 1 \"a\"\n", 100_000)]
    public void RepetitionTakesNoLongerThanItsLength(string part, int count)
    {
        var text = string.Concat(Enumerable.Repeat(part, count));
        var watch = Stopwatch.StartNew();

        CParser.Parse(text, new CParseOptions { IncludeAll = true });
        CParser.Parse("enum { A = " + text + "};", new CParseOptions { IncludeAll = true });

        Assert.True(watch.Elapsed < MostTime, $"{watch.Elapsed}");
    }

    [Fact]
    public void TypedefsOfTypedefsEndSomewhere()
    {
        var text = "typedef int t0;" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"typedef t{i} *t{i + 1};"))
            + "struct s0 { int x; };" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"struct s{i + 1} {{ struct s{i} x; }};"));

        var unit = CParser.Parse(text, new CParseOptions());

        Assert.NotEmpty(unit.Problems);
        Assert.Equal(4, unit.Layout.Of(unit.Records[^1])!.Size);
    }

    [Fact]
    public void MacrosThatGrowAreGivenUp()
    {
        var text = "#define M0 1\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"#define M{i + 1} M{i} + M{i}\n"))
            + "#define F(x) x + x\n#define G F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(1))))))))))))))))\n";

        var unit = CParser.Parse(text, new CParseOptions());

        Assert.Contains("M200", unit.OtherMacros);
        Assert.Equal("2", unit.Macros.Single(macro => macro.Name == "M1").Value.ToString());
    }
}
