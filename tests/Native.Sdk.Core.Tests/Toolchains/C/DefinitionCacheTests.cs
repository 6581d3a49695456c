using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Execution;
using Native.Sdk.Toolchains.C;

namespace Native.Sdk.Core.Tests.Toolchains.C;

/// <summary>A memory that may be lost, but never be wrong.</summary>
public sealed class DefinitionCacheTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly Hash128 a = new(1, 2);
    private readonly Hash128 b = new(3, 4);
    private readonly ObjectSymbol[] symbols = [new("one two", true, false, true), new("data", true, false, false), new("f", true, false, true) { Decorated = "_f@8" }];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WhatWasAddedIsFoundInTheNextRun()
    {
        Write();

        var cache = DefinitionCache.Load(folder["memory"]);

        Assert.Equal(symbols, cache.Find(a)!);
        Assert.Equal([], cache.Find(b)!);
        Assert.Null(cache.Find(new Hash128(5, 6)));
    }

    [Fact]
    public void WhatNobodyAskedForIsForgotten()
    {
        Write();
        var second = DefinitionCache.Load(folder["memory"]);
        second.Find(a);
        second.Save(folder["temporary"], folder["memory"]);

        Assert.Null(DefinitionCache.Load(folder["memory"]).Find(b));
    }

    [Fact]
    public void DamageAnywhereMakesItEmpty()
    {
        Write();
        var text = folder.Read("memory");
        for (var i = 0; i < text.Length; i++)
        {
            folder.Write("memory", text[..i] + (char)(text[i] ^ 1) + text[(i + 1)..]);
            Assert.Null(DefinitionCache.Load(folder["memory"]).Find(a));
            folder.Write("memory", text[..i]);
            Assert.Null(DefinitionCache.Load(folder["memory"]).Find(a));
        }
    }

    [Theory]
    [InlineData("x\ny")]
    [InlineData("x\ty")]
    public void ANameWithALineBreakOrATabulatorIsNotKept(string name)
    {
        var cache = DefinitionCache.Load(folder["memory"]);
        cache.Add(a, [new ObjectSymbol(name, true, false, true)]);
        cache.Save(folder["temporary"], folder["memory"]);

        Assert.Null(DefinitionCache.Load(folder["memory"]).Find(a));
    }

    private void Write()
    {
        var cache = DefinitionCache.Load(folder["memory"]);
        cache.Add(a, symbols);
        cache.Add(b, []);
        cache.Save(folder["temporary"], folder["memory"]);
    }
}
