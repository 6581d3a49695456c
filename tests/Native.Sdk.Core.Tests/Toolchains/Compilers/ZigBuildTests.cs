using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Toolchains;

namespace Native.Sdk.Core.Tests.Toolchains.Compilers;

/// <summary>One C library for every system by one zig, in one build.</summary>
public sealed class ZigBuildTests : IDisposable
{
    private static readonly string[] Rids = ["linux-x64", "linux-arm64", "linux-musl-x64", "win-x64", "win-x86", "osx-arm64", "osx-x64", "freebsd-x64"];

    private readonly Sandbox sandbox = new Sandbox().WithZig().For(Rids);

    private TestFolder Folder => sandbox.Folder;

    public void Dispose() => sandbox.Dispose();

    private void WriteLibrary()
    {
        SmallLibrary.Write(Folder);
        sandbox.Declare("native");
    }

    [FactIfZig("readelf")]
    public async Task OneBuildMakesTheSameLibraryForEverySystem()
    {
        WriteLibrary();
        var build = await sandbox.GoodBuildAsync("Release");

        Assert.All(Rids, rid => Assert.Equal(SmallLibrary.Exports, build.ExportsFor(rid)));
        Assert.All(["linux-x64", "linux-arm64"], rid =>
        {
            Assert.InRange(PlatformSandbox.NewestGlibc(build.LibraryFor(rid)), new Version(2, 0), new Version(2, 17));
            Assert.Equal(["libm.so.6", "libc.so.6"], PlatformSandbox.Needed(build.LibraryFor(rid)).Where(name => !name.StartsWith("ld-", StringComparison.Ordinal)));
        });
        Assert.Equal(["libc.so"], PlatformSandbox.Needed(build.LibraryFor("linux-musl-x64")));
        Assert.All(["win-x64", "win-x86"], rid => Assert.All(PlatformSandbox.Pe(build.LibraryFor(rid)).Imports,
            dll => Assert.Matches("^(?i:kernel32|ntdll|api-ms-win-crt-[a-z]+-l1-1-0)\\.dll$", dll)));
        Assert.All(["osx-x64", "osx-arm64"], rid =>
        {
            var image = PlatformSandbox.MachO(build.LibraryFor(rid));
            Assert.Equal(("@rpath/libnative.dylib", PlatformSandbox.Platform(rid).Baseline), (image.InstallName, image.MinimumOS!.ToString(2)));
            Assert.Equal(["/usr/lib/libSystem.B.dylib"], image.Needed);
        });
        Assert.Equal(
            ["zig 0.16.0, glibc 2.17", "zig 0.16.0, glibc 2.17", "zig 0.16.0", "zig 0.16.0", "zig 0.16.0", "zig 0.16.0, macOS 11.0", "zig 0.16.0, macOS 10.15", "zig 0.16.0"],
            Rids.Select(build.ToolsFor));

        var noop = await sandbox.GoodBuildAsync("Release");
        Folder.Write("native/length.c", Folder.Read("native/length.c").Replace("0 *", "1 *"));
        var changed = await sandbox.GoodBuildAsync("Release");

        Assert.Equal((0, []), (noop.Processes, noop.StepsByPlatform()));
        Assert.Equal(Rids.Select(rid => rid + ": length.c recompiled").Order(), changed.StepsByPlatform().Where(step => step.EndsWith("compiled", StringComparison.Ordinal)));
        Assert.Equal(2 * Rids.Length, changed.Processes);
    }

    /// <summary>zig writes debug information unasked; that of Windows names temporary files, that of macOS the times of objects.</summary>
    [FactIfZig]
    public async Task WithoutSymbolsLibrariesAreTheSameInEveryFolderInDebugToo()
    {
        string[] rids = ["win-x64", "osx-arm64", "linux-arm64"];
        using var elsewhere = new Sandbox("elsewhere").WithZig();
        List<byte[][]> libraries = [];
        foreach (var one in (Sandbox[])[sandbox, elsewhere])
        {
            SmallLibrary.Write(one.Folder);
            var build = await one.Declare("native").For(rids).With(settings => settings with { DebugSymbols = DebugSymbols.None }).GoodBuildAsync();
            libraries.Add([.. rids.Select(rid => File.ReadAllBytes(build.LibraryFor(rid)))]);
        }

        Assert.Equal(libraries[0], libraries[1]);
    }

