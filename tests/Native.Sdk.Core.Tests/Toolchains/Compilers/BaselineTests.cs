using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Toolchains.Compilers;

/// <summary>How old a system may be that a library still loads on. Which values there are is a matter of <see cref="CompilerChoiceTests"/>.</summary>
public sealed class BaselineTests : IDisposable
{
    private readonly Sandbox sandbox = new Sandbox().WithZig();

    public void Dispose() => sandbox.Dispose();

    /// <summary>statx is of glibc 2.28.</summary>
    [FactIfZig("readelf")]
    public async Task ANewerGlibcIsThereIfItIsAskedFor()
    {
        sandbox.Folder.Write("native/a.c", "#include <sys/stat.h>\nint one(void) { struct statx s; return statx(0, \"/\", 0, 0, &s); }\n");
        sandbox.For("linux-x64").Declare("native", ("Defines", "_GNU_SOURCE"));
        var old = await sandbox.BuildAsync("Release");
        sandbox.With(settings => settings with { GlibcBaseline = "2.28" });
        var build = await sandbox.GoodBuildAsync("Release");
        var symbols = PlatformSandbox.NewestGlibc(build.Library);
        sandbox.With(settings => settings with { GlibcBaseline = "2.31" });
        var newer = await sandbox.GoodBuildAsync("Release");

        Assert.False(old.Result.Succeeded);
        Assert.Contains(old.Messages.Errors, error => error.Text.Contains("statx", StringComparison.Ordinal));
        Assert.Equal(("zig 0.16.0, glibc 2.28", new Version(2, 28)), (build.ToolsFor("linux-x64"), symbols));
        Assert.Contains("glibc 2.28)", build.Messages.Text, StringComparison.Ordinal);
        Assert.Equal(["linux-x64: a.c recompiled", "linux-x64: libnative.so relinked"], newer.StepsByPlatform().Take(2));
    }

    [FactIfZig]
    public async Task TheDeploymentTargetArrivesInTheLibrary()
    {
        sandbox.Folder.Write("native/a.c", "int one(void) { return __ENVIRONMENT_MAC_OS_X_VERSION_MIN_REQUIRED__; }\n");
        sandbox.For("osx-arm64", "osx-x64").With(settings => settings with { MacOSDeploymentTarget = "12.3" }).Declare("native");
        var build = await sandbox.GoodBuildAsync("Release");

        Assert.All(["osx-arm64", "osx-x64"], rid =>
        {
            Assert.Equal("zig 0.16.0, macOS 12.3", build.ToolsFor(rid));
            Assert.Equal("12.3", PlatformSandbox.MachO(build.LibraryFor(rid)).MinimumOS!.ToString(2));
        });
    }
}
