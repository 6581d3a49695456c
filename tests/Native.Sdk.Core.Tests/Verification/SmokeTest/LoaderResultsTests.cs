using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>What a loader wrote, whole or cut off where its process ended.</summary>
public sealed class LoaderResultsTests
{
    [Fact]
    public void ProcessThatNeverStartedIsNotReady()
    {
        var results = LoaderResults.Read([]);

        Assert.False(results.IsReady);
        Assert.Empty(results.Libraries);
    }

    [Fact]
    public void EveryLibraryHasItsFunctions()
    {
        var results = Read("ready", "loading a b", "loaded", "found f", "missing g", "found h", "loading c", "loaded", "done");

        Assert.Equal(["a b: loaded, 2 found, missing g", "c: loaded, 0 found, missing "], results.Libraries.Select(Describe));
        Assert.True(results is { IsReady: true, IsDone: true });
    }

    [Fact]
    public void TheSystemsWordsKeepTheirLines()
    {
        var results = Read("ready", "loading zstd", "failed Unable to load:\t/x/zstd.so: no such file\t/x/libzstd.so: undefined symbol: f\t", "done");

        Assert.Equal("Unable to load:\n  /x/zstd.so: no such file\n  /x/libzstd.so: undefined symbol: f", Assert.Single(results.Libraries).Problem);
    }

    [Theory]
    [InlineData("loading a")]
    [InlineData("loading a|loaded|found f|loading b")]
    public void LibraryInWhichTheProcessEndedIsTheLastOneAndHasNoProblem(string lines)
    {
        var results = Read(["ready", .. lines.Split('|')]);

        Assert.True(results is { IsReady: true, IsDone: false });
        Assert.True(results.Libraries[^1] is { IsLoaded: false, Problem: null });
    }

    [Fact]
    public void WhatDoesNotBelongToALibraryIsPassedBy()
    {
        Assert.Empty(Read("loaded", "failed x", "found f", "missing g", "", "other").Libraries);
    }

    private static LoaderResults Read(params string[] lines) => LoaderResults.Read(lines);

    private static string Describe(LoadedLibrary library) =>
        $"{library.Name}: {(library.IsLoaded ? "loaded" : "not loaded")}, {library.Found} found, missing {string.Join(',', library.Missing)}";
}