    /// <summary>For macOS what is linked are copies of the objects.</summary>
    [FactIfZig]
    public async Task TheObjectOfARemovedSourceGoesFromAmongThoseThatAreLinked()
    {
        WriteLibrary();
        Folder.Write("native/more.c", "int api_more(void) { return 1; }\n");
        await sandbox.For("osx-arm64").GoodBuildAsync();
        File.Delete(Folder["native/more.c"]);
        await sandbox.GoodBuildAsync();

        var linked = Path.Combine(sandbox.Directory().Intermediate(PlatformSandbox.Platform("osx-arm64"), "native"), "linked");
        Assert.Equal(["add.c.o", "length.c.o"], Directory.GetFiles(linked).Select(Path.GetFileName).Order());
    }

    [FactIfZig]
    public async Task AHeaderOrAFileOfNamesGivesTheSameExportsEverywhere()
    {
        WriteLibrary();
        Folder.Write("native/names.txt", "api_version # a variable\n\napi_length\n");
        sandbox.For("linux-arm64", "win-x64", "osx-arm64").Redeclare("native", ("Name", "h"), ("Header", "api.h"))
            .Declare("native", ("Name", "f"), ("Exports", "names.txt"));
        var build = await sandbox.GoodBuildAsync("Release");
        var noop = await sandbox.GoodBuildAsync("Release");

        Assert.All(build.Result.Libraries, library => Assert.Equal(
            library.Name == "h" ? ["api_add", "api_length"] : ["api_length", "api_version"], PlatformSandbox.Exports(library)));
        Assert.Equal(6, build.Result.Libraries.Count);
        Assert.Equal(0, noop.Processes);
    }

    [FactIfZig]
    public async Task AnnotatedSourcesExportWhatTheyMark()
    {
        Folder.Write("native/a.c", """
            #ifdef _WIN32
            #define API __declspec(dllexport)
            #else
            #define API __attribute__((visibility("default")))
            #endif
            API int api_table[2] = { 1, 2 };
            API int api_one(void) { return 1; }
            int inner(void) { return api_one(); }
            """);
        sandbox.For("linux-x64", "win-x64", "win-x86", "osx-x64").Declare("native", ("Exports", "Annotated"));
        var build = await sandbox.GoodBuildAsync("Release");

        Assert.All(["linux-x64", "win-x64", "win-x86", "osx-x64"], rid => Assert.Equal(["api_one", "api_table"], build.ExportsFor(rid)));
    }

    /// <summary>The names that C and .NET have for the functions, whatever 32-bit Windows makes of them.</summary>
    [FactIfZig]
    public async Task FunctionsOfOtherCallingConventionsAreExportedByTheirPlainNames()
    {
        Folder.Write("native/api.h", "#ifndef _WIN32\n#define __stdcall\n#define __fastcall\n#endif\nint __stdcall _std(int a);\nint __fastcall fast(int a, int b);\nint plain(void);\n");
        Folder.Write("native/a.c", "#include \"api.h\"\nint __stdcall _std(int a) { return a; }\nint __fastcall fast(int a, int b) { return a + b; }\nint plain(void) { return 0; }\n");
        sandbox.For("linux-x64", "win-x86", "win-x64").Declare("native", ("Header", "api.h"));
        var build = await sandbox.GoodBuildAsync("Release");

        Assert.All(["linux-x64", "win-x86", "win-x64"], rid => Assert.Equal(["_std", "fast", "plain"], build.ExportsFor(rid)));
    }

    /// <summary>What is said about one platform names it, and the others are there.</summary>
    [FactIfZig]
    public async Task OnePlatformThatFailsDoesNotHideTheOthers()
    {
        Folder.Write("native/a.c", "int one(void) { return 1; }\n");
        Folder.Write("native/b.c", "#ifdef _WIN32\n#error not for Windows\n#endif\nint two(void) { return 2; }\n");
        sandbox.For("linux-x64", "win-x64", "osx-arm64").Declare("native");
        var build = await sandbox.BuildAsync("Release");

        Assert.False(build.Result.Succeeded);
        Assert.Equal(["linux-x64", "osx-arm64"], build.Result.Libraries.Select(library => library.Platform.Rid));
        Assert.All(["linux-x64", "osx-arm64"], rid => Assert.Equal(["one", "two"], build.ExportsFor(rid)));
        Assert.Equal(["not for Windows (win-x64)", "'native.dll' was not built for win-x64; see the errors above. There is none of an earlier build."],
            build.Messages.Errors.Select(error => error.Text));
        Assert.Equal((Folder["native/b.c"], 2, "NSDK3002"), (build.Messages.Errors[0].Location!.File, build.Messages.Errors[0].Location!.Line, build.Messages.Errors[1].Code));
    }
}
