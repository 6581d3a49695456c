using Native.Sdk.Bindings;
using Native.Sdk.Core.Tests.Headers;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Headers;

namespace Native.Sdk.Core.Tests.Bindings;

/// <summary>
/// Of a damaged header bindings are made as far as it goes: no exception, no hang. On two platforms it is damaged
/// differently, so that what one declares is something else on the other. <c>NATIVE_SDK_TEST_HEADER_MUTATIONS</c> sets
/// how many.
/// </summary>
public sealed class BindingMutationTests
{
    private static readonly int Mutations =
        int.TryParse(Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_HEADER_MUTATIONS"), out var count) ? count : 1_500;

    [Fact]
    public void DamagedHeaderGivesBindingsOrAnError()
    {
        var random = new Random(20_261_128);
        var files = 0;

        var (slowest, largest) = HeaderMutations.Run(Mutations, seed: 20_261_128, (text, _) =>
        {
            var messages = new MessageRecorder();
            var bindings = BindingGenerator.Generate(Generation.Request(("linux-x64", text), ("win-x86", HeaderMutations.Mutate(HeaderMutations.Specimen, random))), messages);
            Assert.True(bindings is not null || messages.Errors.Count > 0);
            files += bindings?.Files.Count ?? 0;
        });

        Assert.True(slowest < TimeSpan.FromSeconds(5), $"{slowest} for one header");
        Assert.InRange(largest, 0, 64_000_000);
        Assert.True(files > Mutations * 9 / 10, $"Only {files} gave bindings.");
    }

    [Fact]
    public void RecordsThatContainEachOtherOnDifferentPlatformsEndSomewhere()
    {
        var csharp = Generation.CSharp(
            ("linux-x64", "struct a { int x; }; struct b { struct a y; }; int f(struct a *, struct b *);"),
            ("win-x64", "struct b { int x; }; struct a { struct b y; }; int f(struct a *, struct b *);"));

        Assert.Contains("public static extern int f(a* arg0, b* arg1);", csharp, StringComparison.Ordinal);
    }

    [Fact]
    public void RecordsInRecordsEndSomewhere()
    {
        var text = "int f(struct s5000 x); struct s0 { int x; };" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"struct s{i + 1} {{ struct s{i} x; }};"));

        Assert.Contains("public struct s5000", Generation.CSharp(text), StringComparison.Ordinal);
    }
}
