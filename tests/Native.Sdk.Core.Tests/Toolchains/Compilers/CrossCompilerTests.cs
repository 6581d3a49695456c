using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Toolchains;

namespace Native.Sdk.Core.Tests.Toolchains.Compilers;

/// <summary>The GNU cross compilers that distributions have, where there is no zig.</summary>
public sealed class CrossCompilerTests : IDisposable
{
    private readonly Sandbox sandbox = new Sandbox().With(settings => settings with { Toolchain = NativeToolchain.System });

    public CrossCompilerTests()
    {
        SmallLibrary.Write(sandbox.Folder);
        sandbox.Declare("native");
    }

    public void Dispose() => sandbox.Dispose();

    [FactIfTool("gcc", "aarch64-linux-gnu-gcc")]
    public async Task AnotherCpusLibraryExportsWhatThisOnesDoes()
    {
        sandbox.For(Sandbox.Host.Rid, "linux-arm64");
        var build = await sandbox.GoodBuildAsync("Release");
        var noop = await sandbox.GoodBuildAsync("Release");

        Assert.Equal(SmallLibrary.Exports, build.ExportsFor(Sandbox.Host.Rid));
        Assert.Equal(SmallLibrary.Exports, build.ExportsFor("linux-arm64"));
        Assert.StartsWith("aarch64-linux-gnu-gcc ", build.ToolsFor("linux-arm64"), StringComparison.Ordinal);
        Assert.DoesNotContain(PlatformSandbox.Needed(build.LibraryFor("linux-arm64")), name => name.Contains("libgcc", StringComparison.Ordinal));
        Assert.True(File.Exists(build.LibraryFor("linux-arm64") + ".debug"), "there are no symbols");
        Assert.Equal(0, noop.Processes);
    }

    /// <summary>What exports are taken from, where no bindings are made.</summary>
    [FactIfTool("gcc", "aarch64-linux-gnu-gcc")]
    public async Task ABuildForAnotherCpuLeavesWhatWasReadForThisOne()
    {
        sandbox.Redeclare("native", ("Header", "api.h"));
        await sandbox.GoodBuildAsync();
        await sandbox.For("linux-arm64").GoodBuildAsync();
        var back = await sandbox.For(Sandbox.Host.Rid).GoodBuildAsync();

        Assert.Equal(0, back.Processes);
    }

    /// <summary>Nobody has MinGW's own libraries, in Debug no more than in Release.</summary>
    [FactIfTool("x86_64-w64-mingw32-gcc")]
    public async Task AWindowsLibraryNeedsNothingOfMinGW()
    {
        sandbox.For("win-x64");
        var (debug, release) = (await sandbox.GoodBuildAsync(), await sandbox.GoodBuildAsync("Release"));
        var noop = await sandbox.GoodBuildAsync("Release");

        HashSet<string> system = ["ADVAPI32.dll", "KERNEL32.dll", "msvcrt.dll"];

        // gcc for Windows knows no hidden functions, and says so.
        Assert.Equal([.. SmallLibrary.Exports, "shared_inside"], release.ExportsFor("win-x64"));
        Assert.Contains(release.Messages.Warnings, warning => warning.Code == "Wattributes" && warning.Text.EndsWith("(win-x64)", StringComparison.Ordinal));
        Assert.Subset(system, PlatformSandbox.Pe(debug.Library).Imports.ToHashSet());
        Assert.Subset(system, PlatformSandbox.Pe(release.Library).Imports.ToHashSet());
        Assert.Equal(0, noop.Processes);
    }
}
