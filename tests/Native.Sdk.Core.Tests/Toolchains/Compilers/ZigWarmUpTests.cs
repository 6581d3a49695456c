using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Toolchains.Compilers;

/// <summary>
/// zig compiles its own runtime libraries when it first links for a target, into a cache that all projects of a user
/// share; several that do so at once can fail.
/// </summary>
public sealed class ZigWarmUpTests : IDisposable
{
    private readonly TestFolder shared = new();
    private readonly List<Sandbox> sandboxes = [];

    public void Dispose()
    {
        sandboxes.ForEach(sandbox => sandbox.Dispose());
        shared.Dispose();
    }

    private Sandbox Create(string cache, params string[] rids)
    {
        var sandbox = new Sandbox("w" + sandboxes.Count).WithZig().For(rids);
        sandboxes.Add(sandbox);
        sandbox.Environment["ZIG_GLOBAL_CACHE_DIR"] = shared[cache];
        SmallLibrary.Write(sandbox.Folder);
        return sandbox.Declare("native");
    }

    /// <summary>Targets for which zig was made ready in a build.</summary>
    private static int WarmUps(Build build) => build.Messages.All.Count(message => message.Text.StartsWith("native: zig cc ", StringComparison.Ordinal));

    /// <summary>Slow: six C libraries are compiled, twice.</summary>
    [FactIfZig]
    public async Task AColdCacheIsMadeReadyForSixPlatformsAtOnceEachTime()
    {
        string[] rids = ["linux-x64", "linux-arm64", "linux-riscv64", "linux-musl-x64", "osx-x64", "osx-arm64"];
        for (var round = 0; round < 2; round++)
        {
            var build = await Create("cold" + round, rids).GoodBuildAsync("Release");

            Assert.Equal(rids.Length, WarmUps(build));
            Assert.All(rids, rid => Assert.Equal(SmallLibrary.Exports, build.ExportsFor(rid)));
        }
    }

    /// <summary>musl's is the quickest to make.</summary>
    [FactIfZig]
    public async Task AWarmCacheServesOtherProjectsAndARemovedOneIsMadeAgain()
    {
        var first = Create("cache", "linux-musl-x64");
        var cold = await first.GoodBuildAsync("Release");
        var other = await Create("cache", "linux-musl-x64").GoodBuildAsync("Release");
        Directory.Delete(shared["cache"], recursive: true);
        var removed = await first.GoodBuildAsync("Release");
        var noop = await first.GoodBuildAsync("Release");

        // The version of zig, the preparation, two compiles, one link.
        Assert.Equal((1, 5), (WarmUps(cold), cold.Processes));
        Assert.Equal((1, 4), (WarmUps(other), other.Processes));
        Assert.Equal((1, 1), (WarmUps(removed), removed.Processes));
        Assert.Equal((0, 0), (WarmUps(noop), noop.Processes));
    }

    [FactIfZig]
    public async Task TwoBuildsOnOneColdCacheBothSucceed()
    {
        var builds = await Task.WhenAll(
            Create("cache", "linux-musl-x64").GoodBuildAsync("Release"),
            Create("cache", "linux-musl-x64").GoodBuildAsync("Release"));

        Assert.All(builds, build => Assert.Equal(SmallLibrary.Exports, build.ExportsFor("linux-musl-x64")));
        Assert.Equal(9, builds.Sum(build => build.Processes));
    }
}
