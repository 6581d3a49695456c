using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Toolchains;
using Native.Sdk.Toolchains.CMake;

namespace Native.Sdk.Core.Tests.Toolchains.Compilers;

/// <summary>cmake and commands for other platforms: what they are told, and what is made of what they build.</summary>
public sealed class OtherKindsTests : IDisposable
{
    private static readonly string[] Rids = ["linux-arm64", "win-x64"];

    private const string Source = """
        #ifdef _WIN32
        #define API __declspec(dllexport)
        #else
        #define API __attribute__((visibility("default")))
        #endif
        API int demo(void) { return 1; }
        """;

    private readonly Sandbox sandbox = new Sandbox().WithZig().For(Rids);

    private TestFolder Folder => sandbox.Folder;

    public void Dispose() => sandbox.Dispose();

    private void DeclareCMake()
    {
        Folder.Write("demo/demo.c", Source);
        Folder.Write("demo/CMakeLists.txt", """
            cmake_minimum_required(VERSION 3.16)
            project(demo C)
            message(WARNING "${CMAKE_SYSTEM_NAME} ${CMAKE_SYSTEM_PROCESSOR} ${CMAKE_CROSSCOMPILING} ${CMAKE_C_COMPILER_ID}")
            add_library(helper STATIC helper.c)
            add_library(demo SHARED demo.c)
            target_link_libraries(demo PRIVATE helper)
            """);
        Folder.Write("demo/helper.c", "int helper(void) { return 1; }\n");
        sandbox.Declare("demo/CMakeLists.txt");
    }

    /// <summary>A command that takes what it is told to take, and keeps a diary.</summary>
    private void DeclareCommand(string compiler = "\"$CC\"")
    {
        Folder.Write("demo/src/demo.c", Source);
        Folder.WriteScript("demo/build.sh", $"""
            #!/bin/sh
            set -e
            echo "begin $NATIVE_RID $NATIVE_TARGET" >> diary
            sleep 0.1
            {compiler} -shared -fPIC -o "$1" src/demo.c
            echo "end $NATIVE_RID $NATIVE_TARGET" >> diary
            """);
        sandbox.Declare("demo", ("Kind", "Command"), ("Command", "./build.sh {output}"), ("Inputs", "src/*.c"));
    }

    [FactIfZig("cmake", "ninja")]
    public async Task CMakeIsToldTheSystemAndTheCompiler()
    {
        DeclareCMake();
        var build = await sandbox.GoodBuildAsync("Release");
        var noop = await sandbox.GoodBuildAsync("Release");
        Folder.Append("demo/demo.c", "\nAPI int more(void) { return 2; }\n");
        var changed = await sandbox.GoodBuildAsync("Release");

        Assert.Equal(["Linux aarch64 TRUE Clang", "Windows AMD64 TRUE Clang"], build.Messages.Warnings.Select(warning => warning.Text["cmake: ".Length..warning.Text.IndexOf(" (", StringComparison.Ordinal)]).Order());
        Assert.All(Rids, rid => Assert.Equal(["demo", "more"], changed.ExportsFor(rid)));
        Assert.InRange(PlatformSandbox.NewestGlibc(changed.LibraryFor("linux-arm64")), new Version(0, 0), new Version(2, 17));
        Assert.Equal(0, noop.Processes);
        Assert.DoesNotContain("zig c++", build.Messages.Text, StringComparison.Ordinal);
    }

    /// <summary>C++ is made ready for what may have it only: it takes long.</summary>
    [Theory]
    [InlineData("project(demo C)", true)]
    [InlineData("project(demo VERSION 1.2 LANGUAGES C)", true)]
    [InlineData("PROJECT( demo\n  LANGUAGES C ASM # not CXX\n)", true)]
    [InlineData("project(demo)", false)]
    [InlineData("project(demo VERSION 1.2)", false)]
    [InlineData("project(demo VERSION 1.2 DESCRIPTION \"in C only\")", false)]
    [InlineData("project(demo C CXX)", false)]
    [InlineData("project(demo C)\nenable_language(CXX)", false)]
    [InlineData("project(demo LANGUAGES ${LANGUAGES})", false)]
    [InlineData("include(everything.cmake)", false)]
    public void AProjectWithoutCppIsKnown(string lists, bool isWithout) => Assert.Equal(isWithout, CMakeScript.IsWithoutCpp(lists));

    /// <summary>zig or nothing: cmake must not fall back to what it finds itself.</summary>
    [FactIfTool("cmake", "gcc", "make")]
    public async Task CMakeDoesNotTakeAnotherCompilerThanWasAskedFor()
    {
        DeclareCMake();
        sandbox.For(Sandbox.Host.Rid).Environment.Remove("ZIG");
        sandbox.WithPathOf("cmake", "gcc", "make", "sh").With(settings => settings with { Toolchain = NativeToolchain.Zig });
        var missing = await sandbox.BuildAsync("Release");
        sandbox.Environment["ZIG"] = "nozig";
        var misspelt = await sandbox.BuildAsync("Release");

        Assert.Equal(["NSDK2003", "NSDK3002"], missing.Messages.ErrorCodes);
        Assert.Equal(["NSDK2005", "NSDK3002"], misspelt.Messages.ErrorCodes);
    }

    /// <summary>What a command makes need not be of C, but a name that leads nowhere is a mistake.</summary>
    [FactIfTool("gcc")]
    public async Task ACommandDoesNotTakeAnotherCompilerThanWasAskedForEither()
    {
        DeclareCommand();
        sandbox.For(Sandbox.Host.Rid).Environment["ZIG"] = "nozig";
        var misspelt = await sandbox.BuildAsync("Release");
        var unused = await sandbox.BuildAsync("Debug");
        sandbox.Environment.Remove("ZIG");
        sandbox.WithPathOf("gcc", "as", "ld", "sh", "sleep").With(settings => settings with { Toolchain = NativeToolchain.Zig });
        var missing = await sandbox.BuildAsync("Release");

        Assert.Equal(["NSDK2005", "NSDK3002"], misspelt.Messages.ErrorCodes);
        Assert.True(unused.Result.Succeeded, unused.Messages.VisibleText);
        Assert.Equal(["NSDK2003", "NSDK3002"], missing.Messages.ErrorCodes);
    }

    /// <summary>On macOS for itself cmake takes the system's compiler, which builds for the system that it is on unless it is told.</summary>
    [FactIfTool("cmake", "gcc", "ninja")]
    public async Task CMakeIsToldTheOldestMacOS()
    {
        DeclareCMake();
        var mac = PlatformSandbox.Platform("osx-arm64");
        sandbox.For("osx-arm64").With(settings => settings with { Host = mac });
        var usual = await sandbox.BuildAsync("Release");
        sandbox.With(settings => settings with { MacOSDeploymentTarget = "13.1" });
        var newer = await sandbox.BuildAsync("Release");

        Assert.Contains(" -DCMAKE_OSX_DEPLOYMENT_TARGET=11.0", usual.Messages.Text, StringComparison.Ordinal);
        Assert.Contains(" -DCMAKE_OSX_DEPLOYMENT_TARGET=13.1", newer.Messages.Text, StringComparison.Ordinal);
    }

    [FactIfZig]
    public async Task ACommandFindsTheCompilerInItsVariables()
    {
        DeclareCommand();
        var build = await sandbox.GoodBuildAsync("Release");
        var noop = await sandbox.GoodBuildAsync("Release");

        Assert.All(Rids, rid => Assert.Equal(["demo"], build.ExportsFor(rid)));
        Assert.Equal(0, noop.Processes);
    }

    /// <summary>A makefile that is run for two platforms at once would mix up their objects.</summary>
    [FactIfZig]
    public async Task TwoPlatformsOfACommandAreNeverBuiltAtOnceInOneFolder()
    {
        DeclareCommand();
        sandbox.Request = request => request with { Platforms = [.. Rids.Select(PlatformSandbox.Platform)], MaxParallelism = 8 };
        await sandbox.GoodBuildAsync("Release");

        string[] arm = ["begin linux-arm64 aarch64-unknown-linux-gnu", "end linux-arm64 aarch64-unknown-linux-gnu"];
        string[] windows = ["begin win-x64 x86_64-pc-windows-gnu", "end win-x64 x86_64-pc-windows-gnu"];
        var diary = File.ReadAllLines(Folder["demo/diary"]);
        Assert.Equal(diary[0] == arm[0] ? [.. arm, .. windows] : [.. windows, .. arm], diary);
    }

    [FactIfZig("gcc")]
    public async Task ACommandThatBuildsForThisMachineAllTheSameIsAnError()
    {
        DeclareCommand(compiler: "gcc");
        var build = await sandbox.BuildAsync("Release");

        Assert.Empty(build.Result.Libraries);
        Assert.Equal(["NSDK3002", "NSDK3002", "NSDK3014", "NSDK3014"], build.Messages.ErrorCodes.Order());
        Assert.Contains(build.Messages.Errors, error => error.Text.StartsWith("'libdemo.so' of NativeProject 'demo' was built for linux-arm64, but it is Elf for x64.", StringComparison.Ordinal));
    }
}
